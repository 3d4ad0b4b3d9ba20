"""Ground that the sentence has told of before: "it" after a place, where those were who fled."""

from spacy.tokens import Token

from schemas import Reference, Territory
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.claims.territories.grounds import grounds
from worker.extraction.claims.words import kinds
from worker.extraction.reading import GROUND


def ground_of_it(scene: Scene, builder: Builder, verb: Token, tops: list[Token]) -> list[Party]:
    """ "They abandoned Kut; others took it back", "stormed Kut and took it": the place that was told of last."""
    for top in (_whole(top) for top in tops):
        if top.lower_ in {"them", "they", "both"}:
            return _row_before(scene, builder, top)
        if top.lower_ == "it":
            if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
                told = scene.objects(verb.head) or prepositional(verb.head, _INTO_OUT_OF)
                entered = grounds(scene, told, verb.head)
                if entered and entered[0].type == "place":
                    return entered[:1]
            near = _named_before(scene, top) or _told_of_before(scene, verb)
            if near is not None:
                return [near]
            for draft in builder.latest(Territory):
                if draft.place is not None and draft.start < scene.parsed.start(top):
                    return [Party(draft.place, top.i, None, "place")]
    return []


_INTO_OUT_OF = frozenset({"into", "from", "of"})


def _whole(part: Token) -> Token:
    """ "It", of which all or most is told: "claimed to have taken all of it"."""
    of = prepositional(part, frozenset({"of"})) if part.pos_ in {"PRON", "DET", "ADJ", "NOUN"} else []
    return next((whole for whole in of if whole.lower_ in {"it", "them"}), part)


def _row_before(scene: Scene, builder: Builder, pronoun: Token) -> list[Party]:
    """The places that were told of last, where they are more than one: "Kona and Bria fell; the army retook them"."""
    told = [
        draft
        for draft in builder.latest(Territory)
        if draft.place is not None and draft.start < scene.parsed.start(pronoun)
    ]
    spots = {
        draft.place.key: Party(draft.place, pronoun.i, None, "place")
        for draft in told
        if draft.place is not None and draft.actor == told[0].actor and draft.change == told[0].change
    }
    return list(spots.values()) if len(spots) > 1 else []


def _named_before(scene: Scene, pronoun: Token) -> Party | None:
    """The place by name that the sentence tells of before "it": "shelled Idlib days after it was seized"."""
    first, _ = scene.sentence(pronoun.i)
    for at in range(pronoun.i - 1, first - 1, -1):
        party = scene.party_at(scene.doc[at])
        if party is not None and party.type == "place" and scene.doc[at].dep_ not in {"compound", "amod", "poss"}:
            return party
    return None


def _told_of_before(scene: Scene, verb: Token) -> Party | None:
    """The place that the sentence before is about: "Sake sits on a hill. Rebels seized it", "took it over"."""
    following = {child.lower_ for child in verb.rights}
    sure = verb.lemma_.lower() in _SEIZING | _AGAIN or (verb.lemma_ in {"take", "win"} and following & {"over", "back"})
    start, _ = scene.sentence_before(verb.i)
    if not sure or start == scene.sentence(verb.i)[0]:
        return None
    root = scene.doc[start]
    while root.head.i != root.i:
        root = root.head
    about = grounds(scene, [noun for noun in scene.subjects(root) if noun.tag_ in {"NN", "NNP"}], verb)
    return about[0] if len(about) == 1 and about[0].type == "place" else None


_SEIZING = frozenset({"seize", "capture", "conquer", "occupy", "besiege", "surround", "encircle", "storm", "reclaim"})


def held_by(scene: Scene, builder: Builder, verb: Token, actors: list[Party]) -> list[Party]:
    """ "The rebels who had seized the town withdrew": where those who leave were, by what the sentence told of them."""
    first, _ = scene.sentence(verb.i)
    for draft in builder.latest(Territory):
        if draft.start < scene.parsed.start(scene.doc[first]):
            break
        mine = any(draft.actor == actor.reference for actor in actors)
        if mine and draft.place is not None and draft.change in {"gained", "controls"}:
            return [Party(draft.place, verb.i, None, "place")]
    return []


def told_before(scene: Scene, verb: Token, tops: list[Token], name: str) -> list[Party]:
    """The place that a paragraph before has told of: "were driven out a week later", "the army retook it"."""
    if name == "leaves ground" and not tops and (fought := _fought_for(scene, verb)) is not None:
        return [fought]
    again = name == "gains ground" and verb.lemma_.lower() in _AGAIN and any(top.lower_ == "it" for top in tops)
    out = name == "is driven out" and verb.lemma_ in kinds().territories.driving and not tops
    out = out and any(child.lower_ == "out" for child in verb.rights)
    left = name == "leaves ground" and not tops and not any(child.dep_ in _WHITHER for child in verb.rights)
    if name == "moves in" and (spot := _left_by_others(scene, verb)) is not None:
        return [spot]
    if name == "controls ground" and verb.lower_ == "control" and verb.dep_ == "dobj" and not tops:
        return _taken_over(scene, verb.head)
    if not (again or out or left or name == "moves in") or verb.pos_ != "VERB":
        return []
    return [Party(Reference(id=GROUND, name="it"), verb.i, None, "place")]


def _fought_for(scene: Scene, verb: Token) -> Party | None:
    """The place that others attack until somebody leaves: "an assault on Kona forced them to withdraw"."""
    first, _ = scene.sentence(verb.i)
    for noun in reversed(scene.doc[first : verb.i]):
        if noun.pos_ == "NOUN" and noun.lemma_ in kinds().territories.thrusts:
            spots = grounds(scene, prepositional(noun, _ON) or prepositional(noun.head, _ON), noun)
            return Party(spots[0].reference, verb.i, None, "place") if spots and spots[0].type == "place" else None
    return None


_ON = frozenset({"on", "against"})


def _taken_over(scene: Scene, verb: Token) -> list[Party]:
    """Of what somebody "seized control": what others left, or he attacked: "The army left, rebels seized control"."""
    if kinds().territories.having.get(verb.lemma_.lower()) != "gained":
        return []
    if (spot := _left_by_others(scene, verb)) is not None:
        return [spot]
    first = verb.head if verb.dep_ == "conj" else verb
    if first.i == verb.i or first.pos_ != "VERB":
        return []
    if first.lemma_ in _ASSAULTING and not any(child.dep_ == "nsubj" for child in verb.lefts):
        spots = grounds(scene, scene.objects(first), first)
        return [Party(spot.reference, verb.i, None, "place") for spot in spots[:1] if spot.type == "place"]
    leaves = first.lemma_ in kinds().territories.fleeing and any(child.dep_ == "nsubj" for child in verb.lefts)
    if leaves and not any(child.dep_ in _WHITHER for child in first.rights):
        return [Party(Reference(id=GROUND, name="it"), verb.i, None, "place")]
    return []


_ASSAULTING = frozenset({"attack", "storm", "raid", "assault", "invade"})


def _left_by_others(scene: Scene, verb: Token) -> Party | None:
    """The place that the sentence says others leave: "When the army left Kona, the rebels moved in"."""
    first, end = scene.sentence(verb.i)
    for other in scene.doc[first:end]:
        if other.pos_ == "VERB" and other.i != verb.i and other.lemma_ in kinds().territories.fleeing | _LEAVING:
            spots = grounds(scene, [*scene.objects(other), *prepositional(other, _INTO_OUT_OF)], other, True)
            if spots and spots[0].type == "place":
                return Party(spots[0].reference, verb.i, None, "place")
    return None


_LEAVING = frozenset({"abandon", "vacate", "quit", "desert", "surrender", "lose"})


def takers_before(scene: Scene, builder: Builder, verb: Token) -> list[Party]:
    """Who takes ground, where only the sentence before tells: "They drove the rebels out. Kona was retaken".

    Likewise "The rebels took Kona. Bria fell a day later", "They surround the city. The airport has fallen".
    """
    fallen = verb.lemma_ == "fall" and verb.pos_ == "VERB"
    if not fallen and (not is_passive(verb) or verb.lemma_.lower() not in _AGAIN | _TAKEN):
        return []
    if verb.lemma_.lower() not in _AGAIN and modality_of(verb) != "asserted":
        return []  # "The rebels took Kona; Bria never fell"
    first, _ = scene.sentence_before(verb.i)
    drafts = builder.latest(Territory)
    if verb.lemma_.lower() in _AGAIN:  # "It recaptured Kona, which it lost to rebels. Bria was recaptured as well"
        drafts = sorted(drafts, key=lambda draft: not (draft.change == "gained" and verb.lower_ in draft.text))
    for draft in drafts:
        if draft.start < scene.parsed.start(scene.doc[first]) or draft.modality != "asserted":
            break
        near = draft.change == "gained" or (fallen and draft.change in {"controls", "besieged"})
        who = draft.actor if near else draft.by
        if who is not None:
            others = [one for one in builder.latest(Territory) if one.place == draft.place and one.end == draft.end]
            change = draft.change if near else "gained"  # "French and Malian troops drove them out of Kona"
            beside = [one.actor for one in others if one.change == change and one.actor != who]
            return [Party(one, verb.i, None, None) for one in (who, *beside)]
    return []


_TAKEN = frozenset({"take", "capture", "seize", "conquer", "occupy", "secure", "storm", "win"})


_AGAIN = frozenset({"retake", "recapture", "liberate", "overrun", "reoccupy", "reconquer", "regain"})
_WHITHER = frozenset({"dobj", "prep", "xcomp"})


def told_of(scene: Scene, verb: Token) -> list[Party]:
    """ "Took Kut hours after the rebels fled": the place that the clause above is about."""
    above = verb.head
    when = (
        any(child.lower_ in {"after", "as", "when", "before", "once"} for child in verb.lefts) or verb.dep_ == "pcomp"
    )
    leaving = kinds().territories.fleeing | kinds().territories.driving
    if not when or verb.lemma_ not in leaving or above.i > verb.i:
        return []
    while above.pos_ not in {"VERB", "AUX"} and above.head.i != above.i:
        above = above.head
    spots = grounds(scene, [*scene.objects(above), *prepositional(above, frozenset({"into", "on"}))], above, True)
    named = [spot for spot in spots if spot.type == "place" and spot.number is not None]
    return [Party(spot.reference, verb.i, None, "place") for spot in named[:1]]
