"""Ground behind clauses about its holder, in rows with shares, taken by somebody's men, and what is none."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, ground

SHABAAB = "armed-group:al-shabaab"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Al-Shabaab, which said in May that it had joined al-Qaeda, once controlled most of southern Somalia.",
            {(SHABAAB, "controls", "country:SO")},
        ),
        (
            "Al-Shabaab lost Kismayo, but its men control Jilib.",
            {(SHABAAB, "lost", "place:kismayo"), (SHABAAB, "controls", "place:jilib")},
        ),
        (
            "Vorrat, which al-Shabaab had held since 2019, was retaken by Kenyan forces.",
            {(SHABAAB, "controls", "place:vorrat"), ("country:KE", "gained", "place:vorrat")},
        ),
        ("In Merka, al-Shabaab keeps up a siege that began in May.", {(SHABAAB, "besieged", "place:merka")}),
        (
            "Kenyan forces captured Jilib. Vorrat was retaken in June and Ombrel a week later.",
            {("country:KE", "gained", place) for place in ("place:jilib", "place:vorrat", "Ombrel")},
        ),
        ("The minister accused al-Shabaab of seizing Jilib.", {(SHABAAB, "gained", "place:jilib")}),
        (
            "Kenyan troops moved north from Lamu. The advancing troops captured the town of Jilib.",
            {("country:KE", "gained", "place:jilib")},
        ),
        (
            "Kenyan troops moved north from Lamu. Troops have gained full control of the town of Jilib.",
            {("country:KE", "gained", "place:jilib")},
        ),
        ("Troops have gained full control of the town of Jilib.", {("Troops", "gained", "place:jilib")}),
        (
            "Kenyan troops moved north from Lamu. Soldiers seized the town of Jilib.",
            {("Soldiers", "gained", "place:jilib")},
        ),
        ("The fall of Jilib was the first major defeat of al-Shabaab.", {(SHABAAB, "lost", "place:jilib")}),
        ("The capture of Jilib was a triumph of the Kenyan army.", {("country:KE", "gained", "place:jilib")}),
        (
            "Jilib had been captured in May after days of heavy fighting by Kenyan soldiers.",
            {("country:KE", "gained", "place:jilib")},
        ),
        (
            "An army assault regained control of the town of Jilib.",
            {("army", "gained", "place:jilib")},
        ),
        (
            "A senior army commander said his forces had retaken the town of Jilib.",
            {("his forces", "gained", "place:jilib")},
        ),
        (
            "Marines captured the Chechen stronghold of Minutka Square.",
            {("Marines", "gained", "place:minutka-square")},
        ),
        ("Rebel elements hold the town of Jilib.", {("Rebel elements", "controls", "place:jilib")}),
        (
            "The army, backed by UN peacekeepers, Rwandan forces and Russian advisers, has retaken the town of Jilib.",
            {("The army", "gained", "place:jilib")},
        ),
        ("The army late Friday launched an assault to retake the town of Jilib.", set()),
        ("Kenyan police worked to secure control of the town of Jilib.", set()),
        (
            "Al-Shabaab faces a push by the army, after ousting al-Shabaab from Jilib.",
            {(SHABAAB, "lost", "place:jilib")},
        ),
        (
            "Oromo fighters lost ground a day after Kenyan forces drove them out of the town of Jilib.",
            {
                ("Oromo fighters", "lost", "ground"),
                ("Oromo fighters", "lost", "place:jilib"),
                ("country:KE", "gained", "place:jilib"),
            },
        ),
        (
            "Gunmen who had seized the post at Jilib were expelled by a patrol.",
            {("Gunmen", "gained", "place:jilib"), ("Gunmen", "lost", "place:jilib")},
        ),
        (
            "The army recaptured Jilib, which it had lost to the rebels in May. Vorrat was recaptured on Sunday.",
            {
                ("The army", "gained", "place:jilib"),
                ("The army", "lost", "place:jilib"),
                ("the rebels", "gained", "place:jilib"),
                ("The army", "gained", "place:vorrat"),
            },
        ),
        ("South Sudan's president said his soldiers had seized Malakal.", {("country:SS", "gained", "place:malakal")}),
        (
            "Militants in Kenya's province of Lamu said Sunday that they had captured the town of Jilib.",
            {("Militants", "gained", "place:jilib")},
        ),
        (
            "Tigray forces withdrew from Jilib city and it came under the control of al-Shabaab.",
            {("Tigray forces", "lost", "place:jilib"), (SHABAAB, "gained", "place:jilib")},
        ),
        (
            "Seleka rebels clashed with anti-balaka militias in Bria. The rebels hold the town.",
            {("armed-group:seleka", "controls", "place:bria")},
        ),
        ("Gunmen from the group captured the town of Vorrat.", {("Gunmen", "gained", "place:vorrat")}),
        (
            "Al-Shabaab left Jilib. Gunmen from the group captured the town of Vorrat.",
            {(SHABAAB, "lost", "place:jilib"), (SHABAAB, "gained", "place:vorrat")},
        ),
        ("An al-Qaeda ally, al-Shabaab, controls the town of Vorrat.", {(SHABAAB, "controls", "place:vorrat")}),
        (
            "Aides told Radio Vorrat that President Bashar al-Assad's forces had retaken Jilib.",
            {("country:SY", "gained", "place:jilib")},
        ),
        ("Families fled to Jilib, where al-Shabaab maintains full control.", {(SHABAAB, "controls", "place:jilib")}),
        (
            "The rebels stormed the town of Vorrat and seized control.",
            {("The rebels", "gained", "place:vorrat")},
        ),
        (
            "Soldiers cleared the settlements of Vorrat, Ombrel and Tasmin of militants.",
            {("militants", "lost", f"place:{name}") for name in ("vorrat", "ombrel", "tasmin")}
            | {("Soldiers", "gained", f"place:{name}") for name in ("vorrat", "ombrel", "tasmin")},
        ),
        (
            "Turkish Cypriot fighters hold Kyrenia Castle.",
            {("Turkish Cypriot fighters", "controls", "place:kyrenia-castle")},
        ),
    ],
)
def test_whose_ground_it_is(tell: Teller, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert ground(tell, text) == expected


def test_a_share_beside_a_place_is_not_of_that_place(tell: Teller) -> None:
    found = tell("territory", "Al-Shabaab controls Jilib and about 15 percent of Somalia.")
    assert [(each["place"], each["share"]) for each in found] == [("place:jilib", None), ("country:SO", 15)]


def test_they_from_whose_towns_somebody_drives_them_are_not_who_drives(tell: Teller) -> None:
    text = "The armies of Chad and Mali drove Boko Haram from most of the towns they held."
    assert ("armed-group:boko-haram", "controls", "the towns") in ground(tell, text)


def test_the_group_is_the_one_that_acted_last(tell: Teller) -> None:
    text = "Al-Shabaab says that it has joined al-Qaeda. It left Jilib in May. Kenyan troops took Mogadishu from the group."
    assert (SHABAAB, "lost", "place:mogadishu") in ground(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda will not take part inside Congo because rebels objected.",
        "The battalion, with 600 soldiers, will take over a sector north of Tuzla from the Danes.",
        "The last 12 members of the monitoring team left Mindanao, where soldiers and rebels had fought.",
    ],
)
def test_those_who_take_part_or_watch_take_no_ground(tell: Teller, text: str) -> None:
    assert tell("territory", text) == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("With al-Shabaab still controlling Jilib, the talks have failed.", "asserted"),
        ("Peace is far from certain, with al-Shabaab still holding the town of Jilib.", "asserted"),
        ("The mission will end in May, with al-Shabaab seizing the town of Jilib.", "planned"),
    ],
)
def test_what_goes_along_with_a_failure_has_not_failed(tell: Teller, text: str, modality: str) -> None:
    assert [(each["place"], each["modality"]) for each in tell("territory", text)] == [("place:jilib", modality)]


def test_a_short_form_after_or_is_of_the_name_before_it(tell: Teller) -> None:
    text = "The Sada Liberation Front, or SLF, attacked the army. The SLF now controls Jilib."
    assert ground(tell, text) == {("armed-group:sada-liberation-front", "controls", "place:jilib")}
