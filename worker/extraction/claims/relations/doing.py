"""Who does what a frame says: by name, by what stands for them, by the verbs around: "its war", "HMS Argyll"."""

from spacy.tokens import Token

from worker.extraction.claims.matching import Match
from worker.extraction.claims.memberships.of_forces import of_ships
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.attacks import attackers_of, light_verb_subject
from worker.extraction.claims.relations.standing import PARTNERING, standing_for
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_or_self, clause_verb, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_after
from worker.extraction.reading import ACTING

_DECIDING = frozenset({"minister", "lawmaker"})  # who do it for their state
_GIVING = frozenset({"give", "send", "donate", "supply", "provide", "deliver", "sell", "lend", "ship", "lease"})
_FRIENDS = frozenset({"brother", "friend", "comrade", "colleague", "partner", "counterpart", "man"})


def agents_of(scene: Scene, match: Match, noun: Token | None) -> list[Party]:
    """Who does it: before an event noun, or at the tokens of the role."""
    own = list(match.own if match.own_role == "agent" else ())
    if noun is not None and own and any(child.tag_ == "PRP$" for child in noun.lefts):
        own = _of_the_helped(scene, noun) or _unnamed_doing(scene, noun) or own
    if own and noun is not None and noun.i and scene.doc[own[0].token].tag_ == "PRP$":
        own = _subject_to_come(scene, noun, own[0]) or own
    officers = kinds().relations.officers if match.frame.says in {"leads", "commands"} else frozenset()
    further = (
        kinds().relations.events | kinds().relations.means | kinds().relations.tasks | officers | PARTNERING | _DECIDING
    )
    found = [*own, *standing_for(scene, match.at(scene, "agent"), further)]
    if officers and noun is None:
        found = [_named_officer(scene, party) or party for party in found]
    doers = [_those_given(top) for top in match.at(scene, "agent")[:1]]
    found = found or [party for top in doers for party in _sent_by(scene, top)]
    ours = any(scene.doc[party.token].tag_ == "PRP$" for party in found)  # "our brothers from Sudan"
    if noun is None and (ours or not found):
        found = [party for top in match.at(scene, "agent")[:1] for party in come_from(scene, top)] or found
    if noun is None and all(scene.is_bare(party) for party in found):
        found = _of_named_ships(scene, match.at(scene, "agent")) or found
    if found and noun is None and match.frame.says == "supports":
        found += _unnamed_beside(scene, match.at(scene, "agent"))
    if found or noun is None:
        return found
    return _shared_owner(scene, noun) or (_of_whom(scene, noun) if match.frame.says == "fights" else [])


_LONGEST_NAME = 7  # with a rank before it


def _named_officer(scene: Scene, party: Party) -> Party | None:
    """Who leads by name, behind his nation: "led by a Ghanaian, Brigadier Ansah", "by a Saudi officer, General Isa"."""
    token = scene.doc[party.token]
    man = token.head if token.dep_ in {"amod", "compound"} and token.head.i > token.i else token
    one = party.type == "country" and any(child.lower_ in {"a", "an", "another"} for child in man.lefts)
    if not one or word_after(man) != ",":
        return None
    for name in scene.doc[man.i + 2 : man.i + _LONGEST_NAME]:
        if name.pos_ not in {"PROPN", "PUNCT"} or name.text == ",":
            return None
        named = scene.party_at(name)
        if named is not None:
            return named if named.type == "person" else None
    return None


def _subject_to_come(scene: Scene, noun: Token, its: Party) -> list[Party]:
    """Whose "its war" is that a sentence begins with: "In its war against the rebels, Chad has lost 300 men"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or verb.pos_ != "VERB" or verb.i < noun.i or scene.is_told_before(scene.doc[its.token]):
        return []
    first, _ = scene.sentence(noun.i)
    ahead = [one for one in scene.subjects(verb) if one.i > noun.i] if noun.left_edge.i <= first + 1 else []
    return [party for one in ahead for party in scene.parties(one) if party.type in ACTING]


def _of_named_ships(scene: Scene, tops: list[Token]) -> list[Party]:
    """Whose the ships are that do it: "HMS Argyll escorted", "the frigate HMS Argyll", "the Danish frigate Absalon"."""
    names = [one for top in tops for one in (*scene.with_conjuncts(top), *(c for c in top.rights if c.dep_ == "appos"))]
    crewed = [one for one in names if one.pos_ == "PROPN" and noun_of(one.nbor(-1) if one.i else one) in nouns("craft")]
    return of_ships(scene, names) or [scene.in_words(one) for one in crewed if scene.party_at(one) is not None]


def _unnamed_doing(scene: Scene, noun: Token) -> list[Party]:
    """Armed people without a name who do what is theirs: "militants stepped up their attacks on the army"."""
    doers = scene.subjects(noun.head) if noun.dep_ == "dobj" else []
    armed = [one for one in doers if noun_of(one) in kinds().relations.armed and one.tag_ == "NNS"]
    return [scene.in_words(one) for one in armed if not scene.parties_of_one(one)]


def _unnamed_beside(scene: Scene, tops: list[Token]) -> list[Party]:
    """Armed people without a name in a row with others: "aided by Shiite militias and US air strikes"."""
    row = [one for top in tops for one in scene.with_conjuncts(top)]
    armed = [one for one in row if noun_of(one) in kinds().relations.armed and one.tag_ == "NNS"]
    return [scene.in_words(one) for one in armed if len(row) > 1 and not scene.parties_of_one(one)]


def _of_the_helped(scene: Scene, noun: Token) -> list[Party]:
    """Whose "its war" is where somebody is helped in it or blamed for it: "support Chad in its war": Chad's."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"for", "in", "during", "of"}:
        return []
    above = noun.head.head
    if noun.head.lower_ == "of":  # "aids Chad in furtherance of its war"
        if above.lemma_ not in {"furtherance", "support", "pursuit", "prosecution"} or above.dep_ != "pobj":
            return []
        above = above.head.head
    if above.lemma_ in {"aid", "help", "assist"} and above.pos_ == "VERB" and above.dep_ in {"advcl", "xcomp"}:
        given = [child for child in above.head.children if child.dep_ in {"dobj", "dative"} and child.i < above.i]
        if given and not any(child.dep_ == "dobj" for child in above.children):
            return scene.parties(given[0]) or [scene.in_words(given[0])]  # "gave them arms to aid in their fight"
    if above.dep_ == "pobj" and above.lemma_ in {"need", "use"}:  # "gave guns to Chad for needs in its war"
        above = above.head.head
    if above.lemma_ in _GIVING and noun.head.lower_ != "of":
        getting = [child for child in above.children if child.dep_ == "dative" and child.pos_ != "ADP"]
        getting += prepositional(above, frozenset({"to"}))
        getting += [to for thing in scene.objects(above) for to in prepositional(thing, frozenset({"to"}))]
        if named := [party for child in getting if child.i < noun.i for party in scene.parties(child)]:
            return named[:1]  # "sent Chad rifles for its war"
    if noun.head.lower_ != "for":
        words = kinds()
        if above.lemma_ not in words.syntax.handed_over | words.relations.with_support | {"stand", "side"}:
            return []
    done_to = [child for child in above.children if child.dep_ in {"dobj", "nsubj"} and child.i < noun.i]
    if above.pos_ == "ADJ" and not done_to:  # "holds Chad accountable for its war"
        done_to = [child for child in scene.objects(above.head) if child.i < noun.i]
    if above.pos_ == "VERB":
        done_to = [child for child in done_to if child.dep_ == "dobj"]
        done_to = [inner for child in done_to for inner in prepositional(child, frozenset({"to"}))] or done_to
        done_to = done_to or prepositional(above, frozenset({"by", "with", "behind"}))
    if above.pos_ == "NOUN":
        done_to = prepositional(above, frozenset({"to", "for", "of"}))
        done_to = [child for child in done_to if child.i < noun.i]
    named = [party for child in done_to[:1] for party in scene.parties(child)]
    unnamed = [child for child in done_to[:1] if noun_of(child) in kinds().relations.in_words]
    return named or [scene.in_words(child) for child in unnamed]  # "will help the rebels in their war against"


def _shared_owner(scene: Scene, noun: Token) -> list[Party]:
    """Whose the second of two nouns is: "Canada's friendship and continued support for Moldova"."""
    at = noun.i - 1
    while at > 0 and scene.doc[at].dep_ in {"amod", "advmod"} and scene.number_at(scene.doc[at]) is None:
        at -= 1
    if at < 1 or scene.doc[at].lower_ not in {"and", ","} or scene.doc[at - 1].pos_ != "NOUN":
        return []
    first = scene.doc[at - 1]
    owned = any(child.dep_ == "poss" for child in first.lefts)
    return [party for party in scene.modifying(first) if party.type in ACTING | {None}] if owned else []


def _of_whom(scene: Scene, noun: Token) -> list[Party]:
    """Whose an attack is that is said to be against another: "the aggression of Serbia against Bosnia"."""
    alone = noun.lemma_.lower() not in kinds().relations.of_the_attacker
    if alone and not prepositional(noun, frozenset({"against", "on", "upon"})):
        return []
    return standing_for(scene, prepositional(noun, frozenset({"of"}))[:1], frozenset())


def _those_given(doer: Token) -> Token:
    """Whom a state gives, where a clause tells what they do: "provide teams that guard its ships"."""
    men = antecedent_or_self(doer)
    given = men.dep_ == "dobj" and men.head.lemma_ in _GIVING | {"deploy", "contribute", "have", "keep", "field"}
    return men if given else doer


def _sent_by(scene: Scene, noun: Token) -> list[Party]:
    """Whose a force or an attack is, by the verb beside it: "The EU set up a mission to train the army"."""
    if noun.lemma_.lower() in kinds().relations.events | kinds().relations.with_support | kinds().relations.missiles:
        shot = noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun_of(noun) in kinds().relations.missiles
        doing = scene.subjects(clause_verb(noun)) if shot else []  # "made its largest attack, with missiles targeting"
        found = attackers_of(scene, noun) or light_verb_subject(scene, noun)
        return found or [party for subject in doing for party in scene.parties(subject)]
    sent = kinds().relations.led | nouns("force", "craft") | {"team", "patrol"}
    if noun.lemma_.lower() not in sent or noun.dep_ != "dobj":
        return []
    if noun.head.lemma_ in kinds().contributions.letting | kinds().syntax.handed_over:
        return []  # "a UN resolution permits foreign forces to chase pirates"
    if any(child.lower_ in {"the", "that", "this"} for child in noun.lefts):
        return []
    return [party for subject in scene.subjects(noun.head) for party in scene.parties(subject) if party.type in ACTING]


def come_from(scene: Scene, noun: Token) -> list[Party]:
    """Whose forces or allies "from" right behind tells, wherever the parse hangs it: "by troops from Chad"."""
    after = noun.nbor(1) if noun.i + 1 < len(scene.doc) else noun
    if after.lower_ != "from" or noun_of(noun) not in nouns("force") | kinds().relations.allies | _FRIENDS:
        return []
    return [party for child in after.children if child.dep_ == "pobj" for party in scene.parties(child)]
