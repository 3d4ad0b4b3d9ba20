"""How sure a deployment is, by what governs its verb."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Fiji is thinking of sending 50 troops to Mali.", "possible"),
        ("Fiji is negotiating about sending 50 troops to Mali.", "possible"),
        ("Fiji said it was prepared to send 50 troops to Mali.", "possible"),
        ("Fiji put 50 troops on standby to go to Mali.", "possible"),
        ("Fiji has not ruled out sending 50 troops to Mali.", "possible"),
        ("Fiji insisted on sending 50 troops to Mali.", "planned"),
        ("Fiji is gearing up to send 50 troops to Mali.", "planned"),
        ("Fiji has given the green light to sending 50 troops to Mali.", "planned"),
        ("Fiji postponed the deployment of 50 troops to Mali.", "planned"),
        ("Fiji is withdrawing its 50 troops from Mali next month.", "planned"),
        ("Fiji will stop fighting and withdraw its 50 troops from Mali.", "planned"),
        ("Fiji approved a plan on Friday to withdraw its 50 troops from Mali.", "planned"),
        ("Fiji called on Samoa to withdraw its 50 troops from Mali.", "possible"),
        ("There is no doubt that Fiji has sent 50 troops to Mali.", "asserted"),
        ("Nobody denies that Fiji has sent 50 troops to Mali.", "asserted"),
        ("Fiji must find ways to withdraw its 50 troops from Mali.", "possible"),
        ("Fiji has ruled out the deployment of troops in Mali.", "negated"),
        ("Fiji stopped short of sending troops to Mali.", "negated"),
        ("Fiji decided against sending troops to Mali.", "negated"),
        ("Fiji has yet to send 50 troops to Mali.", "negated"),
        ("Fiji no longer has troops in Mali.", "negated"),
        ("None of the Fijian troops have left Mali.", "negated"),
        ("Fiji has had to withdraw its 50 troops from Mali.", "asserted"),
        ("Fiji was forced to withdraw its 50 troops from Mali.", "asserted"),
        ("Senegal was the only African country to send troops to Mali.", "asserted"),
        ("Senegal was the only country to send troops to Mali.", "asserted"),
        ("Senegal will be the first country to send troops to Mali.", "planned"),
        ("Senegal is ready to send troops to Mali.", "planned"),
    ],
)
def test_what_governs_a_verb_tells_how_sure_it_is(tell: Teller, text: str, modality: str) -> None:
    assert {claim["modality"] for claim in tell("deployment", text)} == {modality}


@pytest.mark.parametrize(
    ("kind", "text", "teller"),
    [
        ("territory", "Mali announced the capture of Gao by its army.", "country:ML"),
        ("territory", "The rebels claim to have taken Gao.", "The rebels"),
        ("casualties", "Fiji announced the death of 34 soldiers.", "country:FJ"),
    ],
)
def test_what_has_happened_is_told_by_who_announces_it(tell: Teller, kind: str, text: str, teller: str) -> None:
    (claim,) = tell(kind, text)
    assert (claim["modality"], claim["attributed_to"]) == ("asserted", teller)


def test_a_war_that_somebody_has_is_fought_whoever_helps(tell: Teller) -> None:
    found = tell("relation", "Fiji refused to help Samoa in its war against Tonga.")
    assert {(claim["predicate"], claim["modality"]) for claim in found} == {
        ("supports", "negated"),
        ("fights", "asserted"),
    }
