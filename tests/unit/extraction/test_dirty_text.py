"""Text as it comes: typography, capitals, other languages, nonsense. Offsets point into what was published."""

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from worker.extraction import Source
from worker.extraction.text.normalising import normalise

if TYPE_CHECKING:
    from tests.unit.extraction.conftest import Reader

WORDS = ["The", "US", "-led", "coalition", "IS", "[IS]", "U . S .", "said", "“", "”", '"']
WORDS += [
    "2,000",
    "troops",
    "in",
    "Iraq",
    ",",
    ".",
    "and",
    "\u00ad",
    "\u00a0",
    "&amp;",
    "’s",
    "(SDF)",
    "he",
    "has",
    "will",
    "Gen. Smith",
]
WORDS += ["\n- ", "é", "中"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U . S . -led coalition fought IS .", "U . S . -led coalition"),
        ("The U.S.\u2011led coalition fought IS.", "U.S.\u2011led coalition"),
        ("The Syr\u00adian army fell.", "Syr\u00adian"),
        ("The United\u00a0States left.", "United\u00a0States"),
        ("After what [IS] did in Iraq, they left.", "[IS]"),
        ("France&rsquo;s army left.", "France"),
    ],
)
def test_mentions_are_the_words_as_published(reader: "Reader", text: str, words: str) -> None:
    assert words in [found for found, _ in reader.names(text, published_at="2016")]


def test_an_opening_in_capitals_is_read(reader: "Reader") -> None:
    assert "country:PT" in reader.ids("PORTUGUESE troops sailed for Sumatra on Friday.")
    assert "coalition:kfor" in reader.ids("KFOR troops sailed for Sumatra on Friday.")


def test_a_paragraph_in_capitals_is_read(reader: "Reader") -> None:
    ids = reader.ids("US TROOPS KILL TWENTY TALIBAN FIGHTERS IN HELMAND, SAYS NATO", published_at="2009")
    assert {"country:US", "armed-group:taliban", "place:helmand", "organisation:nato"} <= set(ids)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La coalition menée par les États-Unis a frappé la ville de Mossoul, selon le Pentagone."),
        ("de", "Die von den USA geführte Koalition hat nach Angaben des Pentagons die Stadt Mossul angegriffen."),
        ("es", "La coalición que lidera Estados Unidos bombardeó la ciudad de Mosul, según el Pentágono y los medios."),
        ("ru", "Коалиция во главе с США нанесла удар по городу Мосул."),
        ("ar", "قصف التحالف بقيادة الولايات المتحدة مدينة الموصل"),
    ],
)
def test_other_languages_are_told_and_passed_over(reader: "Reader", language: str, text: str) -> None:
    reading = reader.extractor.read([Source(text=text)])[0]
    assert reading.language == language
    assert not reading.candidates
    assert not reading.drafts


def test_the_parse_text_leads_back_to_every_character() -> None:
    text = "The U . S .-led\u00a0coalition’s “IS” — [IS] &amp; Syr\u00adia"
    clean = normalise(text)
    assert len(clean.text) == len(clean.starts) == len(clean.ends)
    assert clean.starts == sorted(clean.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(clean.starts, clean.ends, strict=True))
    assert "US-led coalition's" in clean.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=40))
def test_any_text_gives_valid_offsets_and_the_same_again(reader: "Reader", parts: list[str]) -> None:
    text = " ".join(parts)
    once, again = reader.read(text, text), reader.read(text, text)
    assert once == again
    for found in once:
        for mention in found.mentions:
            assert mention.text == text[mention.start : mention.end] != ""
        for claim in found.claims:
            assert claim.text == text[claim.start : claim.end] != ""


def test_what_a_paragraph_is_batched_with_changes_nothing(reader: "Reader") -> None:
    texts = [
        "The US has about 2,000 troops in Syria and more than 5,000 in Iraq.",
        "“We will stay,” Gen. John Allen said.",
        "No.",
        "The Houthis seized Sanaa in 2014. " * 30,
    ]
    sources = [Source(text=text, published_at="2017") for text in texts]
    together = reader.extractor.read(sources * 40)
    alone = [reader.extractor.read([source])[0] for source in sources]
    assert together == alone * 40


def test_what_was_read_before_changes_nothing(reader: "Reader") -> None:
    shouted = Source(text="REBELS SHELL OKWANDI AND BARRAZUNE, SAYS GENERAL TORMUNDEZ", published_at="2009")
    before = reader.extractor.read([shouted])
    reader.extractor.read(
        [Source(text="The okwandi, the barrazune and general Tormundez are new words. Rebels say so.")]
    )
    assert reader.extractor.read([shouted]) == before


@pytest.mark.parametrize(
    "before", [(), ("PRESIDENT BIDEN:  Thank you all for coming here today.",)], ids=["alone", "spoken"]
)
@pytest.mark.parametrize(
    "unit",
    [
        "[",
        '"',
        "“",
        "1234567890",
        "([{'",
        "a-",
        "x",
        " \u00a0 ",
        "Section 1.   Policy   ",
        "U.  S.  A.  and   ",
        "1,  (a)  ",
    ],
    ids=[
        "brackets",
        "quotes",
        "curly quotes",
        "digits",
        "mixed",
        "hyphens",
        "letters",
        "gaps",
        "words",
        "initials",
        "list",
    ],
)
def test_a_hundred_kilobytes_of_nonsense_end_within_seconds(
    reader: "Reader", unit: str, before: tuple[str, ...]
) -> None:
    text = "He said" + unit * (100_000 // len(unit)) + "so"
    started = time.process_time()
    reader.read(*before, text)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "text",
    [
        f"KFOR {'-' * 44} NATO-led force in Kosovo.",
        f"Ghana {'-' * 57} It sent 300 men. The troops are in Gao, Mali.",
        f"A NATO-led force {'-' * 1500} or KFOR sent troops to Kosovo.",
    ],
    ids=["before a description", "behind an owner", "before a name"],
)
def test_a_rule_of_dashes_between_names_takes_no_time(reader: "Reader", text: str) -> None:
    started = time.process_time()
    reader.read(text)
    assert time.process_time() - started < 2


def test_words_that_some_write_with_a_hyphen_are_read_as_one() -> None:
    made = normalise("The pull-out of peace-keepers and a task-force.")
    assert made.text == "The pullout of peacekeepers and a task force."
    assert [made.starts[made.text.index("peace")], made.ends[made.text.index("ers and") + 2]] == [16, 29]
