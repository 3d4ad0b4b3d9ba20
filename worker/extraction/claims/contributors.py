"""Who is told to contribute by what they are: "the largest donors are", "Chad, the main contributor", "as part of"."""

from spacy.tokens import Token

from schemas import Contribution
from schemas.claims import ContributionType, Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions import add
from worker.extraction.claims.contributions_recipients import received
from worker.extraction.claims.contributions_sharing import kind_of_action
from worker.extraction.claims.contributions_things import things_at, things_itemised
from worker.extraction.claims.knowledge import gives, nouns
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, is_passive, prepositional
from worker.extraction.claims.words import kinds

_TO = frozenset({"to", "for", "of"})
_WITH = frozenset({"with"})
_FARTHEST = 12


def find_contributors(scene: Scene, builder: Builder) -> None:
    """ "the largest contributors to the force would be France and Italy", "a US jet flying as part of Operation X"."""
    for token in scene.tokens:
        if token.pos_ == "NOUN" and token.lemma_.lower() in kinds().contributions.given_as:
            _as_contributors(scene, builder, token)
        elif token.lower_ == "part" and token.head.lower_ == "as" and token.dep_ == "pobj":
            _as_part_of(scene, builder, token)


def _as_contributors(scene: Scene, builder: Builder, noun: Token) -> None:
    actors = [government_of(scene, party) for party in _who(scene, noun)]
    actors = [party for party in actors if scene.is_actor(party) and party.type != "person"]
    if not actors:
        return
    goals = prepositional(noun, _TO)
    to = next(iter(received(scene, [party for goal in goals for party in scene.parties(goal)])), None)
    verb = clause_verb(noun)
    modality: Modality = modality_of(verb) if verb.pos_ in {"VERB", "AUX"} and noun.dep_ != "appos" else "asserted"
    if len(actors) == 1 and noun.dep_ == "attr":  # "has been the largest donor, with more than $300 million"
        given = [thing for item in prepositional(noun, _WITH) for thing in things_at(scene, item, verb)]
        for thing in (*given, *(things_itemised(scene, given) if given else ())):
            add(builder, "contributors", actors[0], thing, to, noun.i, modality, 0.6)
        if given:
            return
    kind = _supplied(scene, noun)
    for actor in actors:
        contribute(builder, "contributors", actor, kind, to, noun, modality)


def _who(scene: Scene, noun: Token) -> list[Party]:
    """Who the contributors are: by a verb of being, in an apposition, or "among" them."""
    verb = noun.head
    others: list[Token] = []
    if noun.dep_ == "nsubj" and verb.lemma_ == "be":
        others = [child for child in verb.rights if child.dep_ == "attr"]
    elif noun.dep_ == "attr" and verb.lemma_ in {"be", "become", "remain"}:
        others = scene.subjects(verb)
    elif noun.dep_ == "pobj" and verb.lower_ == "among":
        above = verb.head  # "are among the largest contributors", "with Chad and Senegal among the contributors"
        others = scene.subjects(above) if above.lemma_ == "be" else [above]
    elif noun.dep_ == "appos" or (verb.lower_ == "with" and any(child.tag_ == "JJS" for child in noun.lefts)):
        others = [verb] if scene.party_at(verb) is not None else _before_with(scene, noun)
    named = [party for other in others for party in scene.parties(other)]
    return [party for party in named if all(word.text != ";" for word in scene.doc[party.token : noun.i])]


def _before_with(scene: Scene, noun: Token) -> list[Token]:
    """ "Germany, with 1,100 soldiers the biggest contributor": the name before "with"."""
    for word in reversed(list(scene.doc[max(scene.sentence(noun.i)[0], noun.i - _FARTHEST) : noun.i])):
        if word.lower_ == "with" and word.i > 1:
            return [scene.doc[word.i - (2 if word.nbor(-1).text == "," else 1)]]
    return []


def _supplied(scene: Scene, noun: Token) -> ContributionType:
    """What a contributor gives: "troop contributor", "supplier of arms"; forces, where the sentence tells of some."""
    near = [child for child in noun.lefts if child.dep_ == "compound"]
    near += [
        item
        for of in prepositional(noun, frozenset({"of"}))
        for item in (of, *(c for c in of.children if c.dep_ == "conj"))
    ]
    told = next((gives()[noun_of(word)] for word in near if noun_of(word) in gives()), None)
    kind = told or kinds().contributions.given_as[noun.lemma_.lower()]
    before = scene.doc[scene.sentence(noun.i)[0] : noun.i]
    of_forces = kind == "other" and any(gives().get(noun_of(word)) == "ground" for word in before)
    return "ground" if of_forces else kind


def _as_part_of(scene: Scene, builder: Builder, part: Token) -> None:
    parties = [party for noun in prepositional(part, frozenset({"of"})) for party in scene.parties(noun)]
    joint = [party for party in parties if party.type == "coalition"]
    if not joint:
        return
    verb = clause_verb(part.head)
    for noun in scene.objects(verb) if is_passive(verb) else scene.subjects(verb):
        done = [kind_of_action(item) for item in scene.objects(verb)] if not is_passive(verb) else []
        kind = next((told for told in done if told), None) or kind_of_force(noun)
        for actor in scene.modifying(noun) if kind else ():
            if not scene.same(actor, joint[0]) and actor.type != "person":
                contribute(builder, "as part of", actor, kind or "other", joint[0], noun, modality_of(verb))


def kind_of_force(noun: Token) -> ContributionType | None:
    """What a craft or force does for a coalition: "a US jet", "the Dutch frigate Evertsen"."""
    for token in (noun, *(child for child in noun.lefts if child.dep_ in {"compound", "nmod"})):
        name = noun_of(token)
        if name in nouns("craft") | nouns("force"):
            return gives().get(name)
    return None


def contribute(
    builder: Builder,
    frame: str,
    actor: Party,
    kind: ContributionType,
    recipient: Party | None,
    at: Token,
    modality: Modality,
) -> None:
    """One contribution without an amount."""
    builder.add(
        Contribution,
        frame,
        [actor.token, at.i, *([recipient.token] if recipient else [])],
        at=at.i,
        modality=modality,
        confidence=0.6,
        actor=actor.reference,
        contribution=kind,
        recipient=recipient.reference if recipient else None,
    )
