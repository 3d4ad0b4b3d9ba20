"""Members that a sentence adds to those of the one before, without naming the coalition again.

"Nigeria leads the force, with 3,000 men. Ghana has put in 800, and there are 300 soldiers from Togo. Mali will not send
anybody; Benin is still thinking it over."
"""

from spacy.tokens import Token

from schemas.claims import MembershipStatus, Modality
from worker.extraction.claims.builder import Builder, Member
from worker.extraction.claims.memberships.coalition_words import (
    add_member_of,
    coalition_near,
    last_told_in,
    told_before,
    told_in,
)
from worker.extraction.claims.memberships.declining import deed_told, has_none_to_send, sends_none, sends_none_either
from worker.extraction.claims.memberships.members import add_member
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.memberships.sending import men_and_craft, sending
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.claims.words import belonging
from worker.extraction.counting.units import nouns

_REACH = 8  # tokens from the states to what they do
_MANY = 3  # states in a row that send forces nowhere in particular send them to what the document speaks of
_WAYS = frozenset({"to", "for", "into", "in", "against", "with", "under", "from"})
_WHERE = frozenset({"to", "in", "from", "into", "at", "of"})
_NOBODY = frozenset({"anyone", "anybody", "anything"})
_DECIDING = frozenset({"decide", "choose", "opt", "elect", "vote"})  # "decided not to send men"
_PROMISING = frozenset({"promise", "pledge", "offer"})
_ANSWERING = frozenset({"answer", "reply", "respond"})


def add_continued(scene: Scene, builder: Builder, row: Row) -> None:
    """The states of a row that send forces, or have not made up their minds, after others that are members."""
    if row.noun is not None or any(
        p.reference.key in told_in(scene, builder, scene.tokens[row.first]) for p in row.parties
    ):
        return
    known = _told_beside(scene, builder, row) or told_before(scene, builder, row.first)
    first, end = scene.sentence(row.first)
    if known is not None and known.modality == "negated" and _is_none_either(scene, first, row):
        be = scene.tokens[first + 1]
        for member in row.parties:
            whole = Party(known.coalition, be.i)
            add_member(scene, builder, "neither", whole, member, known.status, "negated", be.i)
        return
    verb = _verb_of(scene, row, end)
    if verb is not None and _rules_out(scene, verb):
        add_member_of(scene, builder, "sends nobody", focus(verb), row.parties, "refused", verb)
    if len(row.parties) >= _MANY and scene.doc[row.end + 1 : row.end + 3].text.lower() == "were there":
        at = scene.tokens[row.end + 1]
        add_member_of(scene, builder, "were there", focus(at), row.parties, "member", at)
    deed = deed_told(verb) if verb is not None else None
    if deed is not None and has_none_to_send(deed) and modality_of(deed) != "possible":
        whole = Party(known.coalition, deed.i) if known is not None else focus(deed)
        add_member_of(scene, builder, "has none", whole, row.parties, "refused", deed)
        return
    if verb is not None and known is not None and (same := _the_same(verb, known)) is not None:
        whole = Party(known.coalition, verb.i)
        add_member_of(scene, builder, "the same", whole, row.parties, same, verb, known.modality)
        return
    if verb is not None and known is not None and known.status in _ASKED and _declines_too(verb):
        add_member_of(scene, builder, "declines too", Party(known.coalition, verb.i), row.parties, "refused", verb)
        return
    either = deed is not None and (sends_none_either(deed) or sends_none(deed))
    ahead = known is None and _after_the_force(scene, row)  # which the plans of states are for
    alone = known is None and len(row.parties) < _MANY and not (either or ahead or _after_contingents(scene, row))
    if verb is None or deed is None or alone:
        return
    coalition = Party(known.coalition, verb.i) if known is not None else focus(verb)
    coalition = (_named_since(scene, builder, row) if known is not None else None) or coalition
    if known is not None and known.status != "member" and (alike := _does_so(verb)) is not None:
        status: MembershipStatus = "joined" if known.status == "candidate" and alike == "asserted" else known.status
        add_member_of(scene, builder, "does so too", coalition, row.parties, status, verb, alike)
        return
    if known is not None and _is_undecided(verb):
        add_member_of(scene, builder, "undecided", coalition, row.parties, "candidate", verb, "possible")
    elif known is not None and known.status in _FOLLOWED and _follows(verb) and not _is_told(builder, row):
        add_member_of(
            scene, builder, "follows", coalition, row.parties, _FOLLOWED[known.status], verb, modality_of(verb)
        )
    elif (modality := _sends(scene, deed)) is not None and (
        known is not None or either or (modality == "asserted") != ahead
    ):
        status = belonging().deeds.get(deed.lemma_, "member")
        add_member_of(scene, builder, "sends as well", coalition, row.parties, status, deed, modality)


def _is_none_either(scene: Scene, first: int, row: Row) -> bool:
    """ "Chad is no member of the force. Neither is Mali", "Nor are Fiji and Peru"."""
    opening = scene.tokens[first : first + 2]
    neither = len(opening) > 1 and opening[0].lower_ in {"neither", "nor"} and opening[1].lemma_ == "be"
    return neither and row.first <= first + 3


def _the_same(verb: Token, known: Member) -> MembershipStatus | None:
    """ "Chad sends 300 men. Mali has promised the same", "Fiji is leaving. Peru announced the same step"."""
    after = verb.doc[verb.i + 1 : verb.i + 3].text.lower()
    if after not in {"the same", "as much"} or modality_of(verb) != "asserted":
        return None
    if verb.lemma_ in _PROMISING:
        return "candidate" if known.status in {"member", "joined", "candidate"} else known.status
    return known.status if verb.lemma_ in {"announce", "plan", "decide"} else None


_ASKED = frozenset({"refused", "candidate"})


def _declines_too(verb: Token) -> bool:
    """ "Bangladesh also declined", "Peru said no": what others were asked."""
    alone = not any(child.dep_ in {"dobj", "xcomp", "ccomp", "prep"} for child in verb.rights)
    no = verb.lemma_ == "say" and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "no"
    return no or (alone and verb.lemma_ in {"decline", "refuse", "demur"} and modality_of(verb) == "asserted")


_FOLLOWED: dict[MembershipStatus, MembershipStatus] = {
    "member": "joined",
    "joined": "joined",
    "candidate": "joined",
    "left": "left",
    "leaving": "leaving",
}


def _is_told(builder: Builder, row: Row) -> bool:
    """Whether the clause before is told of a row already: of whom follows "a week later"."""
    return any(party.reference.key in told for told in builder.members.values() for party in row.parties)


def _follows(verb: Token) -> bool:
    """ "Denmark followed a year later", "Peru is to follow suit"."""
    done = [child.lower_ for child in verb.rights if child.dep_ == "dobj"]
    return verb.lemma_ == "follow" and not is_passive(verb) and done in ([], ["suit"])


def _verb_of(scene: Scene, row: Row, end: int) -> Token | None:
    """What the states of a row do; of places nothing: "Egypt, which sent pilots to Zaire, has not answered"."""
    first = scene.tokens[row.first]
    if first.dep_ == "nsubj" and first.head.pos_ == "VERB" and first.head.i > row.end:
        return first.head
    if first.dep_ == "pobj" and first.head.lower_ in _WHERE:
        return None
    if first.dep_ in {"dobj", "dative", "iobj"} and first.head.i < first.i:
        return None  # "told Nigeria that it would not send men"
    return next((t for t in scene.tokens[row.end + 1 : min(end, row.end + _REACH)] if t.pos_ == "VERB"), None)


def _named_since(scene: Scene, builder: Builder, row: Row) -> Party | None:
    """Another coalition named since: "Ten nations are in KFOR. The EU set up Aspides. Peru will send men"."""
    start, _ = scene.sentence(row.first)
    told = max((first for first in builder.members if first < start), default=start)
    _, behind = scene.sentence(told)
    named = coalition_near(scene, behind, start, backwards=True, strict=True)
    return named if named is not None and scene.is_named(named) else None


def _told_beside(scene: Scene, builder: Builder, row: Row) -> Member | None:
    """The last membership told before a semicolon: "Fiji gave 300 men to the force; Peru and Chile sent ships"."""
    parted = row.first > 0 and scene.tokens[row.first - 1].text == ";"
    return last_told_in(scene, builder, scene.tokens[row.first]) if parted else None


def _after_contingents(scene: Scene, row: Row) -> bool:
    """Whether the sentence before speaks of those who give forces: "Two further contingents are expected"."""
    first, start = scene.sentence_before(row.first)
    return any(token.lemma_ in {"contingent", "contributor", "participant"} for token in scene.tokens[first:start])


def _after_the_force(scene: Scene, row: Row) -> bool:
    """Whether the sentence before speaks of the force: "It is opened to others. Fiji is expected to send a ship"."""
    first, start = scene.sentence_before(row.first)
    whole = coalition_near(scene, first, start) if start else None
    return whole is not None and scene.doc[whole.token].dep_ in {"nsubj", "nsubjpass"}


def _does_so(verb: Token) -> Modality | None:
    """How sure it is that somebody does what others do: "has been invited to do so", "might do the same"."""
    asked = verb.lemma_ in {"invite", "ask", "urge"} and verb.tag_ == "VBN"
    deed = next((child for child in verb.rights if child.dep_ == "xcomp"), verb) if asked else verb
    after = deed.doc[deed.i + 1 : deed.i + 3].text.lower()
    if deed.lemma_ != "do" or not (after.startswith(("so", "likewise")) or after == "the same"):
        return None
    return "possible" if asked else modality_of(deed)


def _sends(scene: Scene, verb: Token) -> Modality | None:
    """How sure it is that the states send forces, and nowhere else: "sent 160", "may still contribute a battalion"."""
    deed = verb
    if verb.lemma_ in {"agree", "promise", "offer", "undertake", "plan", "pledge", "expect", "schedule", "intend"}:
        deed = next((child for child in verb.rights if child.dep_ == "xcomp"), verb)
    put_in = deed.lemma_ == "put" and any(child.lower_ == "in" for child in deed.rights)
    if not put_in and deed.lemma_ not in sending() | {"field", "lend", "second"}:
        return None
    given = prepositional(deed, frozenset({"in"})) if put_in else []
    given = given or [noun for noun in scene.objects(deed) if noun.i > deed.i]
    if not given or not all(_is_force(noun) for noun in given):
        return None
    if _goes_somewhere([deed, *given], besides="in" if put_in else ""):
        return None
    modality = modality_of(deed)
    lent = all(noun_of(noun) in nouns("craft") for noun in given)
    if lent and deed.lemma_ in {"lend", "second"}:
        return None  # "has lent two trucks"
    if modality == "planned" and lent and any(child.lower_ == "also" for child in deed.lefts):
        return None  # "would also provide drones", besides the men whom they have sent
    return "planned" if deed is not verb and modality == "asserted" else modality


def _rules_out(scene: Scene, verb: Token) -> bool:
    """ "has ruled out sending troops", "refused to send any soldiers": to what the document speaks of."""
    out = verb.lemma_ == "rule" and any(child.lower_ == "out" for child in verb.rights)
    deed = next((child for child in verb.rights if child.dep_ in {"xcomp", "advcl"} and child.pos_ == "VERB"), None)
    against = verb.lemma_ in _DECIDING and deed is not None and any(child.dep_ == "neg" for child in deed.lefts)
    if not (out or against or verb.lemma_ in {"refuse", "decline"}) or modality_of(verb) == "negated":
        return False
    if deed is None or deed.lemma_ not in sending():
        return False
    given = [noun for noun in scene.objects(deed) if noun.i > deed.i]
    return bool(given) and all(_is_force(noun) for noun in given) and not _goes_somewhere([deed, *given])


def _goes_somewhere(words: list[Token], besides: str = "") -> bool:
    """Whether it is told where the forces go, or whose they are."""
    ways = _WAYS - {besides}
    return any(child.dep_ == "prep" and child.lower_ in ways for word in words for child in word.rights)


def _is_force(noun: Token) -> bool:
    if noun_of(noun) in men_and_craft() or noun.lower_ in _NOBODY:
        return True
    return noun.like_num and not any(child.pos_ == "NOUN" for child in noun.rights)


def _is_undecided(verb: Token) -> bool:
    """ "has not made up its mind", "is still thinking it over", "has yet to decide", "is weighing the request"."""
    if verb.lemma_ in _ANSWERING:  # "has not yet answered", "has yet to reply"
        return modality_of(verb) == "negated" or verb.head.lemma_ == "have"
    mind = verb.lemma_ == "make" and any(child.lower_ == "mind" for child in verb.rights)
    if mind or (verb.lemma_ == "decide" and verb.dep_ != "xcomp"):
        return modality_of(verb) == "negated"
    put_off = verb.lemma_ in {"postpone", "defer", "delay"} or (
        verb.lemma_ == "put" and any(child.lower_ == "off" for child in verb.rights)
    )
    decision = any(child.dep_ == "dobj" and child.lemma_ == "decision" for child in verb.rights)
    if decision:  # "has made no decision", "has put off its decision"
        return put_off or modality_of(verb) == "negated"
    over = verb.lemma_ in {"think", "mull"} and any(child.lower_ == "over" for child in verb.rights)
    return over or (verb.lemma_ == "decide" and verb.head.lemma_ == "have")
