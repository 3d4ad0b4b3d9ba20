"""Who "he", "she", "it" and "the official" are."""

from typing import TYPE_CHECKING

from schemas import Statement

if TYPE_CHECKING:
    from tests.unit.extraction.conftest import Reader


def speakers(reader: "Reader", *paragraphs: str) -> list[str]:
    found = reader.read(*paragraphs, published_at="2010-05-01")[-1]
    return [claim.speaker.id or claim.speaker.name for claim in found.claims if isinstance(claim, Statement)]


def test_he_is_the_person_who_spoke_last(reader: "Reader") -> None:
    first = "Gen. John Allen told reporters in Kabul that the Taliban had lost Sangin."
    assert speakers(reader, first, "“We will stay,” he said.") == ["person:john-allen"]


def test_she_is_a_woman_of_the_document(reader: "Reader") -> None:
    first = "Catherine Ashton met Laurent Fabius in Brussels."
    assert speakers(reader, first, "She said the mission would start in April.") == ["person:catherine-ashton"]


def test_who_ends_a_sentence_with_he_said_is_nobody_named_in_it(reader: "Reader") -> None:
    first = "Colonel Murray Tate said the tour had been long."
    after = "The men are proud, but the loss of Sergeant Paul Reed is on their minds, he said."
    assert speakers(reader, first, after) == ["person:murray-tate"]


def test_he_is_no_country_and_no_place(reader: "Reader") -> None:
    first = "Colonel Cyrus Oguna spoke in Nairobi. Kenya has lost two soldiers near Kismayo."
    assert speakers(reader, first, "He said the soldiers were ambushed.") == ["person:cyrus-oguna"]


def test_an_unnamed_official_goes_on_speaking(reader: "Reader") -> None:
    first = "A NATO official said the alliance would send ships."
    assert speakers(reader, first, "“It will take weeks,” he said.") == ["A NATO official"]


def test_a_second_person_of_the_same_surname_is_told_by_the_title(reader: "Reader") -> None:
    first = "President Hamid Karzai and Mrs. Zeenat Karzai arrived in Rome."
    assert reader.ids(first, "Mrs. Karzai said nothing.") == ["person:zeenat-karzai"]


def test_it_is_the_subject_of_the_clause_around(reader: "Reader") -> None:
    found = reader.read("Denmark said it would send 100 troops to Mali.", published_at="2013")[0]
    actors = {claim.actor.id for claim in found.claims if hasattr(claim, "actor") and claim.actor is not None}
    assert actors == {"country:DK"}


def test_a_capital_that_acts_is_its_country(reader: "Reader") -> None:
    found = reader.read("Moscow has about 3,000 troops in Syria.", published_at="2016")[0]
    assert [mention.entity.id for mention in found.mentions] == ["country:RU", "country:SY"]
    actors = {claim.actor.id for claim in found.claims if hasattr(claim, "actor") and claim.actor is not None}
    assert actors == {"country:RU"}


def test_a_capital_where_something_happens_is_a_place(reader: "Reader") -> None:
    assert reader.ids("The ministers met in Moscow.") == ["place:moscow"]


def test_we_in_a_quotation_is_whom_the_speaker_speaks_for(reader: "Reader") -> None:
    found = reader.read("“We will send 500 troops to Mali,” French Defence Minister Jean-Yves Le Drian said.")[0]
    actors = {claim.actor.id for claim in found.claims if hasattr(claim, "actor") and claim.actor is not None}
    assert actors == {"country:FR"}


def test_a_title_tells_the_father_from_the_son(reader: "Reader") -> None:
    paragraphs = ("President Sample opened the bridge.", "His son, Major Kofi Sample, was there.")
    assert reader.ids(*paragraphs, "President Sample spoke.") == ["person:sample"]


def test_a_surname_may_have_two_parts_or_come_first(reader: "Reader") -> None:
    assert reader.ids("Ahmed Aboul Gheit left Cairo.", "Aboul Gheit said no.") == ["person:ahmed-aboul-gheit"]
    assert reader.ids("Defence Minister Ng Wei Han told parliament so.", "Ng left.") == ["person:ng-wei-han"]
    assert reader.ids("Wu Qian, a spokesperson for the army, spoke.", "Wu left.") == ["person:wu-qian"]


def test_a_word_after_a_title_is_a_person_and_no_town(reader: "Reader") -> None:
    assert reader.ids("President Okoro met Prime Minister Abela.") == ["person:okoro", "person:abela"]
    assert ("Min Htut Sein", "person:min-htut-sein") in reader.names(
        "General Min Htut Sein said by radio that it would hold."
    )


def test_a_name_goes_on_after_a_small_word_within_it(reader: "Reader") -> None:
    assert "person:angelo-dela-torre" in reader.ids("They threatened to kill Angelo dela Torre, a father of eight.")


def test_a_president_is_not_his_wife_who_was_named_before(reader: "Reader") -> None:
    ids = reader.ids("Mrs. Barbara Bush opened the school.", "President Bush was not there.")
    assert ids == ["person:george-w-bush"]


def test_a_name_may_follow_whom_an_envoy_is_sent_to(reader: "Reader") -> None:
    text = "Earlier, the Indian Ambassador to the UN Asoke Mukerji had told a meeting that three soldiers had died."
    assert speakers(reader, text) == ["person:asoke-mukerji"]


def test_a_polite_word_takes_no_office_away(reader: "Reader") -> None:
    first = "Defence Minister Anna Moss spoke in Lome. After talks with the envoy to Mali Peter Lee, Ms. Moss left."
    assert speakers(reader, first, "The minister said that it would take a year.") == ["person:anna-moss"]


def test_a_surname_of_two_words_is_no_body(reader: "Reader") -> None:
    first = "Italian minister Ignazio La Porta said his country would send ten instructors."
    after = "La Porta said that their roles had yet to be determined."
    assert speakers(reader, first, after) == ["person:ignazio-la-porta"]


def test_the_article_of_a_surname_is_part_of_the_name(reader: "Reader") -> None:
    assert speakers(reader, "Chad's interior minister, Hassan Ali el-Tayeb, said it was over.") == [
        "person:hassan-ali-el-tayeb"
    ]


def test_a_letter_with_a_stroke_is_no_other(reader: "Reader") -> None:
    assert speakers(reader, "Prime Minister Beata Szydło said that it was over.") == ["person:beata-szydlo"]


def test_the_general_is_who_was_named_with_the_rank_in_short_or_in_full(reader: "Reader") -> None:
    after = "The road is open, the general said."
    for first in ("Gen. Alain Pellegrini commands the force.", "General Alain Pellegrini commands the force."):
        assert speakers(reader, first, after) == ["person:alain-pellegrini"]
    assert speakers(reader, "General Motors Company said it would close the plant.") == [
        "organisation:general-motors-company"
    ]


def test_the_general_is_no_secretary_general(reader: "Reader") -> None:
    first = "NATO Secretary-General Anders Fogh Rasmussen met General Peter Moss in Gao."
    assert speakers(reader, first, "The general said that the road was open.") == ["person:peter-moss"]
    after = "The secretary-general said that the road was open."
    assert speakers(reader, first, after) == ["person:anders-fogh-rasmussen"]


def test_he_is_a_man_whose_family_s_name_comes_first(reader: "Reader") -> None:
    first = "Foreign Minister Kim Sung-hwan told reporters that it was over."
    assert speakers(reader, first, "“We have made our position clear,” he said.") == ["person:kim-sung-hwan"]


def test_a_first_name_behind_a_title_is_no_place(reader: "Reader") -> None:
    for name, who in (
        ("Aden Sample", "aden-sample"),
        ("Sydney Marlow", "sydney-marlow"),
        ("Israel Hart", "israel-hart"),
    ):
        assert speakers(reader, f"Defence Minister {name} said that it was over.") == [f"person:{who}"]
    text = "Ships left Aden. The minister said that it was over."
    assert "place:aden" in {mention.entity.id for mention in reader.read(text)[0].mentions}


def test_a_woman_with_a_polite_word_is_not_the_man_of_that_name(reader: "Reader") -> None:
    first = "Former President Bill Clinton came with Hillary Clinton."
    assert reader.ids(first, "Mrs. Clinton spoke before Mr. Clinton.") == [
        "person:hillary-clinton",
        "person:bill-clinton",
    ]
    assert reader.ids("First Lady Melania Trump met President Trump.", "Mrs. Trump left.") == ["person:melania-trump"]
    assert reader.ids("Mrs. Obama opened the school.") == ["person:obama"]


def test_who_bears_a_name_in_office_depends_on_the_day(reader: "Reader") -> None:
    text = "President Bush spoke to Hafez al-Assad of Syria by telephone. Later Assad left."
    assert reader.ids(text, published_at="1990-11-09")[::3] == ["person:george-h-w-bush", "person:hafez-al-assad"]
    assert reader.ids("President Bush met Assad.", published_at="2003-11") == [
        "person:george-w-bush",
        "person:bashar-al-assad",
    ]
    assert reader.ids("George Bush called President Bongo.") == ["person:george-w-bush", "person:ali-bongo"]


def test_a_forename_alone_is_the_person_named_in_full_before(reader: "Reader") -> None:
    first = "We are saddened by the passing of Senator Tim Moss and of Colonel Anna Lee."
    assert reader.ids(first, "As a senator, Tim fought for it.") == ["person:tim-moss"]


def test_ranks_joined_by_a_hyphen_stand_before_a_surname_alone(reader: "Reader") -> None:
    text = "A spokesman for the army, Major-General Nugroho, insisted that nobody had been trained."
    assert speakers(reader, text) == ["person:nugroho"]


def test_a_rank_of_two_words_tells_a_name_that_nobody_knows(reader: "Reader") -> None:
    assert reader.ids("Brigadier-General Minno Traoko of Mali was named.") == ["person:minno-traoko", "country:ML"]


def test_names_that_the_model_does_not_see_are_told_by_their_offices(reader: "Reader") -> None:
    for text, who in (
        ("Assistant Secretary of State for African Affairs Sione Fifita said it was over.", "sione-fifita"),
        ("Under-Secretary-General for Peacekeeping Operations Levan Tashi appealed for men.", "levan-tashi"),
        ("A group of rebels led by Major Lanceni Traoré holds the hills.", "lanceni-traore"),
        ("The force is commanded by General Bayarmaa Dorj.", "bayarmaa-dorj"),
    ):
        assert reader.ids(text)[-1] == f"person:{who}"


def test_names_that_the_model_does_not_see_are_told_by_what_only_humans_do(reader: "Reader") -> None:
    for text, who in (
        ('"It is over," Eleni Papadaki, who is 43, said by telephone.', "eleni-papadaki"),
        ('"We will not leave," Sione Fifita told reporters.', "sione-fifita"),
        ("Phala Sambath (Togo) said that his delegation agreed.", "phala-sambath"),
        ("The Council appointed Thandeka Mkhize of Ghana as its envoy.", "thandeka-mkhize"),
    ):
        assert f"person:{who}" in reader.ids(text)
    assert "person:granite-strategies" not in reader.ids("Tim Moss of Granite Strategies, who was there, agreed.")


def test_a_major_general_is_no_major_of_that_name(reader: "Reader") -> None:
    for rank in ("Major-General", "Major General", "Major"):
        assert reader.ids(f"The commander, {rank} Alain Pellerin, agreed.") == ["person:alain-pellerin"]
