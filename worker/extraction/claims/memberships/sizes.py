"""Sizes of coalitions: how many states or members there are."""

from spacy.tokens import Token

from schemas import CoalitionSize, Reference
from schemas.claims import SizeUnit
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.members import is_coalition, whole_meant
from worker.extraction.claims.memberships.one_of_them import add_one_of_them, add_one_of_which
from worker.extraction.claims.memberships.sizes_in_clauses import beside_it, in_clause, named_near
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import OUTSIDE, clause_verb, is_passive, prepositional
from worker.extraction.claims.words import belonging, kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_after

UNITS: dict[str, SizeUnit] = {
    "country": "countries",
    "nation": "nations",
    "state": "countries",
    "republic": "countries",
    "member": "members",
    "ally": "members",
    "partner": "members",
    "government": "countries",
    "organisation": "organisations",
    "organization": "organisations",
    "participant": "members",
    "signatory": "members",
    "contributor": "members",
}

_GROUPS = frozenset({"coalition", "alliance", "bloc", "force", "mission", "grouping", "group", "partnership", "pact"})
_OF_PERSONS = frozenset({"team", "council", "club", "community", "body"})  # "a six-member liaison team"


def find_sizes(scene: Scene, builder: Builder) -> None:
    """ "composed of 70 nations", "a coalition of more than 20 countries", "the 22-nation group", "its 31 members"."""
    members = nouns("member")
    for quantity in scene.quantities:
        if quantity.head is None or quantity.currency or quantity.percent or not 2 <= quantity.count <= 250:
            continue
        if quantity.inherited or scene.doc[min(quantity.last, len(scene.doc) - 1)].lower_ == "of":
            continue  # "four of them", "lost 80 of its members"
        head = scene.doc[quantity.head]
        noun = _counted(scene, quantity, noun_of(head))
        if noun not in members or (quantity.count != int(quantity.count) and quantity.qualifier != "range"):
            continue
        if any(child.lower_ in belonging().some and word_after(child) != "soviet" for child in head.lefts):
            continue  # "ten other countries", but "six former Soviet republics"
        if not OUTSIDE.isdisjoint(word.lower_ for word in scene.tokens[head.i + 1 : head.i + 3]):
            continue  # "six countries from outside NATO"
        if scene.suffering(head):
            continue  # "the 13 members of the force who have fallen"
        coalition = _sized(scene, quantity, head)
        if coalition is None and not _is_of_a_body(scene, quantity, head):
            coalition = in_clause(scene, quantity, head) or beside_it(scene, quantity, head)
        if coalition is None:
            continue
        builder.add(
            CoalitionSize,
            "size",
            [quantity.first, quantity.head, coalition[1]],
            at=quantity.head,
            modality="asserted",
            confidence=0.85,
            coalition=coalition[0],
            count=quantity.count,
            unit=UNITS.get(_counted(scene, quantity, head.lemma_.lower())),
            qualifier=quantity.qualifier,
            min=quantity.min,
            max=quantity.max,
            vague=quantity.vague,
        )
        add_one_of_them(scene, builder, head, Party(*coalition))
        add_one_of_which(scene, builder, head, Party(*coalition))


def _counted(scene: Scene, quantity: Quantity, noun: str) -> str:
    """The noun counted; in "the 57-nation Organisation" that of the compound."""
    doc = scene.doc
    if quantity.last + 1 < len(doc) and doc[quantity.last].text in {"-", "‑"}:
        return str(doc[quantity.last + 1].lemma_.lower())
    return noun


def _sized(scene: Scene, quantity: Quantity, head: Token) -> tuple[Reference, int] | None:
    """The coalition that a number of countries is the size of."""
    doc = scene.doc
    after = doc[quantity.last] if quantity.last < len(doc) else None
    hyphenated = after is not None and after.text in {"-", "‑"}
    number = scene.number_at(head)
    if number is not None and scene.type_of(number) == "coalition":  # "the 70-nation coalition"
        return scene.parsed.reference(head), head.i
    if hyphenated and (body := _named_group(scene, head)) is not None:
        return body
    if hyphenated and not _is_of_a_body(scene, quantity, head):
        group = _following_group(scene, head.i + 1) or _following_group(scene, quantity.last + 2)
        if group is not None:
            return group
    # "a coalition of 40 countries", "composed of 70 nations", "made up of", "grouping 12 states"
    current = head
    for _ in range(6):
        above = current.head
        if above.i == current.i:
            break
        if above.dep_ == "prep" or above.pos_ == "ADP":
            changed = above.lower_ == "to" and above.head.lemma_ in belonging().growing | {"down", "up"}
            if (
                above.lower_ not in {"of", "from", "by", "with", "on", "in", "between", "comprising", "including"}
                and not changed
            ):
                return None
            if above.lower_ == "including" and any(is_coalition(scene, party) for party in scene.modifying(head)):
                return None  # "48 countries take part in it, including the 28 NATO members"
            verb = above.head
            if above.lower_ == "in" and verb.pos_ in {"NOUN", "PROPN"}:
                return None  # "the mission in the two countries"
            if above.lower_ == "with" and verb.pos_ in {"VERB", "AUX"}:  # "with 43 nations, the force is the largest"
                alone = not any(child.dep_ in {"relcl", "acl"} for child in head.rights) and verb.lemma_ == "be"
                return named_near(scene, scene.subjects(verb)) if alone else None
            current = above
            continue
        if above.pos_ in {"NOUN", "PROPN"}:
            party = scene.party_at(above)
            if (
                party is not None
                and party.type == "coalition"
                and scene.parsed.candidates[party.number or 0].entity is not None
            ):
                return party.reference, above.i
            if above.lemma_.lower() in _GROUPS:
                named = [p for child in above.children if child.dep_ == "appos" and (p := scene.party_at(child))]
                named += [p] if above.dep_ in {"appos", "attr"} and (p := scene.party_at(above.head)) else []
                named += [p] if above.i > 2 and (p := _before_dash(scene, above)) else []
                if above.dep_ == "pobj" and above.head.lower_ == "as":  # "was founded as a partnership of 12 nations"
                    founded = clause_verb(above)
                    done_to = scene.objects(founded) if is_passive(founded) else scene.subjects(founded)
                    named += [p for noun in done_to for p in scene.parties(noun)]
                if above.dep_ == "attr":
                    named += [p for noun in scene.subjects(above.head) for p in scene.parties(noun)]
                coalitions = [p for p in named if is_coalition(scene, p)]
                if coalitions:
                    return coalitions[0].reference, above.i
                return (party.reference, above.i) if party is not None and is_coalition(scene, party) else None
            if current.dep_ != "conj":
                return None
        if above.lemma_ == "be" and current.dep_ == "nsubj":
            for attribute in (child for child in above.rights if child.dep_ == "attr" and child.lemma_ == "member"):
                for noun in prepositional(attribute, frozenset({"of"})):
                    joined = [party for party in scene.parties(noun) if is_coalition(scene, party)]
                    if joined:
                        return joined[0].reference, noun.i
        if above.pos_ in {"VERB", "AUX"}:
            if current.dep_ == "nsubjpass":
                break  # "All 15 members of the bloc were involved"
            if above.lemma_.lower() not in belonging().consisting | belonging().growing:
                return None
            subjects = scene.objects(above) if is_passive(above) else scene.subjects(above)
            for noun in subjects:
                for party in scene.parties(noun):
                    if is_coalition(scene, party):
                        whole = party if scene.acts(party) else whole_meant(scene, party)
                        return whole.reference, noun.i
            return None
        current = above
    if head.lemma_.lower() == "member":
        for noun in prepositional(head, frozenset({"of", "in"})):
            for party in scene.parties(noun):
                if is_coalition(scene, party):
                    return party.reference, noun.i
        owners = [party for party in scene.modifying(head) if is_coalition(scene, party)]
        if owners:
            return owners[0].reference, owners[0].token
    return None


def _is_of_a_body(scene: Scene, quantity: Quantity, head: Token) -> bool:
    """Whether a hyphen joins the number to another body: "the 18-member Harbour Forum endorsed a regional force"."""
    if quantity.last >= len(scene.doc) or scene.doc[quantity.last].text not in {"-", "‑"}:
        return False
    own = scene.number_at(head)
    return own is not None and scene.parsed.candidates[own].kind == "named" and scene.type_of(own) == "organisation"


def _named_group(scene: Scene, head: Token) -> tuple[Reference, int] | None:
    """The body that "the 22-member Arab League" names, or that "the 22-nation group" goes back to."""
    party = scene.party_at(head)
    if party is not None and is_coalition(scene, party) and party.reference.name:
        return party.reference, head.i
    if head.lemma_.lower() not in kinds().memberships.groups or head.lemma_.lower() in _OF_PERSONS:
        return None
    first = max(0, head.i - 60)
    for token in reversed(list(scene.doc[first : max(head.i - 2, first)])):
        before = scene.party_at(token)
        if before is not None and before.reference.name and is_coalition(scene, before):
            return before.reference, token.i
    return None


def _before_dash(scene: Scene, noun: Token) -> Party | None:
    """The name that a phrase after a dash or comma explains: "Operation X—a coalition of 20 nations"."""
    at = noun.left_edge.i - 1
    if at < 1 or scene.doc[at].text not in {"—", "–", "-", ",", "("}:
        return None
    return scene.party_at(scene.doc[at - 1])


def _following_group(scene: Scene, at: int) -> tuple[Reference, int] | None:
    """The group noun right after "22-nation": a candidate, or words that stand for the coalition in focus."""
    for token in scene.doc[at : at + 5]:
        party = scene.party_at(token)
        if party is not None and is_coalition(scene, party):
            return scene.parsed.reference(token), token.i
        if token.pos_ == "NOUN" and token.lemma_.lower() in kinds().memberships.groups - _OF_PERSONS:
            return scene.parsed.reference(token), token.i
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "PUNCT"}:
            return None
    return None
