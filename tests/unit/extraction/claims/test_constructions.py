"""The same facts in other constructions: who does the same, who does it beside others, clauses without "that"."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


def _told(tell: Teller, *texts: str) -> set[tuple[object, ...]]:
    return {(d["actor"], d["location"], d["count"], d["posture"]) for d in tell("deployment", *texts)}


@pytest.mark.parametrize(
    ("text", "actor", "place", "posture"),
    [
        ("Spain has withdrawn its troops from Mali, as has Honduras.", "HN", "ML", "withdrawn"),
        ("Spain has withdrawn its troops from Mali, and so has Honduras.", "HN", "ML", "withdrawn"),
        ("Spain sent 900 men to Mali; Chile did the same.", "CL", "ML", "deploying"),
        ("Spain withdrew its 900 men from Mali. Sweden followed suit in June.", "SE", "ML", "withdrawn"),
        ("Kenya will not send troops to Mali, nor will Ghana.", "GH", "ML", "deploying"),
        ("Spain has troops in Mali, as does Chile.", "CL", "ML", "present"),
        ("Spain, together with Chile, sent troops to Mali.", "CL", "ML", "deploying"),
        ("Spain, as well as Chile, has troops in Mali.", "CL", "ML", "present"),
        ("Along with Chile, Spain sent troops to Mali.", "CL", "ML", "deploying"),
    ],
)
def test_who_does_the_same(tell: Teller, text: str, actor: str, place: str, posture: str) -> None:
    assert {(f"country:{actor}", f"country:{place}", None, posture)} <= _told(tell, text)


def test_no_echo_without_a_name(tell: Teller) -> None:
    told = {actor for actor, *_ in _told(tell, "So far, as was the case in May, Spain has troops in Mali.")}
    assert told == {"country:ES"}


@pytest.mark.parametrize(
    ("text", "count", "posture"),
    [
        ("The 90 soldiers Chile sent to Mali are engineers.", 90, "deploying"),
        ("The 90 soldiers that Chile has sent to Mali are engineers.", 90, "deploying"),
        ("The two frigates Chile has promised to send to Mali will sail in June.", 2, "deploying"),
        ("The battalion Chile sent to Mali has left.", None, "deploying"),
    ],
)
def test_clauses_that_tell_which_forces(tell: Teller, text: str, count: int | None, posture: str) -> None:
    assert ("country:CL", "country:ML", count, posture) in _told(tell, text)


def test_ground_told_by_an_apposition(tell: Teller) -> None:
    claims = tell("territory", "Bria, the town the rebels seized in April, was hit. The rebels fought the army there.")
    assert {(claim["place"], claim["change"]) for claim in claims} >= {("place:bria", "gained")}
