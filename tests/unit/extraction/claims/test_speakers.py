"""Who speaks, where no subject stands beside the verb of saying."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        (
            'Peter Moss, Kenya\'s envoy to Chad, confirmed the rumours saying, "the camp did appear to be empty."',
            "person:peter-moss",
            "the camp did appear to be empty.",
        ),
        (
            "Chad has repeatedly expressed its view that foreign bases do not serve the region.",
            "country:TD",
            "foreign bases do not serve the region",
        ),
        (
            "The Chadian government said that 400 men had crossed the border.",
            "country:TD",
            "400 men had crossed the border",
        ),
        (
            "Eight people died in a raid on the camp, Peter Moss, a local elder, said.",
            "person:peter-moss",
            "Eight people died in a raid on the camp",
        ),
        (
            "“The camp is ours,” Interfax quotes the rebel leader Peter Moss.",
            "person:peter-moss",
            "The camp is ours",
        ),
        (
            "After the raids that had begun in May, Peter Moss continued, the camp would be moved.",
            "person:peter-moss",
            "the camp would be moved",
        ),
        (
            "Peter Moss, an elder, dismissed the plan. “The town is too small for us.”",
            "person:peter-moss",
            "The town is too small for us.",
        ),
        (
            "A report by the ministry found that eleven wells had been dug in vain.",
            "A report by the ministry",
            "eleven wells had been dug in vain",
        ),
        (
            "According to reports, Peter Moss had fled to the border in protest at the raids.",
            "reports",
            "Peter Moss had fled to the border in protest at the raids",
        ),
        (
            "A leaked cable reported that the fleet had been kept in port for a week.",
            "A leaked cable",
            "the fleet had been kept in port for a week",
        ),
        (
            "This is according to reports by Lusa and Angop, all of which cited a minister as saying that the "
            "offer was too small.",
            "a minister",
            "the offer was too small",
        ),
    ],
)
def test_who_gives_the_words_is_the_speaker(tell: Teller, text: str, speaker: str, quote: str) -> None:
    (statement,) = tell("statement", text)
    assert (statement["speaker"], statement["quote"]) == (speaker, quote)


@pytest.mark.parametrize("verb", ["warned", "declared", "acknowledged"])
@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("NATO", "organisation:nato"),
        ("the UN", "organisation:united-nations"),
        ("the Norwegian government", "country:NO"),
        ("Moscow", "country:RU"),
        ("the rebels", "the rebels"),
        ("a spokesman for the rebels", "a spokesman for the rebels"),
    ],
)
@pytest.mark.parametrize("said", ["“The truce would hold,” {} {}.", "The truce would hold, {} {}."])
def test_who_stands_behind_any_verb_of_saying_speaks(
    tell: Teller, said: str, verb: str, words: str, speaker: str
) -> None:
    (statement,) = tell("statement", said.format(verb, words))
    assert [statement["speaker"], statement["quote"], statement["addressee"]] == [speaker, "The truce would hold", None]


@pytest.mark.parametrize(
    ("words", "speakers"), [("Moscow", ["country:RU"]), ("London and Paris", ["country:GB", "country:FR"])]
)
def test_a_capital_is_a_source_as_its_state_is(tell: Teller, words: str, speakers: list[str]) -> None:
    assert [s["speaker"] for s in tell("statement", f"According to {words}, the truce would hold.")] == speakers


def test_a_clause_ends_before_a_conjunction_that_leads_to_another_cue(tell: Teller) -> None:
    found = tell(
        "statement", "Peter Moss said that the raid would be costly, but also said that the troops would stay in Gao."
    )
    assert [one["quote"] for one in found] == ["the raid would be costly", "the troops would stay in Gao"]


def test_a_sentence_in_quotation_marks_is_of_whom_the_sentence_before_tells_an_opinion(tell: Teller) -> None:
    (statement,) = tell("statement", 'Peter Moss blamed the rebels of the valley. "The anger here is an outrage."')
    assert (statement["speaker"], statement["quote"]) == ("person:peter-moss", "The anger here is an outrage.")
    assert not tell("statement", 'Peter Moss criticised the raid. "Stop War" banners hung from the windows of Gao.')


def test_who_warns_of_several_and_claims_more_is_not_the_several(tell: Teller) -> None:
    found = tell("statement", "An officer has warned four rebels have entered Gao, and claims they are hiding there.")
    assert [one["speaker"] for one in found] == ["An officer"] * 2


def test_he_is_not_who_says_i(tell: Teller) -> None:
    speech = ("Remarks by President Biden on the Flood", "I remember the call that I got from a fireman.")
    (statement,) = tell("statement", *speech, "He said, “You have got to come home.”")
    assert statement["speaker"] == "He"


def test_i_am_no_body_that_happens_to_be_named_first(tell: Teller) -> None:
    (statement,) = tell("statement", "The Coast Guard saved dozens.", "The valley will be built again, I promise you.")
    assert statement["speaker"] == "I"


def test_two_names_joined_are_nobody(tell: Teller) -> None:
    team = "Anna Bell worked for the Obama-Biden team."
    (statement,) = tell("statement", team, "“She was loyal,” said President Biden in the garden.")
    assert statement["speaker"] == "person:joe-biden"


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        (
            "Fiji was angered, rebuffing Samoa, which warned that the patrols would end.",
            "country:WS",
            "the patrols would end",
        ),
        (
            "NATO, whose depot in Beira has been shut since the floods, says it will reopen in May.",
            "organisation:nato",
            "it will reopen in May",
        ),
        (
            "Shots could be heard in the north, and a Kenyan officer said his men had been held up.",
            "a Kenyan officer",
            "his men had been held up",
        ),
        ("Another, quoted by the Gazette, said the convoy had turned back.", "Another", "the convoy had turned back"),
        (
            "They left, looting shops and, residents said, killing ten soldiers.",
            "residents",
            "killing ten soldiers",
        ),
        (
            "Anna Leclerc vowed in a televised address that her troops would stay.",
            "person:anna-leclerc",
            "her troops would stay",
        ),
        (
            "''The Harbour Times'' reports that the fleet is leaving.",
            "organisation:harbour-times",
            "the fleet is leaving",
        ),
    ],
)
def test_a_speaker_is_found_where_the_parse_has_another_subject(
    tell: Teller, text: str, speaker: str, quote: str
) -> None:
    (statement,) = tell("statement", text)
    assert (statement["speaker"], statement["quote"]) == (speaker, quote)


def test_who_denies_after_an_infinitive_is_the_one_who_expects(tell: Teller) -> None:
    found = tell("statement", "Moss said he expected the Kenyans to go on and denied there had been a quarrel.")
    assert "country:KE" not in [one["speaker"] for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "There have been no reports saying that the pilot made a call.",
        "So I will tell you that we stay.",
        "Seoul has asked its parliament to act; Fiji has announced ten million dollars in aid.",
        "It lets farmers maintain high yields while ensuring that food remains within reach.",
    ],
)
def test_nobody_says_it(tell: Teller, text: str) -> None:
    assert not tell("statement", text)


def test_a_name_in_quotation_marks_after_the_words_is_not_said(tell: Teller) -> None:
    (statement,) = tell(
        "statement",
        '"We will stay," Anna Leclerc told reporters after calling on leaders who joined the "league of the lakes".',
    )
    assert statement["quote"] == "We will stay"


def test_local_leaders_are_no_she(tell: Teller) -> None:
    (statement,) = tell(
        "statement",
        "Local leaders say that the talks are over.",
        '"Go home," argued Amina Moss of the Harbour Institute. She added that the rains had begun.',
    )[1:]
    assert statement["speaker"] == "person:amina-moss"


def test_the_government_is_that_of_the_country_whose_government_was_named(tell: Teller) -> None:
    (statement,) = tell(
        "statement",
        "The Fijian government was blamed. Samoan and Kenyan offices gave notice, but the government admitted it had "
        "been unable to act.",
    )
    assert statement["speaker"] == "country:FJ"


def test_who_is_quoted_by_an_agency_speaks_and_not_the_agency(tell: Teller) -> None:
    found = tell("statement", '"We will leave in May," the Harbour News Agency quoted Peter Moss as saying.')
    assert [(one["speaker"], one["quote"]) for one in found] == [("person:peter-moss", "We will leave in May")]


def test_who_is_told_by_name_after_an_office_speaks(tell: Teller) -> None:
    (statement,) = tell("statement", '"They came at night," said a shopkeeper who gave his name as Omar Moss.')
    assert statement["speaker"] == "person:omar-moss"


def test_a_body_goes_on_speaking_in_a_paragraph_that_is_all_quotation(tell: Teller) -> None:
    (statement,) = tell("statement", '"We know of the reports," NATO said in a statement.', '"We look into them."')
    assert statement["speaker"] == "organisation:nato"


def test_a_day_and_another_report_are_no_part_of_a_clause(tell: Teller) -> None:
    (one,) = tell("statement", "Peter Moss said Saturday Kenyan negotiators have given their answer.")
    assert one["quote"] == "Kenyan negotiators have given their answer"
    found = tell("statement", "Peter Moss said the men had been sent to Beira, the radio station RTX reported.")
    assert {one["quote"] for one in found if one["speaker"] == "person:peter-moss"} == {
        "the men had been sent to Beira"
    }


def test_words_at_the_end_of_a_clause_are_of_the_cue_after_them(tell: Teller) -> None:
    found = tell("statement", 'They agreed not to leave as this would "undo all the gains," said a colonel.')
    assert {(one["speaker"], one["direct"]) for one in found} == {("a colonel", True), ("a colonel", False)}


def test_a_scare_quote_before_a_cue_is_none(tell: Teller) -> None:
    found = tell("statement", 'The "cowardly" attack, Peter Moss said, “shows that they want to sow chaos.”')
    assert "cowardly" not in [one["quote"] for one in found]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "At a feast in the capital Dili, General Peter Moss, who led it, said only luck had averted it.",
            "person:peter-moss",
        ),
        (
            'It showed "a will to train together," according to Kenya Coast Guard (KCG) Chief Gen. Peter Moss.',
            "person:peter-moss",
        ),
        ("The fleet, according to Peter Moss, has ordered four vessels to sail.", "person:peter-moss"),
        ('The arrival of the force is "near," its colonel said Sunday as he led a team.', "its colonel"),
    ],
)
def test_who_speaks_between_other_words(tell: Teller, text: str, speaker: str) -> None:
    assert {one["speaker"] for one in tell("statement", text)} == {speaker}


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('Peter Moss said, "Go on, my son," and gave me a map of the hills.', ["Go on, my son"]),
        ("They moved into shelters, which, the BBC reported, was part of the plan.", ["was part of the plan"]),
        ("I am saying it because I mean it.", []),
        ("Peter Moss will visit the town to highlight how it has grown.", []),
        (
            "Peter Moss warned that any enemy who strikes, burns and robs will be beaten.",
            ["any enemy who strikes, burns and robs will be beaten"],
        ),
    ],
)
def test_a_clause_is_all_that_is_said_and_no_more(tell: Teller, text: str, quotes: list[str]) -> None:
    assert [one["quote"] for one in tell("statement", text)] == quotes


def test_whom_an_agency_quotes_saying_something_speaks(tell: Teller) -> None:
    (one,) = tell("statement", "The Harbour Times quoted Kenya's envoy, Peter Moss, saying the port was shut.")
    assert (one["speaker"], one["quote"]) == ("person:peter-moss", "the port was shut")


def test_who_holds_two_offices_speaks_once(tell: Teller) -> None:
    (one,) = tell("statement", "NATO Chairman and CEO Peter Moss released a note and said, “We will stay here.”")
    assert one["speaker"] == "person:peter-moss"


def test_that_may_be_what_a_clause_is_about(tell: Teller) -> None:
    (one,) = tell("statement", "Peter Moss said that was fine with the men.")
    assert one["quote"] == "that was fine with the men"


def test_what_others_are_accused_of_revealing_is_not_their_speech(tell: Teller) -> None:
    found = tell("statement", 'Peter Moss accused envoys of hiding and of revealing "their hatred of the state".')
    assert "envoys" not in [one["speaker"] for one in found]


def test_an_adviser_of_whom_a_clause_tells_more_speaks(tell: Teller) -> None:
    (one,) = tell(
        "statement", '"It was a mistake," an adviser to the mayor, who asked not to be named, told the Harbour Times.'
    )
    assert one["speaker"].startswith("an adviser to the mayor")


@pytest.mark.parametrize(
    "text",
    [
        "Peter Moss said that his country had left, adding that its ships would stay.",
        "Peter Moss said Fiji and Samoa had left, but added that their ships would stay.",
        "Peter Moss said the fleet had left but made clear that its ships would come back.",
    ],
)
def test_who_says_more_is_who_spoke(tell: Teller, text: str) -> None:
    assert [one["speaker"] for one in tell("statement", text)] == ["person:peter-moss"] * 2


def test_the_colonel_goes_on_speaking(tell: Teller) -> None:
    found = tell("statement", "The colonel said the raid was over. “We won it all,” he added.")
    assert [one["speaker"] for one in found] == ["The colonel", "The colonel"]


def test_what_is_denied_is_no_clause_before(tell: Teller) -> None:
    assert not tell("statement", "After the raid on the camp was reported, Madrid denied its involvement.")


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        (
            "On Friday residents of the town insisted that the raid was over.",
            "residents of the town",
            "the raid was over",
        ),
        ("In May a farmer who had fled claimed that the raid was over.", "a farmer", "the raid was over"),
        (
            "200 men would be sent to Gao, a farmer who asked not to be named reported.",
            "a farmer",
            "200 men would be sent to Gao",
        ),
        ("Speaking in Gao, a farmer who had fled said that the raid was over.", "a farmer", "the raid was over"),
        (
            "A spokesman for the mission confirmed on Friday that 200 men would be sent to Gao.",
            "A spokesman for the mission",
            "200 men would be sent to Gao",
        ),
        ("The raid was over, an analyst at the Institute for Reef Studies said.", "an analyst", "The raid was over"),
        ("The raid was over, the junta's leader, Gen. Peter Moss, reported.", "person:peter-moss", "The raid was over"),
        ("Fleeing residents told Reuters that the raid was over.", "Fleeing residents", "the raid was over"),
        ("The raid was over, Lusa news agency reported.", "organisation:lusa", "The raid was over"),
        ("Peter Moss said it was too early to tell.", "person:peter-moss", "it was too early to tell"),
        (
            "“We are a great people,” sources close to the talks said.",
            "sources",
            "We are a great people",
        ),
    ],
)
def test_speakers_whom_the_parse_hangs_elsewhere(tell: Teller, text: str, speaker: str, quote: str) -> None:
    (statement,) = tell("statement", text)
    assert (statement["speaker"].partition(" at ")[0], statement["quote"]) == (speaker, quote)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The study said the patrols cost too much. It also noted that Chad's help came late.", "The study"),
        ('One of the survivors described the raid. "I hid under a bed," he said.', "One of the survivors"),
        ('The envoy spoke. "A further 90 soldiers will come," he said.', "The envoy"),
        ("A guard said they had three trucks, one of which burned. He said they left.", "A guard"),
        ('A spokesman for the rebels, Peter Moss, denied it. "We were away," he said.', "person:peter-moss"),
        ('The spokesman, Peter Moss, said so. "We blame John Hall and Mary Reed," he added.', "person:peter-moss"),
        ('Peter Moss ordered the Chadian envoy to leave Gao saying, "The talks are over."', "person:peter-moss"),
    ],
)
def test_who_goes_on_speaking(tell: Teller, text: str, speaker: str) -> None:
    assert tell("statement", text)[-1]["speaker"] == speaker


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Peter Moss told Reuters that twelve men had fled and said the rest would stay.", ["Moss", "Moss"]),
        ("Peter Moss said it would stay and Ann Lee, his aide, said it would leave.", ["Moss", "Lee"]),
        ("“The town was quiet,” read a statement.", ["statement"]),
        ("Peter Moss detailed that the raid had been long.", ["Moss"]),
        ("In the meantime, Peter Moss said, “the town will wait for us.”", ["Moss"]),
    ],
)
def test_each_saying_has_its_speaker(tell: Teller, text: str, speakers: list[str]) -> None:
    found = [one["speaker"].replace("-", " ").split()[-1] for one in tell("statement", text)]
    assert [name.lower() for name in found] == [name.lower() for name in speakers]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Kofi Sample, another witness said: "We were woken by the blasts."', "person:kofi-sample"),
        ("This was the heaviest shelling in weeks, claim villagers.", "villagers"),
        ("The convoy was attacked twice, report aid workers.", "aid workers"),
        ('Kofi Moss updated his account on Tuesday, which read, "No sign of help."', "person:kofi-moss"),
        ('The ministry put a notice on its website, which read: "The border is closed."', "The ministry"),
    ],
)
def test_speakers_in_apposition_behind_the_verb_and_of_pages(tell: Teller, text: str, speaker: str) -> None:
    assert [claim["speaker"] for claim in tell("statement", text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("An aide to President Moss said the troops would leave in May.", "An aide to President Moss"),
        ("A spokesman for Mr. Lindt said that the port had been taken.", "A spokesman for Mr. Lindt"),
        ("Under-Secretary-General for Peace Operations Anna Moss said the force was ready.", "person:anna-moss"),
        ("The Republic of Chad (ROC) government said that ten men had crossed the border.", "country:TD"),
    ],
)
def test_who_serves_somebody_is_not_whom_he_serves(tell: Teller, text: str, speaker: str) -> None:
    assert [claim["speaker"] for claim in tell("statement", text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to army spokesman Yusuf Abdi, General Moss was in Gao.", "person:yusuf-abdi"),
        ("The minister, Anna Moss, denounced the raid saying that it had missed the camp.", "person:anna-moss"),
        ("The rebels attacked a man saying he was a spy.", "a man"),
    ],
)
def test_neither_the_next_name_nor_the_thing_before_speaks(tell: Teller, text: str, speaker: str) -> None:
    assert [claim["speaker"] for claim in tell("statement", text)] == [speaker]


def test_who_declares_himself_something_says_nothing(tell: Teller) -> None:
    assert tell("statement", "Moss held his own elections in which he declared himself the winner.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("UN officials in Rome, Italy said that the two men worked for an Indian group.", "UN officials in Rome"),
        ("Residents of Gao, Mali said that the convoy had left.", "Residents of Gao"),
        ("France and Germany, Italy said, would stay.", "country:IT"),
        (
            'District commissioner Yusuf Abdi spoke with Reuters about the raid: "two aid workers were stopped."',
            "person:yusuf-abdi",
        ),
        ('The army issued a statement on Friday: "All of our men are safe."', "The army"),
    ],
)
def test_who_is_somewhere_and_who_is_told_to_speak_before_a_colon(tell: Teller, text: str, speaker: str) -> None:
    assert [claim["speaker"] for claim in tell("statement", text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "“It is over,” said spokesperson for the United Nations High Commissioner for Human Rights, Peter Moss.",
            "person:peter-moss",
        ),
        ("The rebels left a note for the Taliban. “We will be back by spring,” it read.", "a note"),
        (
            "The minister told the rebels, who have held the town for a month, that they would be attacked.",
            "The minister",
        ),
    ],
)
def test_speakers_behind_long_offices_and_before_asides(tell: Teller, text: str, speaker: str) -> None:
    assert [claim["speaker"] for claim in tell("statement", text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        (
            "The statement, read out on state television, said the troops would leave by May.",
            "The statement",
            "the troops would leave by May",
        ),
        ("SWAPO also charged that eight men were killed.", "armed-group:swapo", "eight men were killed"),
        ("The newspaper Le Monde reported that it was over.", "organisation:le-monde", "it was over"),
        (
            "The minister said the UN should send men and insist that Chad leave.",
            "The minister",
            "the UN should send men and insist that Chad leave",
        ),
        ("GOMA, UNITED ARAB EMIRATES — Chad and Togo said it was over.", "country:TD", "it was over"),
    ],
)
def test_papers_bodies_and_datelines_before_the_verb(tell: Teller, text: str, speaker: str, quote: str) -> None:
    found = tell("statement", text)
    assert (found[0]["speaker"], found[0]["quote"]) == (speaker, quote)
    assert {one["quote"] for one in found} == {quote}


def test_he_between_commas_before_a_quotation_may_be_named_in_the_sentence(tell: Teller) -> None:
    text = 'Prime Minister Mark Rutte left. Job Cohen criticised a war where, he said, "nobody is safe from the bombs."'
    assert [(one["speaker"], one["quote"]) for one in tell("statement", text)] == [
        ("person:job-cohen", "nobody is safe from the bombs.")
    ]


def test_what_another_says_meanwhile_is_no_part_of_a_clause(tell: Teller) -> None:
    text = "Chad has announced it will pull its men out of Gao, while Togo's minister Peter Moss says his country will stay."
    assert [(one["speaker"], one["quote"]) for one in tell("statement", text)] == [
        ("country:TD", "it will pull its men out of Gao"),
        ("person:peter-moss", "his country will stay"),
    ]


def test_he_is_who_is_named_before_the_colon(tell: Teller) -> None:
    before = "Anna Leclerc said on Friday that the force could reach 5,000 men."
    text = "The chief of staff, General Peter Moss, gave another figure: six men had been killed, he told reporters."
    assert [said["speaker"] for said in tell("statement", before, text)] == ["person:peter-moss"]


def test_the_heading_of_an_entry_in_a_list_speaks_no_words(tell: Teller) -> None:
    entry = "Peter Moss – Dayton, Ohio Offense: Conspiracy to smuggle arms. Sentence: 120 months; he was freed in 2019."
    assert tell("statement", entry) == []


@pytest.mark.parametrize("rank", ["Rear Admiral", "Air Commodore", "Vice Admiral"])
def test_a_rank_of_two_words_is_no_part_of_a_surname(tell: Teller, rank: str) -> None:
    found = tell("statement", f"{rank} Jim Gilmour spoke.", f"{rank} Gilmour said the decision had been hard.")
    assert [claim["speaker"] for claim in found] == ["person:jim-gilmour"]


def test_what_was_said_at_the_time(tell: Teller) -> None:
    found = tell("statement", "Togo said at the time that it would send men, but it never did.")
    assert [claim["quote"] for claim in found] == ["it would send men"]


def test_a_label_may_stand_before_words_that_end_in_a_quotation(tell: Teller) -> None:
    text = 'Anita Rao: The minister, whom I met, was clear. He told me: "We will stay in Honiara for weeks."'
    assert "person:anita-rao" in {claim["speaker"] for claim in tell("statement", text)}


def test_mister_is_the_one_with_the_surname_whatever_the_forename(tell: Teller) -> None:
    found = tell("statement", "The Minister, Josefa Gavoka, left.", '"We were asked to come," Mr Gavoka said.')
    assert [claim["speaker"] for claim in found] == ["person:josefa-gavoka"]


def test_what_an_office_is_for_may_stand_before_its_holder(tell: Teller) -> None:
    text = "The opposition spokesman on defence, Mick Sharma, was sceptical. He said that the force was too small."
    assert [claim["speaker"] for claim in tell("statement", text)] == ["person:mick-sharma"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            'The state daily Le Soir accused Moss of lying. "He has sold his men to the Americans," it wrote.',
            "organisation:le-soir",
        ),
        ('Turkey accused Chad of lying. "Mali has sold its men to the Russians," it said.', "country:TR"),
    ],
)
def test_it_is_nobody_of_whom_its_words_tell(tell: Teller, text: str, speaker: str) -> None:
    assert [claim["speaker"] for claim in tell("statement", text)] == [speaker]


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("A rebel commander, Sam Hall, rejected the offer.", "person:sam-hall"),
        ("President Sam Hall reached Gao on Monday.", "person:sam-hall"),
        ("The town was taken from men loyal to President Sam Hall.", "person:peter-moss"),
        ("The town was quiet.", "person:peter-moss"),
    ],
)
def test_he_is_with_whom_the_paragraph_before_ends_where_nobody_speaks_in_it(
    tell: Teller, between: str, speaker: str
) -> None:
    found = tell("statement", "Colonel Peter Moss said the road was open.", between, '"We will stay," he said.')
    assert [claim["speaker"] for claim in found] == [speaker]


def test_the_ministry_of_a_state_whose_armed_forces_go_by_its_name(tell: Teller) -> None:
    (found,) = tell("statement", "The tanks will leave in May, the Danish Defense Ministry said.")
    assert found["speaker"] == "organisation:danish-ministry-of-defence"


def test_a_spokesman_with_a_rank_of_two_words_and_one_name(tell: Teller) -> None:
    (found,) = tell("statement", "A spokesman for its army, Major-General Suharyanto, insisted that it was calm.")
    assert found["speaker"] == "person:suharyanto"


def test_it_in_an_aside_is_not_of_whom_the_clause_tells(tell: Teller) -> None:
    text = "The Pentagon insists that it is calm. South Korea, it notes, will send 3,000 more troops."
    assert {claim["speaker"] for claim in tell("statement", text)} == {
        "organisation:united-states-department-of-defense"
    }


def test_words_after_somebody_is_said_to_recall_something_are_his(tell: Teller) -> None:
    text = (
        "In Suva the mood was different. Fiji lost 39 men there, recalled Colonel Peter Moss, the former commander. "
        '"We know the price. We have paid it before."'
    )
    assert ("person:peter-moss", "We know the price. We have paid it before.") in {
        (claim["speaker"], claim["quote"]) for claim in tell("statement", text)
    }


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Bolivia said last month it was thinking of leaving.", "it was thinking of leaving"),
        ("Nine million are displaced, says Chad; over 4,000 fled in May.", "Nine million are displaced"),
        (
            "Chad has 600 men in Gao, most of them at the port, and the Pentagon estimates that it will cost $2 billion.",
            "it will cost $2 billion",
        ),
    ],
)
def test_where_a_told_clause_begins_and_ends(tell: Teller, text: str, quote: str) -> None:
    (found,) = tell("statement", text)
    assert found["quote"] == quote


def test_what_somebody_did_not_name_or_say_is_no_statement(tell: Teller) -> None:
    assert tell("statement", "Moss did not name the states or say how many men they would send.") == []


def test_the_secretary_general_speaks_for_the_united_nations_in_his_report(tell: Teller) -> None:
    heading = "Report of the Secretary-General on the United Nations Interim Force in Lebanon"
    (found,) = tell("casualties", heading, "The Irish battalion left.", "I regret to report that three men died.")
    assert found["attributed_to"] == "organisation:united-nations"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The charity Oxfam warned that the road was closed.", "organisation:oxfam"),
        (
            "At least 900 men were killed in Gao last year, according to the conflict monitor ACLED.",
            "organisation:armed-conflict-location-and-event-data-project",
        ),
    ],
)
def test_a_body_speaks_by_its_name_behind_what_it_is(tell: Teller, text: str, speaker: str) -> None:
    assert [claim["speaker"] for claim in tell("statement", text)] == [speaker]
