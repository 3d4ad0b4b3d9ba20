"""Of which coalition countries are counted, by what their clause tells: "troops from 35 countries", "ten signed up"."""

from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.knowledge import is_joint_body
from worker.extraction.claims.memberships.coalition_words import is_outside
from worker.extraction.claims.memberships.members import is_coalition
from worker.extraction.claims.memberships.participations import common_cause
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import belonging
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_after
from worker.extraction.reading import COALITION

_MANY = 8
_SAID_OF = frozenset({"say", "believe", "report", "think", "expect", "understand", "know", "suppose", "estimate"})
_WHOLE = 12
_NOT_ALL = frozenset({"decline", "refuse", "ask", "request", "prefer", "wish", "object"})


def in_clause(scene: Scene, quantity: Quantity, head: Token) -> tuple[Reference, int] | None:
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
        if sent.lemma_.lower() not in nouns("force", "craft") | words.delegates:
            return None
        verb = clause_verb(sent)
        found = (
            _named_in(scene, head.i, verb) or _named_before(scene, quantity) or named_near(scene, scene.subjects(verb))
        )
        if found is None and sent.lemma_.lower() in nouns("force"):
            return Reference(id=COALITION, name=""), head.i
        return found
    if (served := _that_serve(scene, head)) is not None:
        return _named_in(scene, head.i, served) or (Reference(id=COALITION, name=""), head.i)
    verb = _deed(clause_verb(head))
    having = verb.lemma_ in {"have", "keep", "maintain"} and quantity.count >= _MANY and head.head.i == verb.i
    if having and any(noun_of(noun) in nouns("force", "craft") for noun in scene.objects(verb)):
        # "some 30 countries have 22,000 soldiers there", "have soldiers in ISAF"
        return _named_in(scene, head.i, verb) or (Reference(id=COALITION, name=""), head.i)
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in words.participating:
        return None
    if head.dep_ == "pobj" and above.lower_ == "by":
        return named_near(scene, scene.objects(verb))
    if head.dep_ == "pobj" and above.lower_ == "to" and verb.lemma_.lower() in words.changing:
        return named_near(scene, scene.subjects(verb))
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


def _that_serve(scene: Scene, head: Token) -> Token | None:
    """The verb of "the 27 nations that had served", "all 12 countries taking part", where nothing else is told."""
    for verb in head.rights:
        if verb.dep_ in {"relcl", "acl"} and verb.lemma_ in {"serve", "participate", "contribute", "take"}:
            part = verb.lemma_ != "take" or any(child.lower_ == "part" for child in verb.rights)
            alone = not any(
                child.dep_ == "prep" or (child.dep_ == "dobj" and child.lower_ != "part") for child in verb.rights
            )
            if part and alone:
                return verb
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


def named_near(scene: Scene, tokens: list[Token]) -> tuple[Reference, int] | None:
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


def beside_it(scene: Scene, quantity: Quantity, head: Token) -> tuple[Reference, int] | None:
    """The coalition in whose sentence countries are counted that take part in something, however it is said."""
    if head.dep_ == "conj" and any(party.type == "organisation" for party in scene.modifying(head)):
        return None  # "is backed by China and the six ASEAN countries"
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
    if head.dep_ == "nsubj" and head.head.lemma_ in _NOT_ALL:
        return True  # "eight countries in the coalition have declined to be named"
    beside = scene.tokens[max(quantity.first - 2, 0) : quantity.first]
    told = any(child.dep_ == "amod" for child in head.lefts) and head.dep_ in {"nsubj", "nsubjpass"}
    if told and beside and beside[-1].lower_ == "the" and quantity.count < _MANY and head.lemma_ != "member":
        return True  # "the four European states joined later"
    alone = not any(child.dep_ in {"prep", "relcl", "acl"} for child in head.rights) and head.lemma_ != "member"
    alone = alone and head.dep_ == "pobj" and head.head.lower_ in {"from", "of"}
    if beside and beside[-1].lower_ in {"the", "those", "these"} and quantity.count < _MANY and alone:
        return True  # "monitors from the three countries", of which the text has told before
    if beside and beside[-1].lower_ == "the" and head.lemma_ == "member":
        return any(child.lower_ in belonging().some for child in head.lefts)  # "the 12 members of the force"
    return any(token.lower_ in belonging().some for token in beside) or (
        head.i + 1 < len(scene.tokens) and head.lemma_ == "member" and word_after(head) == "of"
    )
