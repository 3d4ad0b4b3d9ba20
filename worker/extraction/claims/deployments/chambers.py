"""Which state's forces are meant where its parliament, its members or a party of it decide: "MPs in Oslo backed it"."""

from spacy.tokens import Token

from worker.extraction.claims.places import government_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional

MEMBERS = frozenset(
    {"mp", "mps", "lawmaker", "legislator", "deputy", "parliamentarian", "senator", "minister", "politician", "leader"}
)
CHAMBERS = frozenset(
    {
        *(
            "parliament",
            "bundestag",
            "cabinet",
            "senate",
            "congress",
            "assembly",
            "duma",
            "diet",
            "sejm",
            "legislature",
        ),
        *("chamber", "house", "committee", "government", "coalition", "commons", "motion", "vote"),
    }
)
_CONSENT = frozenset(
    {
        *("approval", "consent", "agreement", "light", "nod", "blessing", "permission", "backing", "support", "assent"),
        *("go-ahead", "ahead", "mandate", "authorisation", "authorization", "authority", "endorsement", "clearance"),
    }
)
_PARTIES = frozenset(
    {"Party", "Democrats", "Liberals", "Greens", "Conservatives", "Socialists", "Communists", "Republicans"}
)
_SEATED = frozenset({"in", "of", "at", "from"})
_TO = frozenset({"to", "for", "of", "on"})


def seated(scene: Scene, nouns: list[Token]) -> list[Party]:
    """The state by its seat, or its name, beside who decides: "MPs in Lisbon", "the house of the Dutch parliament"."""
    found = []
    for noun in nouns:
        if noun.lemma_.lower() not in MEMBERS | CHAMBERS:
            continue
        found += [party for party in scene.modifying(noun) if party.type == "country"]
        before = [child for child in noun.head.lefts if child.lower_ == "in" and child.i < noun.i]
        opening = [spot for child in before for spot in child.children if spot.dep_ == "pobj"]  # "In Oslo, MPs voted"
        for spot in (*prepositional(noun, _SEATED), *opening):
            named = [government_of(scene, party) for party in (scene.parties(spot) or scene.modifying(spot))]
            found += [party for party in named if party.type == "country"]
    return found[:1]


def consenting(deed: Token) -> list[Token]:
    """Who consents to a deed: "parliament gave the green light to the deployment", "voted for the sending of"."""
    preposition = deed.head
    if deed.dep_ != "pobj" or preposition.lower_ not in _TO:
        return []
    above = preposition.head
    verb = clause_verb(above)
    given = above.lemma_.lower() in _CONSENT or any(
        child.dep_ == "dobj" and child.lemma_.lower() in _CONSENT for child in verb.rights
    )
    decides = above.i == verb.i and above.lemma_ in {"vote", "agree", "consent", "assent", "decide"}
    if not (given or decides) or verb.pos_ != "VERB":
        return []
    return [child for child in verb.lefts if child.dep_ == "nsubj"]


def is_political(scene: Scene, party: Party) -> bool:
    """Whether somebody is a political party, which has no forces of its own: "the Social Democrats"."""
    if party.type != "organisation" or party.number is None:
        return False
    candidate = scene.parsed.candidates[party.number]
    name = scene.parsed.source.text[candidate.start : candidate.end].split()
    return bool(name) and name[-1] in _PARTIES
