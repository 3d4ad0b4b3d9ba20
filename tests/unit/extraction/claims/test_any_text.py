"""What holds for every text: no exception, evidence that is in the text, references that name candidates."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from schemas import AnyClaim, Reference
from tests.unit.extraction.conftest import Reader
from worker.extraction import Reading, Source
from worker.extraction.reading import AUTHOR, COALITION, GIVER, GROUND, LISTING, SENDER, SPEAKER, THEATRE

NAMES = ["US", "coalition", "Iraq", "NATO", "IS", "President", "Jim", "Mattis", "Mosul", "he", "its", "who", "which"]
MARKS = ['"', "“", "”", "'", ",", ".", ":", "(", ")", "—", "-led", "$"]
VERBS = ["said", "withdrew", "will", "killed", "seized", "pledged", "attacks", "series", "not"]
SMALL = ["the", "in", "and", "from", "to", "of", "by", "that", "against", "including", "between", "more than"]
CRIES = ["Yes", "No", "Oh", "Well", "Hey", "Please", "Thank", "Mr.", "Q"]
COUNTS = ["2,000", "troops", "98 percent", "million", "last year", "on Tuesday"]
WORDS = NAMES + MARKS + VERBS + SMALL + COUNTS + CRIES
ARTICLES = sorted((Path(__file__).parents[3] / "gold" / "articles").glob("*.txt"))
SPECIAL = {SPEAKER, AUTHOR, COALITION, GIVER, GROUND, LISTING, SENDER, THEATRE}


def _check(text: str, reading: Reading) -> None:
    for draft in reading.drafts:
        assert draft.text == text[draft.start : draft.end]
        assert draft.text.strip()
        assert 0 <= draft.confidence <= 1
        for field in draft.__struct_fields__:
            _check_reference(getattr(draft, field), reading, draft)


def _check_reference(value: object, reading: Reading, draft: AnyClaim) -> None:
    if isinstance(value, Reference) and value.id is not None and value.id.startswith("#"):
        assert value.id in SPECIAL or int(value.id[1:]) < len(reading.candidates), draft


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), max_size=60))
def test_no_text_of_news_words_breaks_the_finders(reader: Reader, words: list[str]) -> None:
    text = " ".join(words)
    (reading,) = reader.extractor.read([Source(text=text, published_at="2017-12-05")])
    _check(text, reading)


@pytest.mark.parametrize("cry", CRIES)
def test_a_cry_may_open_a_paragraph(reader: Reader, cry: str) -> None:
    text = f"{cry}, we will stay in Iraq."
    (reading,) = reader.extractor.read([Source(text=text, published_at="2017-12-05")])
    _check(text, reading)


@pytest.mark.parametrize(
    "text",
    [
        "Kuwait financially supports",
        "longer takes part",
        "Deaths among the troops totalled 45",
        "The blast wounded dozens of President",
        "Canada ended its combat mission Chile sent 300,",
        "Togo pledged Ships from five navies, among",
        "countries have promised guns for States that were attacked, such",
        "of the country. soldiers to Mali.",
        "From Oman, 800 troops",
        "Fiji. of whom 300",
        "with",
        "to destroy find and mines.",
        "ex-soldiers, who hold parts of the country and last year led the uprising that toppled its. taken control of the town",
        "The M23 recaptured it on Friday.",
        "To help Chad fight the rebels, the army is there.",
        "To protect Chad the force is ready.",
        "About 150 Fijian Defence Force",
        "for Security being held",
        "Chad is not a member of KFOR. Fiji",
        "force received two from company, Peru 200 soldiers,",
    ],
)
def test_a_text_may_end_or_begin_anywhere(reader: Reader, text: str) -> None:
    (reading,) = reader.extractor.read([Source(text=text, published_at="2017-12-05")])
    _check(text, reading)


@pytest.mark.parametrize(
    "text", ["He said that {}.", "The defence minister, Jan Hansen, said on Tuesday that {}.", "He said."]
)
def test_nothing_need_follow_a_word_of_saying(reader: Reader, text: str) -> None:
    (reading,) = reader.extractor.read([Source(text=text, published_at="2017-12-05")])
    _check(text, reading)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(article=st.sampled_from(ARTICLES), first=st.integers(0, 400), count=st.integers(1, 60))
def test_no_piece_of_an_article_breaks_the_finders(reader: Reader, article: Path, first: int, count: int) -> None:
    words = article.read_text(encoding="utf-8").split()
    text = " ".join(words[first % len(words) :][:count])
    (reading,) = reader.extractor.read([Source(text=text, published_at="2017-12-05")])
    _check(text, reading)


PIECES = st.lists(st.tuples(st.sampled_from(ARTICLES), st.integers(0, 400), st.integers(1, 25)), min_size=2, max_size=4)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=PIECES, joint=st.sampled_from([" ", ". ", ", ", ": ", " and "]))
def test_no_pieces_put_together_break_the_finders(
    reader: Reader, pieces: list[tuple[Path, int, int]], joint: str
) -> None:
    found = []
    for article, first, count in pieces:
        words = article.read_text(encoding="utf-8").split()
        found.append(" ".join(words[first % len(words) :][:count]))
    text = joint.join(found)
    (reading,) = reader.extractor.read([Source(text=text, published_at="2017-12-05")])
    _check(text, reading)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(text="Kuwait and Arabia will between them bear 40 per cent of cost, which an Arab")  # ends in a lost name
@given(text=st.text(max_size=200))
def test_no_text_at_all_breaks_the_finders(reader: Reader, text: str) -> None:
    (reading,) = reader.extractor.read([Source(text=text, published_at=None)])
    _check(text, reading)


@pytest.mark.parametrize(
    "unit",
    [
        '"a" ',
        "he said ",
        "2,000 troops in Syria and more than 5,000 in Iraq, ",
        "France, Italy and ",
        "attacked and bombed and seized ",
        "who said that ",
        "the president of the president of ",
    ],
)
def test_time_grows_with_the_length_of_the_text(reader: Reader, unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        begin = time.perf_counter()
        reader.extractor.read([Source(text=text)])
        return time.perf_counter() - begin

    seconds(500)
    assert seconds(8_000) < 40 * max(seconds(2_000), 0.05)


def test_the_same_claims_come_whatever_a_paragraph_is_batched_with(reader: Reader) -> None:
    texts = ["Poland has 1,500 soldiers in Iraq.", '"We stay," said General John Mensah.', "The Taliban seized Kunduz."]
    sources = [Source(text=text, published_at="2015-03-10") for text in texts]
    assert reader.extractor.read(sources) == [reader.extractor.read([source])[0] for source in sources]
