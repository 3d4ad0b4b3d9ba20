"""Who leads or commands a force by a noun: "a brigade under French command", "Britain takes command"."""

from spacy.tokens import Token

from schemas import Reference
from schemas.claims import Predicate
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.between import nearby
from worker.extraction.claims.relations.relating import relate
from worker.extraction.claims.relations.sides import who_is
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_after
from worker.extraction.reading import COALITION

LEADABLE = frozenset({"coalition", "organisation", "armed_group"})
_REACH = 6  # tokens
_AT_THAT_TIME = frozenset({"currently", "now", "then", "formerly", "previously", "still", "presently"})
_IN_FRONT: dict[str, tuple[Predicate, str]] = {
    "charge": ("commands", "in"),
    "command": ("commands", "in"),
    "head": ("leads", "at"),
    "helm": ("leads", "at"),
}
_COMMAND = frozenset({"command", "leadership", "lead", "control"})
_PASSING = frozenset(
    {"pass", "hand", "transfer", "turn", "go", "fall", "give", "entrust", "shift", "move", "switch", "cede"}
)
_PLACING = frozenset({"place", "put", "install", "appoint", "replace"})
_CHAIRING = frozenset({"chairmanship", "co-chairmanship", "presidency", "chair"})  # "met under the presidency of"
_HEADING = _CHAIRING | {"command", "leadership", "lead", "order", "orders"}
_HELD = _HEADING | {"control", "flag", "auspices", "direction"}


def find_under(scene: Scene, builder: Builder) -> None:
    """ "1,200 men under Italian command", "an artillery coalition under France": who leads stands after "under"."""
    for token in scene.of_word({"under"}):
        if token.dep_ != "prep" or token.i + 1 >= len(scene.doc):
            continue
        held = next((child for child in token.children if child.dep_ == "pobj"), None) or _titled_after(scene, token)
        led = token.head if token.head.pos_ in {"NOUN", "PROPN"} else _right_before(scene, token)
        apart = led is not None and led.i != token.head.i
        led = led or next(iter(_placed(scene, token.head, held)), None)
        if held is None or led is None:
            continue
        named = _named_officer(scene, held)
        lemma = held.lemma_.lower() if named is None else "command"
        if led.i != token.head.i and (lemma not in _HELD or (apart and lemma == "control")):
            continue  # "operates under the name Althea"
        if lemma in _HEADING and named is None:
            leaders = scene.modifying(held)
            for noun in prepositional(held, frozenset({"of"})):
                leaders += scene.parties(noun)
        else:
            leaders = _officers_state(scene, held)  # "under a Saudi general"
            lemma = "command" if leaders else lemma
            own = scene.party_at(held)
            leaders = [named] if named is not None else leaders
            if not leaders and own is not None and own.type in {"country", "organisation", "person"}:
                leaders = [own]
        coalition = led_at(scene, led) or next((party for party in scene.parties(led) if party.type in LEADABLE), None)
        coalition = coalition or next((party for party in _of_nations(scene, led) if party.type in LEADABLE), None)
        if coalition is None and noun_of(led) in nouns("force") and lemma in _HELD:
            coalition = scene.in_words(led)  # "Chinese soldiers under the command of"
        titled = leaders[:1] and leaders[0].type == "person" and held.left_edge.i < held.i  # "under General X"
        if coalition is None or not (lemma in _HELD or titled or coalition.type in {None, "coalition", "words"}):
            continue
        actors = [leader for leader in leaders[:3] if scene.is_actor(leader)]
        if lemma in _CHAIRING:
            actors = [leader for leader in actors if leader.type in {"country", "organisation"}]
        relate(scene, builder, "under X", actors, "leads", [coalition], at=token.i)


def _officers_state(scene: Scene, held: Token) -> list[Party]:
    """Whose officer it is without a name: "under a Saudi general"."""
    if scene.number_at(held) is not None or noun_of(held) not in kinds().relations.officers:
        return []
    return [party for party in scene.modifying(held) if party.type == "country"]


def _named_officer(scene: Scene, held: Token) -> Party | None:
    """The officer by name behind his title: "come under the Indian commander, Major-General Sample"."""
    beside = [scene.party_at(child) for child in held.rights if child.dep_ == "appos"]
    return next((party for party in beside if party is not None and party.type == "person"), None)


def _of_nations(scene: Scene, nations: Token) -> list[Party]:
    """What several nations are: "the CMF, a partnership of 25 nations under American command"."""
    body = nations.head.head
    if nations.dep_ != "pobj" or nations.head.lower_ != "of" or noun_of(nations) not in nouns("member"):
        return []
    return who_is(scene, body) or scene.parties_of_one(body)


def _right_before(scene: Scene, under: Token) -> Token | None:
    """The forces right before an "under" that the parse gives to the verb: "the men, under the command of X, were"."""
    at = under.i - 1
    while at > 0 and (
        scene.doc[at].text in {",", ")"} or scene.doc[at + 1].text == ")" or scene.doc[at].lower_ in _AT_THAT_TIME
    ):
        at -= 1
    noun = scene.doc[at] if at >= 0 and scene.doc[at].text != "(" else scene.doc[at - 1]
    party = scene.party_at(noun)
    if party is not None and party.type in {"country", "place"} and noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        noun = noun.head.head  # "the force in Afghanistan, currently under the command of"
        party = scene.party_at(noun)
    named = party is not None and party.type in LEADABLE
    return noun if named or noun_of(noun) in nouns("force") | kinds().relations.led else None


def _titled_after(scene: Scene, under: Token) -> Token | None:
    """The person with a title right after an "under" that the parse gives nothing to: "under prime minister X"."""
    for token in scene.doc[under.i + 1 : under.i + 1 + _REACH]:
        party = scene.party_at(token)
        if token.pos_ in {"VERB", "AUX", "PUNCT"}:
            return None
        if party is not None and party.type == "person":
            return token
    return None


def _placed(scene: Scene, verb: Token, held: Token | None) -> list[Token]:
    """What "is under" or "was placed under" somebody's command; "under X's command" a force does anything."""
    anything = held is not None and held.lower_ in {"command", "leadership"} | _CHAIRING and verb.pos_ == "VERB"
    if not anything and verb.lemma_ not in {
        "be",
        "place",
        "put",
        "operate",
        "serve",
        "come",
        "fall",
        "fight",
        "remain",
        "deploy",
        "bring",
    }:
        return []
    return scene.objects(verb) if is_passive(verb) else scene.subjects(verb)


def find_command(scene: Scene, builder: Builder) -> None:
    """ "Britain takes command", "India, which holds the command": of the force that the document is about."""
    for token in scene.of_word({"command"}):
        if token.dep_ != "dobj":
            continue
        verb = token.head
        if verb.lemma_ not in {"take", "assume", "hold", "have"}:
            continue
        if any(child.lower_ in {"of", "over"} for child in token.rights) or word_after(token) in {"of", "over"}:
            continue
        leaders = [party for subject in scene.subjects(verb)[:1] for party in scene.parties(subject)]
        actors = [leader for leader in leaders[:2] if scene.is_actor(leader)]
        focus = Party(Reference(id=COALITION, name=""), token.i, None, "words")
        modality = modality_of(verb)
        relate(
            scene, builder, "takes command", actors, "commands", [focus], at=token.i, modality=modality, confidence=0.6
        )


def find_taking_over(scene: Scene, builder: Builder) -> None:
    """ "France commands the force until May, and Italy will take over after that": the command, of which was spoken."""
    for token in scene.of_lemma({"take"}):
        if token.pos_ != "VERB" or not any(child.dep_ == "prt" and child.lower_ == "over" for child in token.rights):
            continue
        first, _ = scene.sentence(token.i)
        told = any(_is_of_command(word) for word in scene.doc[first : token.i])
        if not told or any(child.dep_ == "dobj" for child in token.rights):
            continue
        actors = [party for noun in scene.subjects(token)[:1] for party in scene.parties(noun) if scene.is_actor(party)]
        focus = Party(Reference(id=COALITION, name=""), token.i, None, "words")
        modality = modality_of(token)
        relate(scene, builder, "takes over", actors[:2], "commands", [focus], at=token.i, modality=modality)


def _is_of_command(word: Token) -> bool:
    """Whether a word tells who has the command: "commands", "led the force", but not "the French-led force"."""
    led = word.lemma_ == "lead" and word.pos_ == "VERB" and word.dep_ not in {"amod", "compound"}
    return led or word.lemma_.lower() in {"command", "commander"}


def find_handed_over(scene: Scene, builder: Builder) -> None:
    """ "command of KFOR passed to Italy", "Italy was given the command of KFOR": whoever gets it leads."""
    for token in scene.of_word(_COMMAND):
        over = token.dep_ == "pobj" and token.head.lower_ == "over"  # "hands over command", as headlines have it
        verb = token.head.head if over else token.head
        carried = over or token.dep_ in {"nsubj", "nsubjpass", "dobj"}
        if not carried or verb.lemma_ not in _PASSING or verb.pos_ != "VERB":
            continue
        of = prepositional(token, frozenset({"of", "over"}))
        led = [party for noun in of if (party := led_at(scene, noun))]
        if not of and token.lower_ == "command":  # "Command passed to General Sample": of the force spoken of
            led = [Party(Reference(id=COALITION, name=""), token.i, None, "words")]
        to = prepositional(verb, frozenset({"to"})) or nearby(scene, token, "to")
        if token.dep_ == "dobj" and is_passive(verb):
            to = scene.objects(verb)[:1]  # "was given the command of the force"
        getting = [party for noun in to for party in scene.parties(noun) if scene.is_actor(party)]
        says: Predicate = "commands" if token.lower_ in {"command", "control"} else "leads"
        relate(scene, builder, "handed over", getting[:2], says, led, at=token.i, modality=modality_of(verb))


def find_in_charge(scene: Scene, builder: Builder) -> None:
    """ "Kenya is in charge of the force", "puts Riyadh in charge of all forces", "France, at the head of the force"."""
    for token in scene.of_word(_IN_FRONT):
        says, preposition = _IN_FRONT[token.lower_]
        if token.dep_ != "pobj" or token.head.lower_ != preposition:
            continue
        above = token.head.head
        leaders = [party for noun in _in_front(scene, above, says) for party in scene.parties(noun)]
        of = prepositional(token, frozenset({"of"}))
        led = [party for noun in of if (party := led_at(scene, noun)) is not None]
        if not of and token.lower_ == "command" and above.lemma_ in {"be", "remain", "stay"}:  # of the force spoken of
            led = [Party(Reference(id=COALITION, name=""), token.i, None, "words")]
        actors = [leader for leader in leaders[:3] if scene.is_actor(leader)]
        relate(scene, builder, "in charge", actors, says, led, at=token.i, modality=modality_of(above))


def _in_front(scene: Scene, above: Token, says: Predicate) -> list[Token]:
    """Who is in charge or at the head, by the word that this hangs on."""
    if above.dep_ == "attr" and above.lower_ == "one":  # "is one of four nations at the head of"
        return scene.subjects(above.head)
    if above.pos_ in {"NOUN", "PROPN"}:
        return [above]  # "the general in charge of"
    placed = [child for child in above.lefts if child.dep_ == "nsubjpass"] or scene.objects(above)
    alone = above.lemma_ in {"be", "remain", "stay", "continue"} or (says == "leads" and above.lemma_ not in _PLACING)
    return scene.subjects(above) if alone else placed


def led_at(scene: Scene, noun: Token) -> Party | None:
    """What can be led at a noun: a coalition, body or group by name, or a force in words ("the northern brigade")."""
    own = scene.party_at(noun)
    if own is not None and own.number is not None:
        own_type = own.type
        definite = scene.parsed.candidates[own.number].kind in {"definite", "pronoun", "acronym"}
        if own_type in {"coalition", "organisation", "armed_group"} or (own_type is None and definite):
            return own
        return None
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in kinds().relations.led:
        return None
    return scene.in_words(noun)
