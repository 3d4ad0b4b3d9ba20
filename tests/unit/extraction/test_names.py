"""Who and what a text names."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.extraction.conftest import Reader


@pytest.mark.parametrize("name", ["IS", "ISIS", "ISIL", "Daesh", "the Islamic State", "the Islamic State (IS) group"])
def test_one_real_thing_has_one_id_under_all_its_names(reader: "Reader", name: str) -> None:
    assert "armed-group:islamic-state" in reader.ids(f"Iraqi forces fought {name} near Hawija for two weeks.")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Iraqis voted.", "country:IQ"),
        ("British jets struck.", "country:GB"),
        ("Dutch sailors left.", "country:NL"),
        ("U.S. drones flew.", "country:US"),
        ("A Kosovar unit came.", "country:XK"),
        ("New Zealanders joined the force.", "country:NZ"),
    ],
)
def test_a_demonym_is_a_mention_of_its_country(reader: "Reader", text: str, country: str) -> None:
    assert country in reader.ids(text)


def test_a_demonym_inside_a_longer_name_is_no_mention(reader: "Reader") -> None:
    ids = reader.ids("The Syrian Democratic Forces and the American Legion sent letters to Latin American leaders.")
    assert "armed-group:syrian-democratic-forces" in ids
    assert not {"country:SY", "country:US"} & set(ids)


def test_a_surname_leads_to_the_full_name_that_the_document_gave(reader: "Reader") -> None:
    first = "Brig. Gen. Zakaria Ngobongue led the Chadian troops."
    assert ("Ngobongue", "person:zakaria-ngobongue") in reader.names(first, "Ngobongue said the base was destroyed.")


def test_titles_and_possessives_are_no_part_of_a_name(reader: "Reader") -> None:
    names = reader.names("Foreign Secretary William Hague's plane landed, Lt. Col. Todd Breasseale said.")
    assert ("William Hague", "person:william-hague") in names
    assert ("Todd Breasseale", "person:todd-breasseale") in names


def test_a_name_after_a_long_title_is_a_person(reader: "Reader") -> None:
    assert "person:des-browne" in reader.ids("British Secretary of State for Defence Des Browne said it was a loss.")


def test_a_short_form_holds_for_the_document_that_binds_it(reader: "Reader") -> None:
    first = "The Higher Military Commission (HMC) met in Baghdad."
    assert "organisation:higher-military-commission" in reader.ids(first, "The HMC will meet again in May.")
    assert "organisation:higher-military-commission" not in reader.ids("The HMC will meet again in May.")


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("The Iraqi Ministry of Defence denied it.", "organisation:iraqi-ministry-of-defence"),
        ("Russia's Defense Ministry denied it.", "organisation:russian-ministry-of-defence"),
        ("The Ministry of Defence of Ukraine denied it.", "organisation:ukrainian-ministry-of-defence"),
        ("The US Defense Department denied it.", "organisation:united-states-department-of-defense"),
        ("The Pentagon denied it.", "organisation:united-states-department-of-defense"),
        ("The Turkish foreign ministry denied it.", "organisation:turkish-ministry-of-foreign-affairs"),
    ],
)
def test_a_ministry_is_named_after_its_country(reader: "Reader", text: str, entity: str) -> None:
    assert entity in reader.ids(text)


def test_datelines_and_bylines_are_no_mentions(reader: "Reader") -> None:
    assert reader.ids("AFP, WASHINGTON") == []
    assert reader.ids("By Jane Doe and John Roe") == []
    assert reader.ids("NAIROBI (Reuters) - Ugandan soldiers landed on Sunday.") == ["country:UG"]


def test_ships_and_weapons_are_no_entities(reader: "Reader") -> None:
    assert reader.ids("The Danish frigate Absalon fired at two Tornado jets.") == ["country:DK"]


def test_one_name_keeps_its_type_in_a_document(reader: "Reader") -> None:
    found = reader.read("Fighting reached the town of Birmaza.", "Birmaza fell.", "They left Birmaza on Sunday.")
    ids = {m.entity.id for f in found for m in f.mentions}
    assert ids == {"place:birmaza"}


def test_a_name_may_begin_with_a_small_word_that_has_lost_its_vowel(reader: "Reader") -> None:
    first = "Colonel Jan d'Arville told reporters on Monday that the bridge was safe."
    assert "person:jan-darville" in reader.ids(first)
    assert ("d'Arville", "person:jan-darville") in reader.names(first, '"My men hold both banks," added d\'Arville.')


def test_money_and_newspapers_are_told_from_states(reader: "Reader") -> None:
    assert reader.ids("It cost US$300.") == []
    assert reader.ids("The Australian-led force landed.")[0] == "country:AU"


def test_the_word_after_a_name_tells_that_it_is_a_place(reader: "Reader") -> None:
    text = "They hold the Lumbala region and the Dongora quarter."
    assert reader.ids(text) == ["place:lumbala", "place:dongora-quarter"]


@pytest.mark.parametrize(
    "text", ["Rebels shelled Qorbasanti.", "They met in the town of Qorbasanti.", "The army retook Qorbasanti."]
)
def test_a_name_that_nobody_knows_is_a_place_where_places_stand(reader: "Reader", text: str) -> None:
    assert "place:qorbasanti" in reader.ids(text)


def test_a_number_before_states_is_no_part_of_a_name(reader: "Reader") -> None:
    assert reader.ids("Sixteen Pacific nations, including Fiji, met.")[-1] == "country:FJ"
    assert not any(each.startswith("organisation:") for each in reader.ids("Sixteen Pacific nations met in Fiji."))


@pytest.mark.parametrize(("text", "state"), [("Whitehall refused.", "country:GB"), ("Dili refused.", "country:TL")])
def test_seats_of_governments_act_for_them(reader: "Reader", text: str, state: str) -> None:
    assert reader.ids(text) == [state]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("He speaks French, Mandarin Chinese, Hungarian, and Spanish.", []),
        ("French, Chinese and Hungarian officials met.", ["country:FR", "country:CN", "country:HU"]),
        ("They met in Pueblo, CO, on Monday.", ["place:pueblo"]),
        ("He is the mayor of the City of Chicago.", ["place:chicago"]),
        ("The American College of Surgeons met.", ["organisation:american-college-of-surgeons"]),
        ("The Harbridge Coalition met.", []),
    ],
)
def test_languages_learned_societies_and_parts_of_addresses_are_no_states(
    reader: "Reader", text: str, ids: list[str]
) -> None:
    found = reader.ids(text)
    assert [each for each in found if each.startswith(("country:", "place:", "coalition:")) or each in ids] == ids


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("The 55 Division has taken the pass.", "55 Division", "organisation:55-division"),
        ("They fought in Kayah and Tarnin states.", "Tarnin", "place:tarnin"),
        ("The army lost Zarnik district in May.", "Zarnik", "place:zarnik"),
        ("He led the pro-Cuban Revolutionary Council.", "Revolutionary Council", "organisation:revolutionary-council"),
        ("Guerrillas of the Tarno Freedom Union fled.", "Tarno Freedom Union", "armed-group:tarno-freedom-union"),
        ("Gen. Hugo de los Reyes took over.", "Hugo de los Reyes", "person:hugo-de-los-reyes"),
        ("NZ has 12 officers there.", "NZ", "country:NZ"),
    ],
)
def test_what_stands_beside_a_name_tells_what_it_names(reader: "Reader", text: str, words: str, entity: str) -> None:
    assert (words, entity) in reader.names(text)


def test_a_numbered_unit_of_an_armed_group_is_the_group(reader: "Reader") -> None:
    assert reader.names("The FARC's 14th Front withdrew.") == [("FARC", "armed-group:farc")]


def test_small_words_join_the_parts_of_a_name(reader: "Reader") -> None:
    names = reader.names("Angola's President, Jose Eduardo dos Santos, said Sunday that the town was his.")
    assert ("Jose Eduardo dos Santos", "person:jose-eduardo-dos-santos") in names


def test_what_is_seized_is_a_place(reader: "Reader") -> None:
    assert ("Somoto", "place:somoto") in reader.names("Contra rebels who had seized Somoto withdrew on Sunday.")


def test_what_a_secretary_of_state_is_for_is_no_place(reader: "Reader") -> None:
    ids = reader.ids("Undersecretary of State for Harbour Affairs Victoria Dean arrived.")
    assert ids == ["person:victoria-dean"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Chad left the towns of Vorra, Kelim and Dast Ober.", {"vorra", "kelim", "dast-ober"}),
        ("Guards were seen in Gao, Kelim and Vorra.", {"gao", "kelim", "vorra"}),
        ("Rebels attacked Gao and Kelim on Monday.", {"gao", "kelim"}),
    ],
)
def test_names_in_a_row_of_places_are_places(reader: "Reader", text: str, places: set[str]) -> None:
    assert {f"place:{place}" for place in places} <= set(reader.ids(text))


@pytest.mark.parametrize("text", ["Guards came from Gao, and Peter Moss left.", "He was seen in Gao, NATO said."])
def test_not_every_name_after_a_place_is_one(reader: "Reader", text: str) -> None:
    assert [one for one in reader.ids(text) if one.startswith("place:")] == ["place:gao"]


@pytest.mark.parametrize("text", ["The 34-strong Fifth Tongan contingent arrived.", "The Third Tongan company left."])
def test_a_demonym_behind_an_ordinal_is_its_country(reader: "Reader", text: str) -> None:
    assert reader.ids(text) == ["country:TO"]


def test_a_region_is_no_country(reader: "Reader") -> None:
    assert reader.ids("Chad, the Central African region's largest power, left.") == ["country:TD"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels met at Angkor Vorr, in the north.",
        "Units were securing Vorrativu.",
        "Others were advancing on Vorrativu.",
    ],
)
def test_where_a_name_stands_tells_that_it_is_a_place(reader: "Reader", text: str) -> None:
    assert [one.partition(":")[0] for one in reader.ids(text)] == ["place"]


def test_the_service_of_a_broadcaster_is_no_country(reader: "Reader") -> None:
    assert reader.ids("A guard told VOA Somali that he had left.") == ["organisation:voice-of-america"]


def test_a_short_form_behind_a_coalition_may_be_its_enemy(reader: "Reader") -> None:
    first = "Ministers of the coalition against Islamic State (IS) meet in Rome."
    assert reader.ids(first, "IS has lost Ramadi.")[0] == "armed-group:islamic-state"


def test_an_association_of_office_holders_of_a_land_is_one_name(reader: "Reader") -> None:
    name = "New Mexico Criminal Defense Lawyers Association"
    assert (name, "organisation:new-mexico-criminal-defense-lawyers-association") in reader.names(
        f"She led the {name}."
    )


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("In Paris, the Defence Ministry said so.", "organisation:french-ministry-of-defence"),
        ("In Washington, the Army said so.", "organisation:united-states-army"),
        ("The Foreign Ministry in Moscow said so.", "organisation:russian-ministry-of-foreign-affairs"),
    ],
)
def test_an_institution_is_of_the_state_that_is_governed_from_where_it_is(
    reader: "Reader", text: str, body: str
) -> None:
    assert body in reader.ids(text)


def test_an_institution_bears_the_name_that_its_text_gives_it(reader: "Reader") -> None:
    (found,) = reader.read("The Kyrgyz Defense Ministry said so.")
    (mention,) = found.mentions
    assert (mention.entity.id, mention.entity.name) == (
        "organisation:kyrgyz-ministry-of-defence",
        "Kyrgyz Defense Ministry",
    )
