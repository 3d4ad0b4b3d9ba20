"""Who is on the other side of an event noun: who carries an attack out, who suffers it, who wages a war."""

from itertools import takewhile

from spacy.tokens import Token

from worker.extraction.claims.knowledge import cues
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import RELATIVE, clause_verb, is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.model.infinitives import has_to
from worker.extraction.model.neighbours import word_after
from worker.extraction.reading import ACTING

_WARS = frozenset({"war", "fight", "campaign", "battle", "struggle", "offensive", "operation", "combat"})
_AROUND = frozenset({"after", "amid", "during", "following", "in"})  # "seized the town after clashes with the army"
_DURING = frozenset({"in", "during", "by", "from", "after", "to", "when", "under"})
_FROM = frozenset({"from", "by"})
_REACH = 9  # tokens
_GOVERNED = frozenset({"pobj", "conj"})
_BEYOND = frozenset({"with", "after", "before", "despite", "using"})  # no target stands behind these
_FEARED = frozenset({"a", "an", "any", "possible", "potential", "future", "feared", "threatened"})  # none yet
_FOR_WHOM = frozenset({"behalf", "side", "support", "request", "invitation", "order"})
_TARGETS = frozenset({"target", "victim", "object", "focus"})
_HELPING = frozenset({"help", "support", "assist", "aid", "back"})  # "helps the rebels in their fight against"
_USING = frozenset({"use", "employ", "drop", "fire"})
_HOLDING = frozenset({"house", "hold", "host", "shelter", "carry", "transport", "ferry"})
_DEATHS = frozenset({"death", "killing", "loss", "wounding", "capture"})


def light_verb_subject(scene: Scene, noun: Token) -> list[Party]:
    """ "France carried out strikes on X", "The Taliban have stepped up attacks on X": the subject of the verb."""
    return [party for subject in light_subjects(scene, noun) for party in scene.parties(subject)]


def light_subjects(scene: Scene, noun: Token) -> list[Token]:
    """The subject of the verb that only carries the noun."""
    words = kinds().relations
    if noun.dep_ == "conj" and noun.head.dep_ == "dobj":
        noun = noun.head  # "sends arms and support"
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in words.amounts:
        noun = noun.head.head  # "a series of attacks"
    carrier = carrying(noun)
    if carrier is not None:
        return scene.subjects(carrier)
    ends = noun.dep_ == "dobj" and noun.head.lemma_ in words.ending
    if ends and (has_to(noun.head) or noun.head.dep_ == "advcl"):
        return []  # "launched an offensive to stop rocket attacks", "retook the town, ending the assault on it"
    if noun.dep_ == "pobj" and noun.head.lower_ in {"of", "in"} and noun.head.head.lemma_ in {"part", "partner"}:
        part = noun.head.head  # "is part of the war on", "takes part in the fight against"
        return scene.subjects(part.head) if part.dep_ in {"attr", "dobj"} else []
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "with" and verb.head.lemma_ in kinds().relations.proceeding:
        return scene.subjects(verb.head)  # "will continue with support to"
    if noun.dep_ == "pobj" and verb.lower_ in {"on", "to"} and verb.head.lemma_ == "agree":
        return scene.subjects(verb.head)
    if noun.dep_ == "pobj" and verb.lower_ in {"in", "at", "into", "on"} and _is_engaged(noun, verb):
        verb = clause_verb(verb)
    elif noun.dep_ not in {"dobj", "nsubjpass"} or verb.lemma_ not in words.light:
        return []
    return scene.subjects(verb) or (scene.objects(verb) if is_passive(verb) and noun.dep_ == "pobj" else [])


def joined_in(scene: Scene, noun: Token) -> list[Party]:
    """Who does it together in "French jets joined British ones in raids on Iraq"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "in" or verb.lemma_ not in {"join", "accompany", "assist", "aid"}:
        return []
    both = [*scene.subjects(verb), *scene.objects(verb)]
    return [party for one in both for party in scene.parties(one) if party.type in ACTING]


def carrying(noun: Token) -> Token | None:
    """The verb after a noun that carries it: "the war that Iraq waged", "the truce both agreed"."""
    for child in noun.rights:
        if child.dep_ == "relcl" and child.lemma_ in kinds().relations.light:
            subjects = [inner for inner in child.lefts if inner.dep_ == "nsubj"]
            return child if subjects and subjects[0].lower_ not in RELATIVE else None
    return None


def _is_engaged(noun: Token, preposition: Token) -> bool:
    """Whether who is "in" what the noun says does it: "is engaged in an operation", "in support of the president"."""
    if noun.lemma_ in {"support", "aid", "defence", "defense"}:
        return preposition.lower_ == "in"
    if preposition.lower_ == "on":
        return noun.lower_ in {"offensive", "attack"} and preposition.head.lemma_ in {"be", "go", "remain", "stay"}
    return preposition.head.lemma_ in kinds().relations.engaged


def safety_of(noun: Token) -> list[Token]:
    """Whom a threat "to the safety of", "to the lives of" or "of attacks against" somebody is to."""
    lemma = noun.lemma_.lower()
    if lemma in kinds().relations.endangered:
        return prepositional(noun, frozenset({"of"}))
    return prepositional(noun, frozenset({"against", "on"})) if lemma in kinds().relations.events else []


def defended_against(scene: Scene, noun: Token) -> list[Party]:
    """Whom "Russian aggression" is against in "Ukraine's ability to defend itself against Russian aggression"."""
    preposition = noun.head
    verb, shielded = preposition.head, None
    if verb.pos_ in {"NOUN", "PROPN"} and verb.dep_ == "dobj":  # "defend the town from attacks"
        verb, shielded = verb.head, verb
    if (
        noun.dep_ != "pobj"
        or preposition.lower_ not in {"against", "from"}
        or verb.lemma_ not in {"defend", "protect", "shield", "guard", "hold"}
        or any(child.lower_ in _FEARED for child in noun.lefts)
    ):
        return []
    objects = [shielded] if shielded is not None else [child for child in verb.children if child.dep_ == "dobj"]
    if objects and objects[0].lower_ not in {"itself", "themselves"}:
        if verb.lemma_ == "hold":  # "held the town against Serb assaults": who held it
            return [party for subject in scene.subjects(verb) for party in scene.parties(subject)]
        named = scene.parties(objects[0])
        unnamed = noun_of(objects[0]) in kinds().relations.in_words
        return named or ([scene.in_words(objects[0])] if unnamed else [])
    return [party for subject in scene.subjects(verb) for party in (scene.parties(subject) or scene.modifying(subject))]


def under_attack(scene: Scene, noun: Token) -> list[Party]:
    """Who "came under attack from rebels", who "faces attacks by the Taliban", who "remains under protection"."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_ in _TARGETS:
        target = verb.head  # "has been the target of bombings by"
        subjects = scene.subjects(target.head) if target.dep_ == "attr" else [target.head]
        return [party for one in subjects for party in scene.parties(one) if party.type in ACTING | {None}]
    if noun.dep_ == "pobj" and verb.lower_ == "under":
        verb = verb.head
    elif noun.dep_ != "dobj":
        return []
    words = kinds().relations
    if verb.lemma_ not in words.suffering:
        return []
    subjects = scene.subjects(verb)
    named = [party for subject in subjects for party in scene.parties(subject)]
    unnamed = [noun for noun in subjects[:1] if noun_of(noun) in words.of_a_state | words.armed]
    return named or [scene.in_words(noun) for noun in unnamed]  # "the army repulsed an attack by"


def waging(scene: Scene, noun: Token) -> list[Party]:
    """Who fights "in a war against Al-Shabaab": whom somebody helps in it, else who acts in the clause."""
    after = word_after(noun)
    against = after == "against" or any(child.lower_ == "against" for child in noun.rights)
    fought = noun.lemma_.lower() in kinds().relations.fought_with and noun.dep_ == "pobj"
    partner = noun.head.head
    if against and noun.dep_ == "pobj" and partner.pos_ == "NOUN" and partner.dep_ in {"appos", "attr"}:
        top = partner.head  # "the SDF, a partner in the fight against IS"
        partners = [top] if partner.dep_ == "appos" else scene.subjects(top)
        return [party for one in partners for party in scene.parties(one) if party.type in ACTING]
    if _weapons_used_in(noun):
        return [party for one in scene.subjects(partner) for party in scene.parties(one) if party.type in ACTING]
    if not (noun.lemma_.lower() in _WARS and against) and not (fought and noun.head.lower_ in _AROUND):
        return []
    verb = clause_verb(noun)
    if verb.pos_ != "VERB" or noun.dep_ in {"nsubj", "nsubjpass"}:
        return []
    if verb.lemma_ in cues().speech.verbs and not any(child.dep_ == "dobj" for child in verb.rights):
        return []
    helped = [child for child in verb.children if child.dep_ == "dobj" and child.i < noun.i]
    found = [party for child in helped for party in scene.parties(child) if verb.lemma_ in kinds().syntax.handed_over]
    theirs = any(child.lower_ in {"their", "its", "his"} for child in noun.lefts)
    if helped and theirs and verb.lemma_ in _HELPING and not any(party.type in ACTING for party in found):
        found = [scene.in_words(child) for child in helped if noun_of(child) in kinds().relations.in_words]
    elif not found:
        for subject in scene.subjects(verb):
            own = scene.parties(subject)
            people = (
                own and all(party.type == "person" for party in own) and noun_of(subject) in kinds().relations.in_words
            )
            found += [scene.in_words(subject)] if people else own  # "his fighters took the town after a battle with"
    return [party for party in found if party.type in ACTING | {"words"}]


def _weapons_used_in(noun: Token) -> bool:
    """Whether something is used in an attack: whoever used it attacked: "used drones in a strike on the rebels"."""
    inside = noun.dep_ == "pobj" and noun.head.lower_ in {"in", "during"} and noun.head.head.lemma_ in _USING
    return inside and any(child.dep_ == "dobj" for child in noun.head.head.rights)


def used_by(scene: Scene, noun: Token) -> list[Party]:
    """Whose the "facilities used by Iran-backed groups" are."""
    if helped := _helping(scene, noun):
        return helped
    where = prepositional(noun, frozenset({"in", "near", "at"}))[:1]  # "two facilities in Somalia used by"
    for child in (child for top in (noun, *where) for child in top.rights):
        if child.dep_ == "acl" and child.tag_ == "VBG" and child.lemma_ in _HOLDING:
            held = [inner for inner in child.rights if inner.dep_ == "dobj"]  # "bases housing American troops"
            return [party for inner in held for party in scene.parties(inner) if party.type in ACTING]
        if child.dep_ == "acl" and child.lemma_ in kinds().relations.used_by:
            for inner in prepositional(child, frozenset({"by", "to", "with"})):
                named = [party for party in scene.parties(inner) if party.type in ACTING]
                lemmas = {noun_of(inner), *(noun_of(part) for part in inner.lefts if part.dep_ == "compound")}
                unnamed = lemmas & (kinds().relations.armed | kinds().territories.holders | {"group"})
                return named or ([scene.in_words(inner)] if unnamed and inner.pos_ == "NOUN" else [])
    return []


def _helping(scene: Scene, noun: Token) -> list[Party]:
    """Whom the "facilities in Yemen that support attacks by the Houthis" help: those are theirs."""
    near = takewhile(lambda word: word.pos_ != "VERB", scene.doc[noun.i + 1 : noun.i + _REACH])
    verb = next((that.head for that in near if that.lower_ in {"that", "which"} and that.head.i == that.i + 1), None)
    if verb is None or verb.lemma_ not in kinds().relations.enabling | {"support", "supply"}:
        return []
    tops = [child for child in verb.rights if child.dep_ == "dobj"]
    by = [inner for top in tops for inner in prepositional(top, frozenset({"by", "of"}))]
    named = [party for top in tops for party in scene.modifying(top)]
    return [party for party in (named or [p for one in by for p in scene.parties(one)]) if party.type in ACTING]


def hit_at(scene: Scene, noun: Token) -> list[Party]:
    """Who is hit where a target has no name: whose it is, whom the words after it name, or in which country it is."""
    own = [party for party in scene.parties(noun) if party.type in ACTING]
    return own or within(scene, noun)


def within(scene: Scene, noun: Token) -> list[Party]:
    """The group that the words after a target name, else the country where it is: "targets in Saudi Arabia"."""
    states: list[Party] = []
    for token in scene.doc[noun.i + 1 : noun.i + 1 + _REACH]:
        if token.text in {",", ".", ";"} or (token.pos_ == "VERB" and token.dep_ != "acl") or token.lower_ in _BEYOND:
            break
        if token.lemma_ in _FOR_WHOM and token.dep_ == "pobj":
            break  # "shelled the town on behalf of"
        party = scene.party_at(token)
        if party is not None and party.type == "armed_group":
            return [party]
        within_it = token.dep_ == "amod" and noun_of(token.head) in kinds().places.parts
        above = token.dep_ == "pobj" and token.head.lower_ == "over"  # "shot down a drone over Iraq"
        if party is not None and party.type == "country" and not above and (token.dep_ in _GOVERNED or within_it):
            states.append(party)  # "in Saudi Arabia", "in the Saudi border region of"
    return states[:3]


def victims_of(scene: Scene, noun: Token) -> list[Party]:
    """Whom an attack has hit that is told as where they died: "twelve soldiers were killed in an ambush by X"."""
    where = prepositional(noun, frozenset({"on", "in", "at", "near"}))
    for child in (child for top in (noun, *where) for child in top.rights):  # "attacks that wounded a French soldier"
        if child.dep_ == "relcl" and child.lemma_ in kinds().relations.dying:
            hurt = [inner for inner in child.rights if inner.dep_ == "dobj"]
            return [party for one in hurt for party in scene.parties(one) if party.type in ACTING]
    if noun.dep_ != "pobj" or noun.head.lower_ not in _DURING:
        return []
    death = _death_before(noun)
    if death is not None:
        hit = prepositional(death, frozenset({"of"}))  # "the death of two soldiers in a clash with"
        return [party for child in hit[:1] for party in scene.parties(child) if party.type in ACTING]
    verb = clause_verb(noun.head)
    if verb.lemma_ not in kinds().relations.dying:
        return []
    hit = [child for child in verb.children if child.dep_ in {"nsubjpass", "nsubj"}]
    if verb.dep_ == "acl" and not hit:
        hit = [verb.head]
    return [party for child in hit[:1] for party in scene.parties(child) if party.type in ACTING]


def _death_before(noun: Token) -> Token | None:
    """The noun right before that tells of deaths in an attack: "the killings of two soldiers in an ambush"."""
    for token in reversed(noun.doc[max(0, noun.head.i - _REACH) : noun.head.i]):
        if token.pos_ in {"VERB", "AUX"} or token.text in {",", ";"}:
            return None
        if token.lemma_ in _DEATHS and token.pos_ == "NOUN":
            return token
    return None


def accused_of(scene: Scene, noun: Token) -> list[Party]:
    """Who is accused of an attack, or blamed for one: "accused Chad of an attack", "blamed the rebels for it"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"of", "for"}:
        return []
    verb = noun.head.head
    if verb.lemma_ not in kinds().relations.accusing or verb.pos_ != "VERB":
        return []
    told = [child for child in verb.children if child.dep_ in {"nsubjpass", "dobj"}]
    told = [child for child in told if child.dep_ == "nsubjpass"] or told
    if not told and verb.dep_ == "acl":
        told = [verb.head]
    return [party for one in told[:1] for party in scene.parties(one)]


def _shooting(scene: Scene, top: Token) -> list[Party]:
    """Who shoots "from" somewhere: nobody by the name of the place, as "the Belgian quarter"."""
    parties = scene.parties(top)
    whence = noun_of(top) in kinds().relations.targets and noun_of(top) not in kinds().relations.stands_for
    return [party for party in parties if not (whence and party.token != top.i)]


def attackers_of(scene: Scene, noun: Token) -> list[Party]:
    """Who is said to be behind an attack: "an attack claimed by al-Shabab", "blamed on the rebels"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "under":  # "came under fire from the rebels"
        return [party for top in prepositional(noun.head.head, _FROM) for party in _shooting(scene, top)]
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in _TARGETS:
        return [party for top in prepositional(noun.head.head, _FROM) for party in scene.parties(top)]
    carrier = carrying(noun)
    for child in noun.rights:
        if child == carrier:
            continue
        if child.dep_ in {"acl", "relcl"} and child.lemma_ in kinds().relations.claimed:
            return [
                party for one in prepositional(child, frozenset({"by", "on", "to"})) for party in scene.parties(one)
            ]
    return []
