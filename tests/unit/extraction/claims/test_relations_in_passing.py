"""Relations told in passing: envoys who leave after talks, rows that somebody backs, those who are endangered or guarded."""

import pytest

from tests.unit.extraction.claims.conftest import Teller

HOUTHIS = "armed-group:houthis"


def _told(tell: Teller, text: str) -> set[tuple[str, str, str]]:
    return {(claim["subject"], claim["predicate"], claim["object"]) for claim in tell("relation", text)}


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "other"),
    [
        (
            "UN envoy Hans Berg left Sanaa after three days of talks with Houthi leaders.",
            "organisation:united-nations",
            "negotiates_with",
            HOUTHIS,
        ),
        ("Mediators from Kenya and Oman are negotiating with the Houthis.", "country:KE", "negotiates_with", HOUTHIS),
        ("Chad and Niger, backed by France, have attacked the Houthis.", "country:FR", "supports", "country:TD"),
        ("Chad and Niger, backed by France, have attacked the Houthis.", "country:FR", "supports", "country:NE"),
        ("Remnants of the Houthis continue to pose a threat to villages.", HOUTHIS, "threatens", "villages"),
        ("Houthi fighters threatened refugees from the camps.", HOUTHIS, "threatens", "refugees"),
        ("The Indian battalion protects the civilians.", "country:IN", "protects", "the civilians"),
        ("Ghanaian troops are protecting the offices of the charity.", "country:GH", "protects", "the offices"),
        ("Kenyan police engaged in a gunfight with the Houthis.", "country:KE", "fights", HOUTHIS),
        ("An exchange of fire between Kenyan troops and the Houthis lasted all day.", "country:KE", "fights", HOUTHIS),
        ("Chadian troops shelled the villages of Vorrat and Tasmin.", "country:TD", "fights", "place:tasmin"),
        ("Gunmen stormed the town of Vorrat.", "Gunmen", "fights", "place:vorrat"),
        (
            "The army, backed by UN peacekeepers, Rwandan forces and Malian troops, has retaken the town.",
            "country:RW",
            "supports",
            "The army",
        ),
        ("Iranian-backed fighters known as the Houthis took Sanaa.", "country:IR", "supports", HOUTHIS),
        ("Ghanaian-trained militias called the Houthis took Sanaa.", "country:GH", "trains", HOUTHIS),
        ("A truck carrying militiamen was fired on by Houthi troops.", HOUTHIS, "fights", "militiamen"),
    ],
)
def test_relations_are_told_in_passing(tell: Teller, text: str, subject: str, predicate: str, other: str) -> None:
    assert (subject, predicate, other) in _told(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "The storm threatens villages on the coast of Yemen.",
        "Rebels overran the town of Vorrat.",
        "Rebels laid siege to the town of Vorrat.",
        "Chad sent men to Yemen, ending the assault on Sanaa.",
        "The mandate of the Houthi troops is to protect civilians.",
    ],
)
def test_storms_and_mandates_are_none(tell: Teller, text: str) -> None:
    assert _told(tell, text) == set()


def test_mediators_do_not_negotiate_with_each_other(tell: Teller) -> None:
    told = _told(tell, "Mediators from Kenya and Oman are negotiating with the Houthis.")
    assert ("country:KE", "negotiates_with", "country:OM") not in told
