"""Whom "the group", "it", "his country" and "the former colony" mean."""

from typing import TYPE_CHECKING, TypeVar

import pytest

from schemas import AnyClaim, Deployment, Membership, Relation, Statement, Territory

if TYPE_CHECKING:
    from tests.unit.extraction.conftest import Reader


Kind = TypeVar("Kind", bound=AnyClaim)


def only(kind: type[Kind], claims: tuple[AnyClaim, ...]) -> list[Kind]:
    """The claims of a kind."""
    return [claim for claim in claims if isinstance(claim, kind)]


@pytest.mark.parametrize(
    ("first", "group"),
    [
        ("Al-Shabaab, which has joined al-Qaeda, is weak.", "al-shabaab"),
        ("Nigeria is fighting ISWAP, which split from Boko Haram.", "islamic-state-west-africa-province"),
        ("Al-Qaeda denied it. Kenyan troops fought al-Shabaab.", "al-shabaab"),
        ("The Islamic State is weak. The SDF drove the jihadists from the dam.", "islamic-state"),
    ],
)
def test_the_group_is_the_one_that_is_told_of(reader: "Reader", first: str, group: str) -> None:
    text = f"{first} Chadian troops captured Baga from the group in May."
    lost = [claim.actor.id for claim in only(Territory, reader.read(text)[0].claims) if claim.change == "lost"]
    assert lost[-1:] == [f"armed-group:{group}"]


@pytest.mark.parametrize(
    ("text", "actor", "count"),
    [
        ("The delegate of Peru, Ana Ruiz, said her country had 250 soldiers in Mali.", "country:PE", 250),
        (
            "Chile has 90 men in Mali. The representative of Peru, Juan Ruiz, said his country had 250 soldiers there.",
            "country:PE",
            250,
        ),
    ],
)
def test_whose_country_is_told_by_the_office(reader: "Reader", text: str, actor: str, count: int) -> None:
    found = {(claim.actor.id, claim.count) for claim in only(Deployment, reader.read(text)[0].claims)}
    assert (actor, count) in found


def test_a_mission_that_is_extended_is_it(reader: "Reader") -> None:
    first = "SAMIM is in Mozambique."
    then = (
        "The Southern African Development Community sent the force in 2021. It was extended in May. It has 1,900 men."
    )
    found = reader.read(first, then, published_at="2022-06-01")[1].claims
    assert ("coalition:samim", 1900) in {(claim.actor.id, claim.count) for claim in only(Deployment, found)}


def test_a_former_colony_is_where_the_mission_is(reader: "Reader") -> None:
    texts = ("INTERFET troops landed. Brazil sent 50 men.", "Indonesia annexed the former Portuguese colony in 1976.")
    found = reader.read(*texts, published_at="1999-10-01")[1].claims
    assert [claim.place.id for claim in only(Territory, found) if claim.place is not None] == ["country:TL"]


def test_what_is_quoted_does_not_say_so(reader: "Reader") -> None:
    found = reader.read('The newspaper Al Kabar denied it. "He sold it to the Americans," it wrote.')[0].claims
    assert "country:US" not in {claim.speaker.id for claim in only(Statement, found)}


def test_a_mission_just_set_up_is_spoken_of_from_there_on(reader: "Reader") -> None:
    first = "Operation Aspides is in the Red Sea. Greece leads Operation Aspides."
    then = "The US set up a mission of its own, Operation Prosperity Guardian, in December. Spain refused to take part."
    found = reader.read(first, then, published_at="2024-02-20")[1].claims
    refused = [claim.coalition.id for claim in only(Membership, found) if claim.status == "refused"]
    assert refused == ["coalition:operation-prosperity-guardian"]


def test_forces_by_a_name_of_their_own_are_these_forces(reader: "Reader") -> None:
    text = "The Afghan National Security Forces took the lead. ISAF now advises and trains these forces."
    found = reader.read(text, published_at="2013-06-01")[0].claims
    trained = {claim.object.id for claim in only(Relation, found) if claim.predicate == "trains"}
    assert trained == {"organisation:afghan-national-security-forces"}


def test_the_south_may_be_told_of_last_year(reader: "Reader") -> None:
    assert reader.ids("North Korean forces invaded the South last June.") == ["country:KP", "country:KR"]


def coalitions(reader: "Reader", *paragraphs: str, published_at: str) -> list[str]:
    """The ids of the coalitions that the last paragraph mentions."""
    ids = reader.ids(*paragraphs, published_at=published_at)
    return [entity_id.removeprefix("coalition:") for entity_id in ids if entity_id.startswith("coalition:")]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Brunei has joined the team.", ["international-monitoring-team"]),
        ("A team of doctors joined it.", []),
        ("The Danish team won the match.", []),
    ],
)
def test_the_team_is_one_whose_name_says_so(reader: "Reader", text: str, meant: list[str]) -> None:
    assert coalitions(reader, "The International Monitoring Team left Mindanao.", text, published_at="2009") == meant


@pytest.mark.parametrize(
    ("first", "then", "published_at", "meant"),
    [
        # a force of its own by what it does
        ("UNPROFOR is in Bosnia.", "Chile will join the rapid reaction force.", "1995", ["un-rapid-reaction-force"]),
        ("MONUC is in Congo.", "Peru leads the buffer force.", "2005", ["buffer-force"]),
        ("MONUC is in Congo.", "The police rapid reaction force left.", "2005", []),
        # another than the one spoken of
        ("The Kenya-led mission is in Haiti.", "They would turn it into a UN peacekeeping mission.", "2024", []),
        ("KFOR is in Kosovo.", "Peru leads a rival coalition.", "2005", []),
        ("KFOR is in Kosovo.", "Peru left the rival coalition.", "2005", []),
        (
            "MINUSMA is in Mali. The G5 Sahel Joint Force has 5,000 men. MINUSMA has more.",
            "Peru sends the new force 20 trucks.",
            "2017",
            ["g5-sahel-joint-force"],
        ),
        (
            "The G5 Sahel Joint Force has 5,000 men.",
            "Chad fights in the multinational force around Lake Chad.",
            "2017",
            ["multinational-joint-task-force"],
        ),
        # who leads it is told of the one spoken of
        ("A 15-nation force sailed for Fiji.", "The mission is led by Tonga.", "2005", ["15-nation-force"]),
        # an older one
        ("ECOMIL is in Liberia.", "Nigeria led the last force here.", "2003", []),
        # whose it cannot be
        ("U.S. troops are in Somalia.", "Marines joined a U.N.-approved force.", "1992", ["unitaf"]),
        ("Chad is near Mali.", "Chadians are part of a wider African force in Mali.", "2013", ["afisma"]),
        # who leads it tells which
        (
            "M23 is in Congo.",
            "A Kenyan general leads the regional force in Goma.",
            "2023",
            ["east-african-community-regional-force"],
        ),
        # where it is, in the capital or the land
        ("Serbia left Kosovo.", "The UN mission in Pristina wants police.", "1999", ["unmik"]),
        # bodies by the last words of their name
        (
            "Peru joined the Ukraine Defense Contact Group.",
            "The contact group met. The Contact Group has 50 members.",
            "2024",
            ["ukraine-defense-contact-group", "ukraine-defense-contact-group"],
        ),
    ],
)
def test_which_force_is_meant(reader: "Reader", first: str, then: str, published_at: str, meant: list[str]) -> None:
    assert coalitions(reader, first, then, published_at=published_at) == meant


def test_the_government_is_that_whose_ministry_publishes(reader: "Reader") -> None:
    heading = "Ministry of Defence, Copenhagen, 14 September 2011"
    ids = reader.ids(heading, "Pirates are held in Somalia.", "The Government has set aside 105 million kroner.")
    assert ids == ["country:DK"]


def test_whose_parts_are_told_of_is_it(reader: "Reader") -> None:
    text = "KFOR grew. The force's first battalions will go to Prizren by May. It is led by Didier Example."
    led = [claim.object.id for claim in only(Relation, reader.read(text, published_at="1999")[0].claims)]
    assert led == ["coalition:kfor"]


@pytest.mark.parametrize(
    ("first", "text", "place"),
    [
        (
            "AMISOM is in Mogadishu. Somalia is poor.",
            "Ethiopians drove the Islamic Courts Union from the capital.",
            "place:mogadishu",
        ),
        (
            "KFOR is in Prizren.",
            "Ethiopians took Gao. Rebels seized Bamako. Ethiopians hold the capital.",
            "place:bamako",
        ),
    ],
)
def test_the_capital_is_that_of_the_land_where_the_forces_are(
    reader: "Reader", first: str, text: str, place: str
) -> None:
    found = only(Territory, reader.read(first, text, published_at="2007-05-01")[1].claims)
    assert place in {claim.place.id for claim in found if claim.place is not None}


def test_peacekeepers_are_the_missions(reader: "Reader") -> None:
    texts = (
        "ECOMIL is in Liberia. U.S. Marines wait off the coast.",
        "The rebels will hand the port to the peacekeepers.",
    )
    found = only(Territory, reader.read(*texts, published_at="2003-08-05")[1].claims)
    assert "country:US" not in {claim.actor.id for claim in found}


def test_the_alliance_whose_mission_it_is_goes_by_that_noun(reader: "Reader") -> None:
    ids = reader.ids("ISAF, which NATO leads, is in Afghanistan.", "The alliance will go.", published_at="2012")
    assert ids == ["organisation:nato"]
