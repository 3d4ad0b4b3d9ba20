"""Where forces are: places that the knowledge names, names that it does not know, and words such as "the region"."""

from collections.abc import Iterable

import msgspec
from spacy.tokens import Token

from schemas import Deployment, Reference
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.belonging import topic
from worker.extraction.claims.places import GROUNDS, places
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_of, governed_right_after, prepositional
from worker.extraction.counting.units import nouns
from worker.extraction.model.days import DATED
from worker.extraction.model.neighbours import word_after, word_before
from worker.extraction.reading import THEATRE

THERE = frozenset(
    {
        "in", "at", "on", "across", "near", "around", "round", "throughout", "inside", "along", "off", "outside",
        "within", "aboard", "over", "between", "beside", "alongside",
    }
)  # fmt: skip
_NESTED = THERE | {"of", "to", "with"}
_NO_PLACE = frozenset({"DATE", "TIME", "EVENT", "LAW", "MONEY", "PERCENT", "WORK_OF_ART"})
_CLAUSE = frozenset({"VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB", "WP$"})
_INTO = THERE | {"from", "into", "to"}
_BREAKS = frozenset(
    {"after", "during", "following", "since", "amid", "because", "despite", "against", "when", "while", "if"}
)
_SIDES = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside", "inside"}
)
_OF = frozenset({"of"})
_OWN_GROUND = frozenset({"territory", "soil"})
_REALMS = frozenset({"kingdom", "state", "nation", "country", "republic", "emirate", "sultanate", "territory"})
_NEIGHBOURS = frozenset({"neighbor", "neighbour", "colony", "protectorate"})  # "sent troops to its small neighbour"
_FAR = 14


def whereabouts(scene: Scene, nouns: Iterable[Token], depth: int = 0) -> list[Party]:
    """The places that the noun phrases name, else the names or words that say where."""
    if depth > 3:
        return []
    found: list[Party] = []
    led_by = ""
    for top in sorted(nouns, key=lambda noun: noun.i):
        if top.i in scene.dated or top.text in DATED:
            continue  # "from Mali in 2022 and from Niger in 2023"
        if found and (top.head.lower_ != led_by or _is_around(scene, top.head)):
            break  # "at the base in the north": the first says where
        if _sends_its_own(scene, top) or _carries_them(top) or _is_a_seat(top):
            continue
        if found and top.head.i > 1 and top.head.nbor(-1).pos_ in {"NOUN", "NUM"} and top.head.nbor(-2).pos_ == "DET":
            break  # "400 are in Gao and the rest in Menaka"
        here = [place for place in places(scene, [top]) if not _sends_its_own(scene, scene.doc[place.token])] or [
            party for noun in scene.with_conjuncts(top) if _unknown(scene, noun) for party in _said(scene, noun, depth)
        ]
        if found and here and found[-1].type == "place" and here[0].type == "country":
            break  # "in Goma, the capital of the province, in the Congo"
        led_by = top.head.lower_ if here and not found else led_by
        found += _of_one_kind(scene, here)
    return found


def _carries_them(noun: Token) -> bool:
    """Whether it is what they come in: "flew in aboard two transport planes"."""
    return noun.head.lower_ == "aboard" and noun_of(noun) in nouns("craft")


def _is_a_seat(noun: Token) -> bool:
    """Whether it is only where they are led from: "200 men for the joint force headquartered in Gao"."""
    return noun.head.head.lower_ == "headquartered" and noun.head.head.dep_ == "acl"


def _is_around(scene: Scene, preposition: Token) -> bool:
    """Whether a second "in" behind a comma only says where the first place is: "in Goma, in the east of Congo"."""
    before = scene.doc[preposition.i - 1] if preposition.i else preposition
    return preposition.lower_ in {"in", "at"} and before.text == ","


def _of_one_kind(scene: Scene, here: list[Party]) -> list[Party]:
    """The places of a list without the states that go on after towns: "near Basra, Britain and Japan all said"."""
    if len(here) == 2 and scene.doc[here[0].token].dep_ == "poss" and here[1].type == "place":
        return here[1:]  # "Somalia's Gedo region"
    if len(here) < 3 or here[0].type != "place" or any(party.type != "country" for party in here[1:]):
        return here
    return here[:1]


def _sends_its_own(scene: Scene, noun: Token) -> bool:
    """Whether a country is no place but sends too: "will bring back its 60 men in May and Thailand its 450"."""
    last = noun.i + 1 >= len(scene.doc)
    if last or word_before(noun) not in {",", "and", "while", ";"}:
        return False
    return is_anothers(scene, noun.nbor(1)) or _has_its_own_number(scene, noun)


def _has_its_own_number(scene: Scene, noun: Token) -> bool:
    """Whether a country has a number without a noun right behind it: "130 soldiers in Mali and Norway about 70"."""
    party = scene.party_at(noun)
    if party is None or party.type != "country":
        return False
    for own in scene.quantities_between(noun.i + 1, noun.i + 4):
        plain = own.head is None or own.inherited
        between = scene.doc[noun.i + 1 : own.first]
        return plain and all(word.pos_ in {"ADV", "ADP", "ADJ"} for word in between)
    return False


def is_anothers(scene: Scene, its: Token) -> bool:
    """Whether "its" or "their" follows a country: "and Thailand its 450"."""
    before = scene.party_at(its.nbor(-1)) if its.i and its.lower_ in {"its", "their"} else None
    return before is not None and before.type == "country"


def _unknown(scene: Scene, noun: Token) -> bool:
    """Whether nothing says what the noun names, or only the model does, which takes many a town for a person."""
    number = scene.number_at(noun)
    if number is None or scene.type_of(number) is None or _is_ground(noun):
        return True
    guessed = scene.parsed.candidates[number].kind in {"surname", "bare"}
    return guessed and noun.dep_ == "pobj" and noun.head.lower_ in _INTO | {"of"}


def _is_ground(noun: Token) -> bool:
    """Whether a name ends in what only a place is: "Samuel Sample International Airport", "Camp Sample Barracks"."""
    named = any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in noun.lefts)
    return named and noun.pos_ == "PROPN" and noun.lower_ in GROUNDS


def _is_unknown_name(scene: Scene, child: Token) -> bool:
    number = scene.number_at(child)
    return child.dep_ == "compound" and child.pos_ == "PROPN" and (number is None or scene.type_of(number) is None)


def _said(scene: Scene, noun: Token, depth: int) -> list[Party]:
    if noun.pos_ == "PROPN" and noun.text[:1].isupper() and _unknown(scene, noun):
        no_place = (noun.ent_type_ in _NO_PLACE and not _is_ground(noun)) or noun.lower_ in around().no_places
        if no_place or noun.i in scene.dated or noun.text.isupper():
            return []
        return _each(scene, noun)
    if noun.pos_ not in {"NOUN", "PROPN", "ADV"}:
        return []
    if noun.lower_ in GROUNDS and any(_is_unknown_name(scene, child) for child in noun.lefts):
        return [_words(scene, noun)]  # "Pearls airport"
    lemma = noun.lemma_.lower()
    if lemma in around().regions | around().within:
        inner = whereabouts(scene, prepositional(noun, _NESTED) or governed_right_after(noun, THERE), depth + 1)
        of = [spot for owner in prepositional(noun, _OF) for spot in prepositional(owner, THERE)]
        inner = inner or whereabouts(scene, of, depth + 1)  # "the headquarters of the commission in Gao"
        if inner:
            return inner
        before = [p for child in noun.lefts if child.pos_ != "ADJ" and (p := scene.party_at(child)) is not None]
        before = [party for party in before if party.type in {"country", "place"}]
        if before and lemma != "embassy":
            return before[:1]
        of_it = prepositional(noun, _OF)
        if lemma in {"area", "field", "zone"} and of_it and (noun.tag_ == "NNS" or _are_counted(scene, of_it)):
            return []  # "experts in the areas of law and finance", "an area of 87 square miles"
    if lemma in _OWN_GROUND and any(child.lower_ in {"its", "their"} for child in noun.lefts):
        owner = topic(scene, noun.left_edge)
        if owner is not None and owner.type == "country":
            return [owner]  # "Congo said that Rwandan troops were on its territory"
    if lemma in _REALMS and (named := whereabouts(scene, prepositional(noun, _OF), depth + 1)):
        return named  # "the mountain kingdom of Lesotho"
    the = any(child.lower_ in {"the", "that", "this"} for child in noun.lefts)
    if lemma in _NEIGHBOURS and noun.tag_ != "NNS":
        words = _words(scene, noun)
        return [msgspec.structs.replace(words, reference=Reference(id=THEATRE, name=words.reference.name))]
    if the and lemma in {"country", "nation", "state", "kingdom", "emirate"}:
        words = _words(scene, noun)
        return [msgspec.structs.replace(words, reference=Reference(id=THEATRE, name=words.reference.name))]
    if lemma in around().regions and any(child.dep_ in {"det", "poss"} for child in noun.lefts):
        return [_words(scene, noun)]
    return []


def _are_counted(scene: Scene, nouns: list[Token]) -> bool:
    return any(noun.i in scene.by_head or noun.i in scene.counting for noun in nouns)


def by_compass(scene: Scene, noun: Token) -> list[Party]:
    """Where forces are by the compass: "the 300 troops south of Baghdad", "12 warships east of the Red Sea"."""
    sides = [child for child in noun.rights if child.lower_ in _SIDES and child.i + 1 < len(scene.doc)]
    return whereabouts(scene, [spot for side in sides for spot in governed_right_after(side, _OF)])


def _each(scene: Scene, noun: Token) -> list[Party]:
    """The unknown names of a list that the parse takes for one: "around Palma and Mocimboa da Praia"."""
    party = _words(scene, noun)
    names = party.reference.name.split(" and ")
    return [msgspec.structs.replace(party, reference=Reference(name=name)) for name in names]


def _words(scene: Scene, noun: Token) -> Party:
    first = noun
    for child in noun.lefts:
        country = child.dep_ == "poss" and (party := scene.party_at(child)) is not None and party.type == "country"
        if country:
            continue  # "Mozambique's Nampula province"
        if child.dep_ in {"det", "amod", "compound", "poss", "nmod"} and child.left_edge.i >= noun.i - 6:
            first = child.left_edge
            break
    return Party(Reference(name=scene.parsed.words(first, noun)), noun.i, None, "place")


def before_next_number(scene: Scene, at: int) -> int:
    """Where ends what is told of a number at a token: where the next one in its sentence begins, or the text ends."""
    later = scene.quantities_between(at + 1, scene.sentence(at)[1] - 1)
    return later[0].first if later else len(scene.doc)


def after(scene: Scene, start: int, limit: int, prepositions: frozenset[str] = THERE) -> list[Party]:
    """The places by the first preposition of place after a token, wherever the parse has hung it."""
    beyond = _beyond_aside(scene, start + 1)
    for token in scene.doc[beyond : min(limit, beyond + _FAR)]:
        if (
            token.text in {".", ";", "!", "?", ":"}
            or token.is_sent_start
            or token.tag_ in _CLAUSE
            or token.lower_ in _BREAKS
            or token.lemma_ in around().occasions
            or (token.lower_ == "along" and word_after(token) == "with")
            or (token.tag_ == "VBG" and scene.doc[token.i - 1].text == ",")
            or (token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ != "PRON")
            or (token.tag_ == "TO" and token.dep_ == "aux")
        ):
            break
        if word_before(token) == "from" and token.lower_ in THERE:
            break  # "police from across the Pacific"
        if token.lower_ in prepositions and token.pos_ in {"ADP", "SCONJ", "ADV"}:
            nested = [token, *(child for child in token.children if child.dep_ == "prep")]
            inner = [child for preposition in nested for child in preposition.children if child.dep_ == "pobj"]
            found = [place for place in whereabouts(scene, inner) if place.token < limit]
            if found:
                return found
    return []


def _beyond_aside(scene: Scene, at: int) -> int:
    """Where an aside ends that tells what some of the forces are: "300 soldiers, most of them engineers, to Mali"."""
    opens = [token.lower_ for token in scene.doc[at : at + 4]]
    if len(opens) < 4 or opens[0] != "," or opens[2:] not in (["of", "them"], ["of", "whom"]):
        return at
    ends = (token.i for token in scene.doc[at + 4 : at + _FAR] if token.text == ",")
    return next(ends, at)


def where_of(scene: Scene, verb: Token) -> list[Party]:
    """Where "where" is: "Diffa, where 3,000 soldiers face the militants"."""
    if not any(child.lower_ == "where" for child in verb.lefts):
        return []
    antecedent = antecedent_of(verb)
    if antecedent is None and verb.dep_ == "advcl":
        words = [child for child in verb.lefts if child.lower_ == "where" and child.i > 1]
        antecedent = scene.doc[words[0].i - 2] if words else None
    return whereabouts(scene, [antecedent]) if antecedent is not None else []


def told_there(scene: Scene, builder: Builder, at: Token) -> list[Party]:
    """Where the forces are, or go, that the sentence has told of before a token."""
    first, end = (scene.parsed.start(scene.doc[i]) for i in (scene.sentence(at.i)[0], at.i))
    made = (draft for draft in builder.latest(Deployment) if first <= draft.start and draft.location is not None)
    place = next((draft.location for draft in made if draft.start < end), None)
    return [Party(place, at.i, None, "place")] if place is not None else []


def told_last(scene: Scene, builder: Builder, at: Token) -> list[Party]:
    """Where the forces are, or go, of which the paragraph has told last before a token."""
    before = scene.parsed.start(at)
    last = next((draft for draft in builder.latest(Deployment) if draft.start < before), None)
    return [Party(last.location, at.i, None, "place")] if last is not None and last.location is not None else []


def there(scene: Scene, builder: Builder, at: Token) -> Party:
    """Where "there" is: where the paragraph has told of forces last, else where the document has."""
    told = [place for *_, place in builder.lately() if place is not None]
    if told:
        return next((place for place in told if place.type == "country"), told[0])
    before = [
        scene.party_at(token) for token in scene.doc[max(0, at.i - 60) : at.i] if scene.number_at(token) is not None
    ]
    named = [
        party
        for party in before
        if party is not None and scene.doc[party.token].dep_ == "pobj" and scene.doc[party.token].head.lower_ in THERE
    ]
    spots = [party for party in named if party.type in {"place", "country"}]
    spots = [party for party in spots if party.type == "country"] or spots
    return spots[-1] if spots else Party(Reference(id=THEATRE, name="there"), at.i, None, "place")
