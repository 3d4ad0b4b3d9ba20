"""Who helps whom in a clause of two actors: "with the support of the US", "working with Russia"."""

from spacy.tokens import Token

from schemas.claims import Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.between import nearby
from worker.extraction.claims.relations.doing import come_from
from worker.extraction.claims.relations.relating import relate
from worker.extraction.claims.relations.standing import standing_for, tells_who
from worker.extraction.claims.relations.unnamed import is_somebody
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_or_self, clause_verb, is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_after, word_before

_LETTING = frozenset({"let", "allow", "permit"})
_OPERATING = frozenset(
    {
        "use",
        "operate",
        "train",
        "regroup",
        "shelter",
        "base",
        "launch",
        "move",
        "rest",
        "recruit",
        "cross",
        "attack",
        "bomb",
        "strike",
    }
)
_DONE = frozenset({"ccomp", "xcomp"})
_DONE_AGAINST = frozenset(
    {"drive", "defeat", "oust", "expel", "repel", "kill", "capture", "overthrow", "topple", "crush", "push", "beat"}
    | {"dislodge", "rout", "eject", "evict", "force", "chase", "remove", "overrun", "arrest", "surround"}
)
_WORKING = frozenset({"join", "work", "ally", "partner", "coordinate"})
_FIGHTING = frozenset({"fight", "battle", "operate", "intervene", "enter", "deploy"})
_RELYING = frozenset({"rely", "depend", "count", "lean"})
_OWING = frozenset({"thanks", "owing", "due", "because"})
_SIDES = frozenset({"side", "behalf", "support", "defence", "defense"})


def find_support(scene: Scene, builder: Builder) -> None:
    """ "with the support of the US", "thanks to Russian help": those who support whoever does what the clause says."""
    for token in scene.of_lemma(kinds().relations.with_support):
        if token.dep_ != "pobj" or not _tells_with_whom(token.head):
            continue
        helpers = list(scene.modifying(token))
        words = kinds().relations
        given = prepositional(token, frozenset({"of", "from", "by"}))  # "with the help of Libyan raids"
        helpers += standing_for(scene, given, words.events | words.missiles | words.means)
        verb = clause_verb(token.head)
        governor = token.head.head
        helped = scene.parties(governor) if governor.pos_ in {"NOUN", "PROPN"} else []
        if governor.dep_ == "dobj" and _is_a_thing(scene, governor, helped):
            helped = []  # "runs the council with Indian backing"
        doers = prepositional(verb, frozenset({"by"})) if is_passive(verb) else []
        doers = [noun for noun in doers if noun.i < token.i]  # "was carried out by the army with the help of"
        if not helped and not doers and is_passive(verb) and verb.lemma_ in _DONE_AGAINST:
            continue  # "They were driven out with the help of jets": it is not they who are helped
        if not helped:
            done = doers or (scene.objects(verb) if is_passive(verb) else scene.subjects(verb))  # "was set up with"
            helped = [party for noun in done for party in _sides_at(scene, noun)]
            if not helped:
                done = [antecedent_or_self(noun) for noun in done]
                armed = words.armed | nouns("force")
                told = [noun for noun in done[:1] if noun_of(noun) in armed or tells_who(noun)]
                helped = [scene.in_words(noun) for noun in told if noun_of(noun) in words.in_words]
        modality: Modality = "negated" if _is_alone(token.head, verb) else "asserted"
        for helper in helpers:
            able = [party for party in helped if _supports(scene, helper, party)]
            relate(scene, builder, "with the support of", [helper], "supports", able, at=token.i, modality=modality)


def _is_a_thing(scene: Scene, noun: Token, named: list[Party]) -> bool:
    """Whether an object is no force, and nobody by name: "the council"."""
    known = any(scene.is_named(party) for party in named)
    return not known and noun_of(noun) not in nouns("force") | kinds().relations.armed


def _sides_at(scene: Scene, noun: Token) -> list[Party]:
    """Who a noun names; the forces of a person by their words: "Mr Sample, whose army took it with French help"."""
    named = scene.parties(noun)
    men = noun_of(noun) in nouns("force") and any(party.type == "person" for party in named)
    return [scene.in_words(noun)] if men else named


def _tells_with_whom(preposition: Token) -> bool:
    """Whether a preposition tells with whose help something is done: "with", "without", "thanks to", "because of"."""
    if preposition.lower_ in {"to", "of"}:
        return word_before(preposition) in _OWING
    return preposition.lower_ in {"with", "without", "through", "because", "under"}


def _is_alone(preposition: Token, verb: Token) -> bool:
    """Whether who does it "without" somebody's help had none; "without it, they could not hold" tells of help."""
    helps = {child.lemma_ for child in verb.lefts if child.dep_ == "aux"}
    return preposition.lower_ == "without" and helps.isdisjoint({"would", "could", "can", "will", "might", "may"})


def _supports(scene: Scene, helper: Party, helped: Party) -> bool:
    able = helped.type == "words" or scene.is_actor(helped)
    return able and scene.is_actor(helper) and "person" not in {helper.type, helped.type}


def find_supplied(scene: Scene, builder: Builder) -> None:
    """ "The rebels get their weapons from Chad", "received training from Iran": who gives that supports a group."""
    words = kinds().relations
    for token in scene.of_lemma(words.receiving):
        if token.pos_ != "VERB":
            continue
        if not any(noun_of(one) in words.supplied for top in scene.objects(token) for one in scene.with_conjuncts(top)):
            continue
        tops = nearby(scene, token, "from")
        givers = [party for noun in tops for party in scene.parties(noun)]
        helpers = [party for party in givers if scene.is_actor(party) and party.type != "person"]
        helped = [party for noun in scene.subjects(token) for party in scene.parties(noun)]
        groups = [party for party in helped if party.type == "armed_group"]
        relate(scene, builder, "supplied by", helpers, "supports", groups, at=token.i, modality=modality_of(token))


def find_relying(scene: Scene, builder: Builder) -> None:
    """ "The rebels rely on Chad for weapons": on whom somebody depends for arms or support, that supports them."""
    for token in scene.of_lemma(_RELYING):
        if token.pos_ != "VERB":
            continue
        wanted = prepositional(token, frozenset({"for"})) or nearby(scene, token, "for")
        if not any(noun_of(one) in kinds().relations.supplied for noun in wanted for one in scene.with_conjuncts(noun)):
            continue
        givers = [party for noun in prepositional(token, frozenset({"on", "upon"})) for party in scene.parties(noun)]
        helpers = [party for party in givers if scene.is_actor(party) and party.type != "person"]
        helped = [party for noun in scene.subjects(token) for party in scene.parties(noun)]
        relate(scene, builder, "relies on", helpers, "supports", helped, at=token.i, modality=modality_of(token))


def find_behind(scene: Scene, builder: Builder) -> None:
    """ "Chad is behind the rebels", "poured arms into the hands of the rebels": who does so for a group supports it."""
    words = kinds().relations
    for token in scene.of_lemma(words.sending_arms, {"behind"}):
        arming = token.pos_ == "VERB" and token.lemma_ in words.sending_arms
        if token.lower_ == "behind" and token.dep_ == "prep" and token.head.lemma_ == "be":
            verb, helped = token.head, [child for child in token.children if child.dep_ == "pobj"]
        elif arming and any(_is_sent(noun) for noun in scene.objects(token)):
            verb, helped = token, nearby(scene, token, "to") or nearby(scene, token, "into")
            helped = [inner for noun in helped for inner in prepositional(noun, frozenset({"of"}))] or helped
            helped = helped or [child for child in token.rights if child.dep_ == "dative" and child.pos_ != "ADP"]
            helped = helped or [one for noun in scene.objects(token) for one in noun.lefts if one.dep_ == "compound"]
        elif arming and any(_is_sent(noun) for noun in prepositional(token, frozenset({"with"}))):
            verb, helped = token, scene.objects(token)  # "provides the rebels with arms"
        else:
            continue
        helpers = [party for noun in scene.subjects(verb) for party in scene.parties(noun) if scene.is_actor(party)]
        groups = [party for noun in helped for party in scene.parties(noun) if party.type == "armed_group"]
        if not groups:
            groups = [scene.in_words(noun) for noun in helped[:1] if _is_armed(noun)]
        relate(scene, builder, "is behind", helpers, "supports", groups, at=token.i, modality=modality_of(verb))


def _is_armed(noun: Token) -> bool:
    """Whether a group in arms is meant without its name: "the rebels", "insurgent groups", "armed gangs"."""
    told = {noun_of(noun), *(noun_of(child) for child in noun.lefts)}
    return is_somebody(noun) and not told.isdisjoint(kinds().relations.armed | {"armed"})


def _is_sent(noun: Token) -> bool:
    """Whether arms, money or men are what is sent: "sent the rebels tanks"."""
    return noun_of(noun) in kinds().relations.supplied | nouns("force", "craft")


def find_harbouring(scene: Scene, builder: Builder) -> None:
    """ "Chad lets the rebels use its territory": whoever lets a group operate from its soil supports it."""
    for token in scene.of_lemma(_LETTING):
        use = next((child for child in token.rights if child.lemma_ in _OPERATING and child.dep_ in _DONE), None)
        if use is None or token.pos_ != "VERB":
            continue
        let = [child for child in use.lefts if child.dep_ == "nsubj"] or scene.objects(token)
        helpers = [party for noun in scene.subjects(token) for party in scene.parties(noun) if scene.is_actor(party)]
        groups = [party for noun in let for party in scene.parties(noun) if _is_helped_by_soil(scene, noun, party)]
        if not groups:
            groups = [scene.in_words(noun) for noun in let[:1] if noun_of(noun) in kinds().relations.armed]
        relate(scene, builder, "harbours", helpers, "supports", groups, at=token.i, modality=modality_of(token))


def _is_helped_by_soil(scene: Scene, noun: Token, party: Party) -> bool:
    """Whether a group, or the forces of a state, may operate from somebody's soil: "let Russian jets use its bases"."""
    forces = noun_of(noun) in nouns("force", "craft")
    return party.type == "armed_group" or (party.type in {"country", "coalition"} and forces)


def find_backs(scene: Scene, builder: Builder) -> None:
    """ "We will always have Ukraine's back": whose back somebody has, they support."""
    for token in scene.of_word({"back", "backs"}):
        verb = token.head
        if (
            not any(child.dep_ == "poss" for child in token.lefts)
            or verb.lemma_ not in {"have", "get"}
            or token.i + 1 >= len(scene.doc)
        ):
            continue
        if word_after(token) in {"to", "against", "up", "in", "from"}:
            continue  # "has its back to the wall"
        helpers = [party for noun in scene.subjects(verb) for party in scene.parties(noun) if scene.is_actor(party)]
        helped = [party for party in scene.modifying(token) if scene.is_actor(party)]
        modality = modality_of(verb)
        relate(scene, builder, "has the back of", helpers, "supports", helped, at=token.i, modality=modality)


def _side_by_side(verb: Token) -> bool:
    """Whether somebody fights "side by side with" or "shoulder to shoulder with" another."""
    return any(token.lower_ in {"side", "shoulder", "hand"} for token in verb.doc[verb.i + 1 : verb.i + 3])


def _sided_with(scene: Scene, verb: Token) -> list[Party]:
    """Whom somebody fights for by a phrase anywhere in the clause: "will fight the rebels, on the side of the army"."""
    sides = [noun for noun in prepositional(verb, frozenset({"on", "in"})) if noun.lemma_ in _SIDES]
    of = [inner for noun in sides for inner in prepositional(noun, frozenset({"of"}))]
    whose = [party for noun in sides for party in scene.modifying(noun)]
    named = [party for noun in of for party in scene.parties(noun)] + whose
    return named or [scene.in_words(noun) for noun in of[:1] if noun_of(noun) in kinds().relations.in_words]


def find_working_with(scene: Scene, builder: Builder) -> None:
    """ "Assad is working with Russia to maintain control": who works with somebody in a conflict supports them."""
    for token in scene.of_lemma(_WORKING, _FIGHTING):
        if token.pos_ != "VERB":
            continue
        together = token.lemma_ in _WORKING  # else "fought alongside the army"
        if together and not any(
            child.lemma_ in kinds().relations.conflict
            for child in scene.below(token)
            if child.pos_ == "VERB" and child.tag_ == "VB"
        ):
            continue
        beside = prepositional(token, frozenset({"with", "alongside"} if together else {"alongside", "beside"}))
        if not together and not beside:
            beside = nearby(scene, token, "alongside") or nearby(scene, token, "beside")
        if not together and not beside and _side_by_side(token):
            beside = prepositional(token, frozenset({"with"})) or nearby(scene, token, "with")
        others = [party for noun in beside for party in (scene.parties(noun) or come_from(scene, noun))]
        if not others and not together:
            others = [scene.in_words(noun) for noun in beside if noun_of(noun) in kinds().relations.of_a_state][:1]
        if not others and token.lemma_ == "join":
            others = [scene.in_words(noun) for noun in beside if noun_of(noun) in kinds().relations.led | {"group"}]
        if not together and not beside:
            others = _sided_with(scene, token)
        others = [party for party in others if party.type == "words" or scene.is_actor(party)]
        others = [party for party in others if party.type != "person"]
        subjects = [party for noun in scene.subjects(token) for party in scene.parties(noun) if scene.is_actor(party)]
        theirs = together and token.lemma_ != "join"  # who joins with others helps them
        helpers, helped = (others, subjects) if theirs else (subjects, others)
        modality = modality_of(token)
        if token.lemma_ == "fight":  # "is fighting the rebels alongside soldiers from Tonga": these fight them too
            fought = [noun for noun in scene.objects(token) if noun.pos_ != "PRON"]
            enemies = [party for noun in fought for party in scene.parties(noun)]
            enemies = enemies or [scene.in_words(noun) for noun in fought if noun_of(noun) in kinds().relations.armed]
            relate(scene, builder, "fights alongside", others, "fights", enemies, at=token.i, modality=modality)
        relate(scene, builder, "works with", helpers, "supports", helped, at=token.i, modality=modality, confidence=0.6)
