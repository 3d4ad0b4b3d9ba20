"""Sizes of coalitions: how many states or members there are."""

from spacy.tokens import Token

from schemas import CoalitionSize, Reference
from schemas.claims import SizeUnit
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.knowledge import is_joint_body
from worker.extraction.claims.memberships.coalition_words import is_outside
from worker.extraction.claims.memberships.members import is_coalition, whole_meant
from worker.extraction.claims.memberships.one_of_them import add_one_of_them, add_one_of_which
from worker.extraction.claims.memberships.participations import common_cause
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, is_passive, prepositional
from worker.extraction.claims.words import belonging, kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_after
from worker.extraction.reading import COALITION

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
_SAID_OF = frozenset({"say", "believe", "report", "think", "expect", "understand", "know", "suppose", "estimate"})
_MANY = 8
_WHOLE = 12
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
        if scene.suffering(head):
            continue  # "the 13 members of the force who have fallen"
        coalition = _sized(scene, quantity, head)
        if coalition is None and not _is_of_a_body(scene, quantity, head):
            coalition = _in_clause(scene, quantity, head) or _beside(scene, quantity, head)
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
                return _named_near(scene, scene.subjects(verb)) if alone else None
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


def _in_clause(scene: Scene, quantity: Quantity, head: Token) -> tuple[Reference, int] | None:
    """The coalition that countries are said to take part in, support or send people to, by the words of the clause.

    "Ten countries signed up", "supported by more than 20 countries", "troops from 35 countries".
    """
    if _is_part(scene, quantity, head):
        return None
    inside = [party for noun in prepositional(head, frozenset({"in", "of"})) for party in scene.parties(noun)]
    for verb in head.rights:  # "15 countries working in the force"
        if verb.dep_ == "acl" and verb.lemma_ in belonging().serving:
            inside += [
                party
                for noun in prepositional(verb, frozenset({"in", "with", "under", "alongside"}))
                for party in scene.parties(noun)
            ]
    if named := [party for party in inside if party.type == "coalition"]:
        return named[0].reference, named[0].token  # "40 countries in the coalition"
    whole = scene.doc[quantity.first].lower_ == "all" or any(child.dep_ == "poss" for child in head.lefts)
    the = quantity.first > 0 and scene.doc[quantity.first - 1].lower_ == "the"
    whole = whole or (the and quantity.count >= _WHOLE)  # "the 16 NATO countries", but not "the three EU countries"
    owners = [party for party in scene.modifying(head) if is_coalition(scene, party)] if whole else []
    if owners:
        return owners[0].reference, owners[0].token  # "NATO's 28 members", "all 31 NATO allies"
    words = around()
    above = head.head
    if any(child.lower_ in belonging().contributing for child in head.lefts):  # "the ten participating nations"
        return Reference(id=COALITION, name=""), head.i
    if head.dep_ == "pobj" and above.lower_ in {"from", "of"}:
        beside = scene.doc[max(above.i - 1, 0)]
        sent = beside if beside.pos_ in {"NOUN", "PROPN"} else above.head
        if sent.dep_ == "acl" and sent.lemma_ in {"draw", "come", "contribute", "recruit"}:
            sent = sent.head  # "310 members, drawn from four countries"
        if sent.lemma_.lower() not in nouns("force") | nouns("craft") | words.delegates:
            return None
        verb = clause_verb(sent)
        found = (
            _named_in(scene, head.i, verb) or _named_before(scene, quantity) or _named_near(scene, scene.subjects(verb))
        )
        if found is None and sent.lemma_.lower() in nouns("force"):
            return Reference(id=COALITION, name=""), head.i
        return found
    verb = _deed(clause_verb(head))
    having = verb.lemma_ in {"have", "keep", "maintain"} and quantity.count >= _MANY and head.head.i == verb.i
    if having and any(noun_of(noun) in nouns("force") for noun in scene.objects(verb)):
        # "some 30 countries have 22,000 soldiers there", "have soldiers in ISAF"
        return _named_in(scene, head.i, verb) or (Reference(id=COALITION, name=""), head.i)
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in words.participating:
        return None
    if head.dep_ == "pobj" and above.lower_ == "by":
        return _named_near(scene, scene.objects(verb))
    if head.dep_ == "pobj" and above.lower_ == "to" and verb.lemma_.lower() in words.changing:
        return _named_near(scene, scene.subjects(verb))
    if head.dep_ in {"nsubj", "nsubjpass"} and _deed(head.head).i == verb.i:
        found = _named_in(scene, head.i, verb)
        if found is not None or verb.lemma_.lower() not in words.joining:
            return found
        if joined := [party for noun in scene.objects(verb) for party in scene.parties(noun) if _is_it(scene, party)]:
            return joined[0].reference, joined[0].token  # "20 countries have joined it"
        done = _others_done(scene, verb)
        cause = common_cause(scene, verb, [*done, *prepositional(verb, frozenset({"in", "to"}))])
        if cause is not None:
            return cause.reference, cause.token  # "26 nations have joined the effort"
        return (Reference(id=COALITION, name=""), head.i) if not done else None
    return None


def _deed(verb: Token) -> Token:
    """What somebody is only said to have done: "20 countries are believed to have joined it"."""
    if verb.lemma_ not in _SAID_OF or not any(child.dep_ == "nsubjpass" for child in verb.lefts):
        return verb
    return next((child for child in verb.rights if child.dep_ == "xcomp" and child.pos_ == "VERB"), verb)


def _others_done(scene: Scene, verb: Token) -> list[Token]:
    """What the verb is done to, but forces and the coalition: "are contributing troops", "joined it"."""
    done = [noun for noun in scene.objects(verb) if noun.pos_ in {"NOUN", "PROPN"} and noun.lower_ != "part"]
    return [noun for noun in done if noun_of(noun) not in nouns("force")]


def _is_it(scene: Scene, party: Party) -> bool:
    return party.type is None and scene.doc[party.token].lower_ == "it"


def _named_near(scene: Scene, tokens: list[Token]) -> tuple[Reference, int] | None:
    """The coalition that one of the noun phrases names, or a pronoun for it."""
    for token in tokens:
        for party in scene.parties(token):
            if is_coalition(scene, party) or (party.type is None and scene.doc[party.token].lower_ in {"it", "which"}):
                return party.reference, party.token
    return None


def _named_in(scene: Scene, start: int, verb: Token) -> tuple[Reference, int] | None:
    """The coalition that is named after the countries, in their clause."""
    _, end = scene.sentence(verb.i)
    for token in scene.doc[start + 1 : min(end, start + 25)]:
        if token.i > verb.i and token.pos_ == "VERB" and token.dep_ == "conj":
            return None
        party = scene.party_at(token)
        if party is not None and _is_whole(scene, party) and not is_outside(token):
            return party.reference, party.token
    return None


def _is_whole(scene: Scene, party: Party) -> bool:
    """Whether it is a coalition, or a task force of several states."""
    entity = scene.parsed.candidates[party.number].entity if party.number is not None else None
    joint = entity is not None and is_joint_body(entity.id)
    return joint or (party.type == "coalition" and is_coalition(scene, party))


def _named_before(scene: Scene, quantity: Quantity) -> tuple[Reference, int] | None:
    """The coalition that the sentence has named before a number of countries."""
    first, _ = scene.sentence(quantity.first)
    for token in reversed(scene.tokens[max(first, quantity.first - 30) : quantity.first]):
        party = scene.party_at(token)
        if party is not None and party.type == "coalition" and is_coalition(scene, party):
            return party.reference, party.token
    return None


def _beside(scene: Scene, quantity: Quantity, head: Token) -> tuple[Reference, int] | None:
    """The coalition in whose sentence countries are counted that take part in something, however it is said."""
    if _is_part(scene, quantity, head) or (clause_verb(head).lemma_ in belonging().apart):
        return None
    first, end = scene.sentence(head.i)
    near = scene.tokens[max(first, quantity.first - 8) : min(end, head.i + 9)]
    if not any(
        token.lemma_.lower() in belonging().taking_part for token in near if not quantity.first <= token.i <= head.i
    ):
        return None
    if any(token.lemma_ in belonging().apart for token in scene.tokens[head.i + 1 : min(end, head.i + 5)]):
        return None
    named = _named_before(scene, quantity)
    if named is None or scene.doc[named[1]].lower_ in {"it", "its"}:
        named = _named_in(scene, head.i, head) or named
    return named


def _is_part(scene: Scene, quantity: Quantity, head: Token) -> bool:
    """Whether these are only some of the countries: "ten other countries", "two major members"."""
    if any(child.lower_ in belonging().some for child in head.lefts):
        return True
    beside = scene.tokens[max(quantity.first - 2, 0) : quantity.first]
    alone = not any(child.dep_ in {"prep", "relcl", "acl"} for child in head.rights) and head.lemma_ != "member"
    alone = alone and head.dep_ == "pobj" and head.head.lower_ == "from"
    if beside and beside[-1].lower_ in {"the", "those", "these"} and quantity.count < _MANY and alone:
        return True  # "monitors from the three countries", of which the text has told before
    if beside and beside[-1].lower_ == "the" and head.lemma_ == "member":
        return any(child.lower_ in belonging().some for child in head.lefts)  # "the 12 members of the force"
    return any(token.lower_ in belonging().some for token in beside) or (
        head.i + 1 < len(scene.tokens) and head.lemma_ == "member" and word_after(head) == "of"
    )


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
