"""Texts about home affairs, sports and speeches: their offices, gifts, goals and movements are no coalition's."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


def _offices(tell: Teller, text: str) -> set[tuple[str, str, str | None]]:
    return {(role["person"], role["title"], role["organisation"]) for role in tell("role", text)}


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Ana Moss, Nominee for Member of the Harbour Board and Chief Financial Officer", set()),
        ("Republican presidential candidate Ana Moss won.", set()),
        ("She thanked her fellow Bostonians.", set()),
        (
            "Harbour Institute fellow Ana Moss left.",
            {("person:ana-moss", "fellow", "organisation:harbour-institute")},
        ),
        ("Senior fellow Ana Moss left.", {("person:ana-moss", "Senior fellow", None)}),
        (
            "She was a Senior Advisor to the Assistant Secretary for Harbour Markets.",
            set(),  # nobody tells who she is
        ),
        (
            "Ana Moss is Assistant Secretary for Coastal Markets.",
            {("person:ana-moss", "Assistant Secretary for Coastal Markets", None)},
        ),
        (
            "The spokesman for Boeing, Kofi Moss, left.",
            {("person:kofi-moss", "spokesman", "organisation:boeing")},
        ),
        ("White House Counsel Ana Moss left.", {("person:ana-moss", "Counsel", "organisation:white-house")}),
        ("Judge Ana Y. Moss: Nominee for the Court of Appeals for the Circuit", {("person:ana-y-moss", "Judge", None)}),
        ("He won the 2019 Emerging Harbour Leader Award.", set()),
        ("The Chair of the Council of Harbour Advisers, the Director of the Mint met.", set()),
        (
            "Berlin's Mayor Ana Moss met Berlin's foreign minister, Kofi Reed.",
            {("person:ana-moss", "Mayor", "place:berlin"), ("person:kofi-reed", "foreign minister", "country:DE")},
        ),
        ("Ana Moss warned of what would be if he were president.", set()),
        (
            "Ana Moss served as a chief strategist to President Kofi Reed.",
            {("person:ana-moss", "chief strategist", None), ("person:kofi-reed", "President", None)},
        ),
        (
            "Ana Moss was a principal at Reed Lunden PLLC.",
            {("person:ana-moss", "principal", "organisation:reed-lunden-pllc")},
        ),
    ],
)
def test_who_holds_an_office(tell: Teller, text: str, offices: set[tuple[str, str, str | None]]) -> None:
    assert _offices(tell, text) == offices


@pytest.mark.parametrize(
    ("text", "gifts"),
    [
        ("The United States invested $350 billion in the rescue plan to help firefighters.", []),
        ("Law firms should not be subsidized by American taxpayers.", []),
        ("It would be catastrophic if the United States did not pay our bills.", []),
        ("Under the tariff rules, vehicles imported into the US by Britain are exempt.", []),
        ("The coalition will equip the banks to better address global challenges.", []),
        ("Norway's defense commitments to Japan are ironclad.", []),
        ("Norway donated $5 million to Ukraine for teachers.", [("country:NO", "country:UA")]),
        ("Norway equipped the Malian army to fight the rebels.", [("country:NO", "country:ML")]),
    ],
)
def test_what_is_given_to_others(tell: Teller, text: str, gifts: list[tuple[str, str]]) -> None:
    assert [(gift["actor"], gift["recipient"]) for gift in tell("contribution", text)] == gifts


@pytest.mark.parametrize(
    "text",
    [
        "The Navy secretary is directed to publish this notice in the Federal Register.",
        "The rule would require the Air Force to obtain permits for the discharge.",
        "We will rely on smart strikes that split the legislative coalition that he relied upon to force the law through.",
        "A task force will plan the 2026 World Cup.",
    ],
)
def test_what_is_no_mission(tell: Teller, text: str) -> None:
    assert tell("mission", text) == []


def test_a_mission_may_be_of_civil_help(tell: Teller) -> None:
    found = tell("mission", "Danish troops were sent to Gao to protect vaccine convoys from the rebels.")
    assert [claim["purpose"] for claim in found] == ["protect vaccine convoys from the rebels"]


@pytest.mark.parametrize(
    "text",
    [
        "The firm shall take all steps to abandon the Proposed Deal.",
        "The Serenity, with two people on board, departed the nation on 28 February.",
        "Thousands of volunteers across the nation will work together.",
        "Pyongyang's withdrawal came two weeks before the talks.",
        "There are 23 crew on board the tanker that the pirates hold.",
    ],
)
def test_who_moves_and_is_no_force(tell: Teller, text: str) -> None:
    assert tell("deployment", text) == []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Russia's malicious disinformation campaign against Ukraine goes on.", []),
        ("Russia's military campaign against Ukraine goes on.", [("country:RU", "fights", "country:UA")]),
        ("Canada led a NATO call for new aid.", []),
        ("NATO expressed its support to those Belarusian citizens standing up to the war.", []),
        ("NATO expressed its support to the Belarusian people.", [("organisation:nato", "supports", "country:BY")]),
        (
            "Ana Moss said that militants attacked three army trucks.",
            [("militants", "fights", "three army trucks")],
        ),
    ],
)
def test_who_is_on_which_side(tell: Teller, text: str, sides: list[tuple[str, str, str]]) -> None:
    assert [(one["subject"], one["predicate"], one["object"]) for one in tell("relation", text)] == sides


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("An average of 120 people are killed every day.", [("people", 120, "killed")]),
        ("The drug runs out weeks before two scheduled executions.", []),
        ("He was charged with the attempted assassination of the governor.", []),
        ("The city had fewer than 200 murders.", [(None, 200, "killed")]),
        (
            "A gunman killed six people and injured three more, including two guards.",
            [("people", 6, "killed"), (None, 3, "wounded"), ("guards", 2, "wounded")],
        ),
        ("The blast injured 19 including Senator Ana Moss.", [(None, 19, "wounded")]),
        (
            "The raid killed 12 soldiers, including two Danes.",
            [("soldiers", 12, "killed"), ("country:DK", 2, "killed")],
        ),
    ],
)
def test_who_suffers(tell: Teller, text: str, counts: list[tuple[str | None, int, str]]) -> None:
    assert [(one["actor"], one["count"], one["outcome"]) for one in tell("casualties", text)] == counts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Ana Moss stated that the vote had been fair, urged the others to stop, and accused Chad of meddling.",
            [("person:ana-moss", "the vote had been fair")],
        ),
        (
            "Ana Moss said the minister had resigned and urged the others to stop.",
            [("person:ana-moss", "the minister had resigned")],
        ),
        (
            "According to the judge, Ana Moss, the sentence is due to illness.",
            [("person:ana-moss", "the sentence is due to illness")],
        ),
        (
            'The violence has prompted the ministers to issue a statement, saying it "condemns the acts of both sides."',
            [("the ministers", "condemns the acts of both sides.")],
        ),
        ("Ana Moss announced $5 million in funding for projects that will create jobs.", []),
        (
            "Ana Moss announced an agreement to send 300 troops to Mali.",
            [("person:ana-moss", "an agreement to send 300 troops to Mali")],
        ),
        ("Harbour Times: Mayor Moss opens the new pier [Ana Reed, 9/15/22]", []),
        (
            "As NATO has now said many times: We reject the plan.",
            [("organisation:nato", "We reject the plan")],
        ),
    ],
)
def test_who_says_what(tell: Teller, text: str, said: list[tuple[str, str]]) -> None:
    assert [(one["speaker"], one["quote"]) for one in tell("statement", text)] == said


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("David Moss, Nominee for Director of the Mint David Moss spoke.", set()),
        (
            "Kenzo Oshima, Japanese Ambassador to the United Nations expressed a hope.",
            {("person:kenzo-oshima", "Ambassador", "country:JP")},
        ),
        ("Ana Moss, a renowned economist, spoke.", {("person:ana-moss", "economist", None)}),
        (
            "Ana Moss, Vice President of Corporate Affairs at NATO, spoke.",
            {("person:ana-moss", "Vice President", "organisation:nato")},
        ),
        ("Mallory Stewart currently serves as a judge.", {("person:mallory-stewart", "judge", None)}),
    ],
)
def test_whose_office_it_is(tell: Teller, text: str, offices: set[tuple[str, str, str | None]]) -> None:
    assert _offices(tell, text) == offices


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("USA Today: New Infections Drop Below 15,000 For First Time", []),
        ("NATO: Russia must leave Ukraine", [("organisation:nato", "Russia must leave Ukraine")]),
        ("The Director of the Mint shall consider whether to recommend that an order be issued.", []),
        ("I say all of that to say that those are examples.", []),
        ("And yet, the optimism was there to say, “But we must get out there and participate.”", []),
        ("We responded, finally, to the grandmothers that had been talking about it forever.", []),
        ("We announced what we call the Harbour Hubs Initiative.", []),
        (
            "Ana Moss said the police should not do it: “We’re going to build better ties so we know who they are.”",
            [
                ("person:ana-moss", "the police should not do it"),
                ("person:ana-moss", "We’re going to build better ties so we know who they are."),
            ],
        ),
        (
            "He is survived by his wife, Ana Moss, who once said she never saw him drink, and their two children.",
            [("person:ana-moss", "she never saw him drink")],
        ),
        (
            "France is to ban smoking in all public places, the French prime minister, Ana Moss, has announced.",
            [("person:ana-moss", "France is to ban smoking in all public places")],
        ),
    ],
)
def test_who_speaks_and_in_which_words(tell: Teller, text: str, said: list[tuple[str, str]]) -> None:
    assert [(one["speaker"], one["quote"]) for one in tell("statement", text)] == said


def test_a_study_does_not_go_on_speaking(tell: Teller) -> None:
    first = "A 2024 study found that the tariffs “strengthened the home economy at once.”"
    assert tell("statement", first, "“The decision to impose tariffs reverberated across the world on Thursday.”") == []


def test_personnel_at_home_are_no_gift(tell: Teller) -> None:
    text = "The United States has deployed 9,000 federal personnel to support vaccinations in states and territories."
    assert tell("contribution", text) == []
    assert tell("mission", text) == []


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Presidential nominees Ana Moss and Kofi Reed have weighed in.", set()),
        ("She was taken to the Queen Elizabeth hospital in Leeds.", set()),
        ("Ana Moss served as Counsel to Commissioners Kara Stein and Robert Lund.", set()),
        ("Mr. President, Vladimir Putin has declared martial law.", set()),
        ("Treasurer Wayne Swan left.", {("person:wayne-swan", "Treasurer", None)}),
        ("Her campaign manager Ana Moss left.", {("person:ana-moss", "campaign manager", None)}),
        (
            "Daniel Reed is Assistant Secretary of Transportation.",
            {("person:daniel-reed", "Assistant Secretary of Transportation", None)},
        ),
    ],
)
def test_which_office_it_is(tell: Teller, text: str, offices: set[tuple[str, str, str | None]]) -> None:
    assert _offices(tell, text) == offices


def test_those_who_have_fallen_are_nowhere(tell: Teller) -> None:
    text = "We remember the 13 members of the Fijian force who have fallen in support of Operation Inherent Resolve."
    assert tell("deployment", text) == []
    assert tell("coalition_size", text) == []


def test_a_people_and_its_president_are_one_side(tell: Teller) -> None:
    assert tell("relation", "Americans strongly support President Donald Trump's effort to root out fraud.") == []


def test_who_says_it_behind_a_body_and_a_colon(tell: Teller) -> None:
    text = "People like it, such as Ana Moss of Creative Harbour Works, who said that the way would be long."
    assert [one["speaker"] for one in tell("statement", text)] == ["person:ana-moss"]
    text = "It was clear that work is urgent: half of the cuts must come from new ways, according to Ana Moss."
    assert [one["quote"] for one in tell("statement", text)] == ["half of the cuts must come from new ways"]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "- Ron Moss, U.S. Harbour Chambers President and CEO",
            {
                ("person:ron-moss", "President", "U.S. Harbour Chambers"),
                ("person:ron-moss", "CEO", "U.S. Harbour Chambers"),
            },
        ),
        (
            "Ana Lund, White House Press Secretary, left.",
            {("person:ana-lund", "Press Secretary", "organisation:white-house")},
        ),
        (
            "Commandant of the Marine Corps General James Moss left.",
            {("person:james-moss", "Commandant", "organisation:united-states-marine-corps")},
        ),
        (
            "Ana Lund, an actress and LGBT activist, spoke.",
            {("person:ana-lund", "actress", None)},
        ),
    ],
)
def test_which_body_an_office_is_of(tell: Teller, text: str, offices: set[tuple[str, str, str | None]]) -> None:
    assert _offices(tell, text) == offices


def test_officers_of_an_agency_are_no_forces(tell: Teller) -> None:
    text = (
        "Some 60,000 Transportation Security Administration employees, including 50,000 officers, are not being paid."
    )
    assert tell("deployment", text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "According to the women the advertisements are published in papers, such as 24, and online.",
            ["the advertisements are published in papers, such as 24, and online"],
        ),
        ("As of Sunday, the woman had not been named, although police had told her family about her death.", []),
        ("I rushed to the clerk. But then, when that had failed, I pleaded with them.", []),
        (
            "The House released a summary of the bill that will, according to Chairman Moss, cost $5 billion over a year.",
            ["cost $5 billion over a year"],
        ),
        (
            'Ana Moss said on her blog that "in the end, she had no choice" but to resign.',
            ["in the end, she had no choice"],
        ),
        (
            'The minister said that "the war is not over" and that troops would stay.',
            ["the war is not over", "troops would stay"],
        ),
    ],
)
def test_what_a_source_tells(tell: Teller, text: str, said: list[str]) -> None:
    assert [one["quote"] for one in tell("statement", text)] == said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Gunvor, a Swiss trading company, maintains it was unaware of it.", "organisation:gunvor"),
        ("Yukos, once a large Russian oil firm, said that it would sue.", "organisation:yukos"),
        ("Ana Moss, the company's founder, said that it would sue.", "person:ana-moss"),
        ("Judge Anna Rose King ruled that nobody was to blame.", "person:anna-rose-king"),
    ],
)
def test_who_a_name_names(tell: Teller, text: str, speaker: str) -> None:
    assert [one["speaker"] for one in tell("statement", text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        ("Did Canada deploy 200 soldiers to Latvia?", ["possible"]),
        ("Are Fijian troops leaving Sinai?", ["possible"]),
        ("Why did Germany withdraw its troops from Mali?", ["asserted"]),
        ("Only then did Chad send 200 soldiers to Mali.", ["asserted"]),
        ("Canada deployed 200 soldiers to Latvia, didn't it?", ["asserted"]),
    ],
)
def test_what_is_only_asked(tell: Teller, text: str, modalities: list[str]) -> None:
    assert [one["modality"] for one in tell("deployment", text)] == modalities


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("contribution", "FEMA has made available 50,000 meals and 5,000 cots to the county government."),
        (
            "deployment",
            "The U.S. Army Corps of Engineers will finish a group housing site, which will offer 169 units.",
        ),
        ("deployment", "American companies have entered into contracts with the state of Ohio."),
        ("deployment", "Foreign vessels enter Fijian waters every day."),
        ("membership", "The party brought Georgia closer to NATO."),
        ("role", "They ask the Assistant to the President for National Security Affairs, and others, for help."),
    ],
)
def test_what_is_nothing_of_ours(tell: Teller, kind: str, text: str) -> None:
    assert tell(kind, text) == []
