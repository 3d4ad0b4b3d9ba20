"""A fact is told whatever stands around it: each of these is found in every one of the sentences, and beside others."""

import pytest

from tests.unit.extraction.claims.conftest import Teller

FACTS = [
    ("Norway will send 300 soldiers to Chad", "deployment", ("actor", "location", "count", "posture")),
    ("Norway has sent 300 soldiers to Chad", "deployment", ("actor", "location", "count", "posture")),
    ("Norway has 300 soldiers in Chad", "deployment", ("actor", "location", "count", "posture")),
    ("Norwegian troops are stationed in Chad", "deployment", ("actor", "location", "posture")),
    ("300 Norwegian soldiers have arrived in Chad", "deployment", ("actor", "location", "count", "posture")),
    ("Norway has pledged 300 soldiers for the African Union mission in Sudan", "deployment", ("actor", "count")),
    ("Norway has given Ukraine 30 tanks", "contribution", ("actor", "contribution")),
    ("Norway pledged $30 million to the African Union mission in Sudan", "contribution", ("actor", "contribution")),
    ("Norway has joined KFOR", "membership", ("coalition", "member", "status")),
    ("Norway leads the NATO mission in Kosovo", "relation", ("subject", "predicate", "object")),
    ("the Taliban captured Kunduz", "territory", ("actor", "change", "place")),
    ("Norwegian jets bombed the Houthis in Yemen", "relation", ("subject", "predicate", "object")),
    ("Iran supports the Houthis in Yemen", "relation", ("subject", "predicate", "object")),
    ("a bomb killed 12 Norwegian soldiers in Chad", "casualties", ("count", "outcome")),
]
SENTENCES = [
    "On Monday {}.",
    "On Monday, after weeks of talks, {}.",
    "{}, the defence ministry said on Tuesday, adding that more would be done.",
    "The defence minister, Jan Hansen, said on Tuesday that {}.",
    "Prime Minister Jan Hansen announced that {}, a step that the opposition has criticised.",
    "While Denmark hesitates, {}.",
    "Denmark hesitates, but {}.",
    "{}, although Denmark has criticised the step.",
    "{} because the government in the region had asked for help.",
    "{}, in a move that angered Moscow.",
    "{}, according to a report published by Reuters on Friday.",
    "According to diplomats in Brussels, {}.",
    "“{},” the official told reporters in Oslo.",
    "Since {}, violence has fallen.",
    "{}, which critics say is too late.",
    "Officials said {} and that talks would go on.",
    "Despite protests at home, {}.",
    "Under a deal signed in Geneva, {}.",
    "Also on Friday, {}, the first such step since 1999.",
    "{}; Denmark did not.",
    "{} — a step without precedent.",
    "{}, and talks with the government will begin next week.",
    "In Oslo, Foreign Minister Kari Moe told parliament on Wednesday that {}.",
    "With the war now in its fifth year, {}.",
    "{} late last month, a senior official said on condition of anonymity.",
]
OTHERS = [
    ("Denmark will send 200 soldiers to Mali", "deployment", ("actor", "location", "count", "posture")),
    ("Denmark has given Ukraine 40 tanks", "contribution", ("actor", "contribution")),
    ("Denmark is training soldiers in Mali", "contribution", ("actor", "contribution")),
]
JOINED = [
    "{} and {}.",
    "{}, while {}.",
    "{}, but {}.",
    "{}, as {}.",
    "{}; {}.",
    "The minister said that {} and that {}.",
]
Fact = tuple[str, str, tuple[str, ...]]


def _told(tell: Teller, text: str, fact: Fact) -> set[tuple[object, ...]]:
    _, kind, fields = fact
    return {tuple(claim[field] for field in fields) for claim in tell(kind, text)}


def _alone(tell: Teller, fact: Fact) -> set[tuple[object, ...]]:
    found = _told(tell, _capital(fact[0]) + ".", fact)
    assert found, fact[0]
    return found


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_fact_is_told_whatever_stands_around_it(tell: Teller, sentence: str) -> None:
    for fact in FACTS:
        text = sentence.format(_capital(fact[0]) if sentence.startswith("{") or "“{" in sentence else fact[0])
        assert _alone(tell, fact) <= _told(tell, text, fact), text


@pytest.mark.parametrize("joined", JOINED)
@pytest.mark.parametrize("other", OTHERS, ids=[fact[0] for fact in OTHERS])
def test_two_facts_of_a_sentence_are_both_told(tell: Teller, joined: str, other: Fact) -> None:
    for fact in FACTS:
        text = _capital(joined.format(fact[0], other[0]))
        assert _alone(tell, fact) <= _told(tell, text, fact), text
        assert _alone(tell, other) <= _told(tell, text, other), text
