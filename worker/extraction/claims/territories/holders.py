"""Who holds or takes ground: parties by name, and armed people in words ("the insurgents", "his men")."""

import re

import msgspec
from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import RELATIVE, antecedent_of, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.reading import ACTING

_LONG_AGO = 60
_OF_MANY = frozenset(
    {
        "faction",
        "army",
        "military",
        "militia",
        "opposition",
        "junta",
        "government",
        "regime",
        "garrison",
        "gang",
        "brigade",
        "police",
    }
)
_GROUPS = frozenset(
    {"group", "faction", "movement", "side", "band", "organisation", "organization", "outfit", "alliance", "network"}
)
_ALLIES = frozenset({"ally", "allies"})
_OF = frozenset({"of"})
_RULED = frozenset({"government", "regime", "army", "administration"})
# "Its forces", "fighters from the group", where the document may know whose, or not.
_UNKNOWN = frozenset({None, "organisation", "armed_group"})
_NAMELESS = frozenset({"", "our", "my"})
_RANKED = frozenset({"second", "third", "fourth", "fifth", "other", "last", "main", "biggest", "largest", "smallest"})
_COLUMNS = frozenset({"column", "convoy"})
_MEN = frozenset({"man", "men"})
_ARMED = frozenset({"armed", "masked"})


def holders(scene: Scene, tokens: list[Token]) -> list[Party]:
    """Who holds or takes ground: parties by name, else armed people in words: "militants", "the insurgents"."""
    found: dict[str, Party] = {}
    for top in tokens:
        for token in scene.with_conjuncts(top):
            if token.dep_ == "conj" and not any(token.lefts) and _owned_by_a_state(scene, token.head):
                continue  # "Syrian tanks and infantry"
            for party in _holders_at(scene, token):
                found.setdefault(party.reference.key, party)
    return list(found.values())


def _owned_by_a_state(scene: Scene, noun: Token) -> bool:
    return noun.pos_ == "NOUN" and any(party.type == "country" for party in scene.modifying(noun))


def _holders_at(scene: Scene, token: Token) -> list[Party]:
    if token.lower_ in RELATIVE and (antecedent := antecedent_of(token)) is not None:
        return _holders_at(scene, antecedent) if antecedent.i < token.i else []
    noun = noun_of(token)
    words = kinds().territories
    if (noun in words.holders or noun in _MEN) and (owner := _whose(token)) is not None:
        return _holders_at(scene, owner) or [p for p in scene.parties_of_one(owner) if p.type == "person"]
    own = scene.party_at(token)
    if own is None and (meant := _told_beside(token)) is not None:
        return _holders_at(scene, meant)
    counted = any(child.dep_ == "nummod" for child in token.lefts)
    if own is not None and not own.reference.name and counted and noun in words.holders:
        return [in_words(scene, token)]  # "several hundred rebels": not those that are known
    named = own is not None and bool(own.reference.name)
    if token.lower_ in {"they", "it"} and own is not None and (nearest := _nearest_doer(scene, token)) is not None:
        return _holders_at(scene, nearest)
    if token.lower_ in {"they", "it", "them"} and own is not None and _unknown(scene, own):
        if (group := _group(scene, own)) is not None:
            return [group]
        earlier = spoken_of(scene, token)
        return [earlier] if earlier is not None else [own]
    if token.is_sent_start and token.pos_ == "PROPN" and token.lower_.removesuffix("s") in words.holders:
        # "Rebels of the front": a capital letter names nobody
        of = [party for inner in prepositional(token, frozenset({"of"})) for party in scene.parties(inner)]
        return [party for party in of if party.type in ACTING] or [in_words(scene, token)]
    if own is None and noun in _ALLIES:  # "a Seleka ally, the FPRC", "the rebels and their Libyan allies"
        named_so = [party for child in token.rights if child.dep_ == "appos" for party in scene.parties_of_one(child)]
        if allied := [party for party in named_so if party.number is not None and _acts(scene, party)]:
            return allied
        return [party for party in scene.modifying(token) if party.type in {"country", "armed_group"}]
    if own is None and noun in words.against_state and scene.modifying(token):
        return [party for party in scene.modifying(token) if party.type == "armed_group"] or [in_words(scene, token)]
    if own is None and token.tag_ == "NNPS" and token.lower_.removesuffix("s") in words.holders:
        return [in_words(scene, token)]  # "the Islamists"
    if not named and token.lemma_.lower() in words.followers and (followers := _followers(scene, token)):
        return followers
    if own is None and noun in _MEN and (_is_armed(token) or _are_of_somebody(scene, token)):
        behind = [party for noun in prepositional(token, _OF) for party in scene.parties(noun)]
        owners = [party for party in (*scene.modifying(token), *behind) if party.type in ACTING]
        return owners[:1] or _its(scene, token) or [in_words(scene, token)]  # "its men", "armed men"
    if own is None and noun in _GROUPS:  # "an alliance of gangs called Viv Ansanm"
        parts = [token, *prepositional(token, _OF)]
        called = [party for part in parts for party in scene.parties(part) if party.type == "armed_group"]
        if called:
            return called[:1]
    if own is not None and own.type == "coalition" and not own.reference.name:
        groups = [party for party in scene.modifying(token) if party.type == "armed_group"]
        if groups:
            return groups[:1]  # "the Seleka coalition"
    unnamed = own is None or (own.type == "coalition" and not own.reference.name)
    if unnamed and noun in _GROUPS and any(noun_of(n) in words.holders for n in prepositional(token, _OF)):
        return [in_words(scene, token)]  # "an alliance of ethnic armies"
    if own is None and noun in _GROUPS and any(child.lemma_.lower() in words.armed_group for child in token.lefts):
        return [party for party in scene.modifying(token) if party.type == "armed_group"] or [in_words(scene, token)]
    unsure = own is None or (scene.parsed.candidates[own.number or 0].kind == "definite" and own.type == "coalition")
    beside = scene.party_at(token.head) if unsure and token.dep_ == "appos" else None
    if beside is not None and beside.type == "armed_group":
        return [beside]  # "Seleka, the rebel coalition that took Bria"
    if own is None and token.pos_ == "NOUN" and not _can_hold(noun):
        return []  # "expelled the Russian ambassador"
    found = [party for party in scene.parties_of_one(token) if party.number is not None and _acts(scene, party)]
    found = found or (_of_a_government(scene, token) if own is None else [])
    nameless = [one for one in found if one.type == "coalition" and not one.reference.name and one.token != token.i]
    if nameless:  # "fighters of the Seleka alliance"
        found = [one for one in found if one not in nameless]
        found += [band for one in nameless for band in _holders_at(scene, scene.doc[one.token])]
    if any(party.type == "armed_group" for party in found):  # "fighters of Mali's Ansar Dine"
        found = [one for one in found if one.type != "country" or scene.doc[one.token].dep_ != "poss"]
    if noun in words.holders:
        if found and own is None:
            found += _beside_names(scene, token)
        if not found and not named and (leaders := _led_by(scene, token)):
            return leaders
        if not found:
            words_alone = own is None or own.type in ACTING | {None}
            return _his(scene, token) or ([in_words(scene, token)] if words_alone else [])
        plain = own is None or scene.is_bare(own)
        if plain and all(party.type in _UNKNOWN and party.reference.name in _NAMELESS for party in found):
            words_for = Reference(id=found[0].reference.id, name=in_words(scene, token).reference.name)
            return [msgspec.structs.replace(found[0], reference=words_for)]  # "SSNP militiamen"
        if (
            own is not None
            and own.number is not None
            and any(party.number == own.number for party in found)
            and scene.parsed.candidates[own.number].kind in {"definite", "bare"}
        ):
            told = Reference(id=own.reference.id, name=in_words(scene, token).reference.name)
            return [msgspec.structs.replace(own, reference=told)]
    return found


def _told_beside(noun: Token) -> Token | None:
    """The forces that say who are meant: "The third rebel army, the Karen forces under Sample, is besieging Kona"."""
    if not any(child.lower_ in _RANKED for child in noun.lefts):
        return None
    beside = (child for child in noun.rights if child.dep_ == "appos" and child.tag_ in {"NNS", "NNPS"})
    return next((child for child in beside if noun_of(child) in kinds().territories.holders), None)


def _led_by(scene: Scene, men: Token) -> list[Party]:
    """The person whose forces are told of by his name: "Haftar's fighters", "the government of X"."""
    owners = [child for child in men.lefts if child.dep_ == "poss" and child.tag_ == "NNP"]
    owners += prepositional(men, _OF) if noun_of(men) in _RULED else []
    found = [scene.party_at(noun) for noun in owners if noun.tag_ == "NNP"]
    return [party for party in found if party is not None and party.type == "person"][:1]


def _whose(men: Token) -> Token | None:
    """Whose men a clause tells of: "a blow to the general, whose fighters had held the site"."""
    whose = next((child for child in men.lefts if child.lower_ == "whose"), None)
    return antecedent_of(whose) if whose is not None else None


def _his(scene: Scene, men: Token) -> list[Party]:
    """ "His troops": in words, and by whom they are led, for whom the document may know his state."""
    owners = (scene.party_at(child) for child in men.lefts if child.dep_ == "poss" and child.lower_ in {"his", "her"})
    leader = next((owner for owner in owners if owner is not None and owner.reference.id is not None), None)
    if leader is None:
        return []
    words = Reference(id=leader.reference.id, name=in_words(scene, men).reference.name)
    return [msgspec.structs.replace(leader, reference=words)]


def _its(scene: Scene, men: Token) -> list[Party]:
    """ "Its men": whose, as far as the document knows, else they in words."""
    owners = (scene.party_at(child) for child in men.lefts if child.lower_ in {"its", "their"})
    owner = next((owner for owner in owners if owner is not None), None)
    if owner is None:
        return []
    words = Reference(id=owner.reference.id, name=in_words(scene, men).reference.name)
    return [msgspec.structs.replace(owner, reference=words)]


def _of_a_government(scene: Scene, noun: Token) -> list[Party]:
    """ "The Kremlin's forces": the country's whose government the place stands for."""
    seats = [scene.party_at(child) for child in noun.lefts if child.dep_ == "poss"]
    governed = [government_of(scene, seat) for seat in seats if seat is not None and seat.type == "place"]
    return [party for party in governed if party.type == "country"]


def _followers(scene: Scene, noun: Token) -> list[Party]:
    """ "Members of the militia", "armed supporters of the king": whose they are, else they themselves."""
    of = prepositional(noun, _OF)
    if noun.lemma_.lower() in _COLUMNS:  # "a convoy of 50 trucks loaded with rebels"
        below = [inner for inner in scene.below(noun) if inner.i > noun.i]
        of = [inner for inner in below if noun_of(inner) in kinds().territories.holders] or of
    groups = [party for part in of for party in scene.parties(part) if party.type in ACTING - {"organisation"}]
    groups = [party for party in groups if party.reference.name]
    if groups and noun.lemma_.lower() not in kinds().territories.loyal:
        return groups
    states = [party for party in scene.modifying(noun) if party.type == "country"]
    if noun.lemma_.lower() in _COLUMNS | {"column"} and states and not of:
        return states  # "an Ethiopian column"
    of_armed = any(noun_of(part) in kinds().territories.holders for part in of)
    alone = noun.lemma_.lower() == "column" or (of and noun.lemma_.lower() in kinds().territories.loyal)
    if _is_armed(noun) or of_armed or alone:
        return [in_words(scene, noun)]
    return []


def _is_armed(people: Token) -> bool:
    """ "armed men", "his men"."""
    return any(child.lower_ in _ARMED or child.dep_ == "poss" for child in people.lefts)


def _are_of_somebody(scene: Scene, men: Token) -> bool:
    """ "The men of General Example", but not "the men of Kona"."""
    of = (scene.party_at(noun) for noun in prepositional(men, _OF))
    return any(party is not None and party.type in {"person", "armed_group"} for party in of)


def _beside_names(scene: Scene, noun: Token) -> list[Party]:
    """ "Houthi and government forces", "the Houthis and rebel troops" read as one phrase: the half without a name."""
    rows = (scene.with_conjuncts(child)[1:] for child in noun.lefts if child.dep_ in {"amod", "nmod", "compound"})
    words = kinds().territories.holders
    return [
        Party(Reference(name=scene.parsed.words(part, noun)), part.i)
        for row in rows
        for part in row
        if part.pos_ == "NOUN" and part.i + 1 == noun.i and part.lemma_.lower() in words
    ]


def _nearest_doer(scene: Scene, pronoun: Token) -> Token | None:
    """The armed people without a name who did something last: "Chad left. Its militias moved in, but they lost it"."""
    start, _ = scene.sentence_before(pronoun.i)
    several, number = pronoun.lower_ == "they", scene.number_at(pronoun)
    own = scene.parsed.candidates[number] if number is not None else None
    if own is not None and own.quoted:
        return None
    meant = scene.parsed.candidates[own.antecedent] if own is not None and own.antecedent is not None else None
    for token in reversed(scene.doc[start : pronoun.i]):
        if token.dep_ not in {"nsubj", "nsubjpass"} or _are_several(token) is not several:
            continue
        if token.pos_ == "PRON" or token.is_ancestor(pronoun):
            continue
        if meant is not None and meant.entity is not None and meant.start > scene.parsed.start(token.right_edge):
            return None  # "The army bombed Seleka after it had taken the town": that is nearer
        known = scene.number_at(token)
        named = known is not None and scene.parsed.candidates[known].entity is not None
        return token if noun_of(token) in kinds().territories.holders and not named else None
    return None


def _are_several(noun: Token) -> bool:
    """Whether a noun is a plural; one that begins a sentence may look like a name: "Rebels in Kona said they"."""
    return noun.tag_ in {"NNS", "NNPS"} or (noun.tag_ == "NNP" and bool(noun.is_sent_start) and noun.text.endswith("s"))


def _unknown(scene: Scene, pronoun: Party) -> bool:
    """Whether a pronoun stands for nobody of the sentence that has a name."""
    candidate = scene.parsed.candidates[pronoun.number] if pronoun.number is not None else None
    if candidate is None or candidate.entity is not None:
        return False
    meant = scene.parsed.candidates[candidate.antecedent] if candidate.antecedent is not None else None
    return meant is None or (meant.entity is None and meant.kind in {"bare", "definite"})


def _group(scene: Scene, pronoun: Party) -> Party | None:
    """ "The group has split up, but it holds the port": the group, which the document may know."""
    candidate = scene.parsed.candidates[pronoun.number] if pronoun.number is not None else None
    if candidate is None or candidate.antecedent is None or candidate.head != "it":
        return None
    meant = scene.parsed.candidates[candidate.antecedent]
    if meant.kind != "definite" or meant.type != "armed_group":
        return None
    words = "the " + scene.parsed.source.text[meant.start : meant.end]
    return Party(Reference(id=f"#{candidate.antecedent}", name=words), pronoun.token, candidate.antecedent, meant.type)


def spoken_of(scene: Scene, pronoun: Token) -> Party | None:
    """The armed people without a name whom the paragraph spoke of last: "The rebels … they captured"."""
    for token in reversed(list(scene.doc[max(pronoun.i - _LONG_AGO, 0) : pronoun.i])):
        singular = pronoun.lower_ == "it"
        if (
            token.tag_ == ("NN" if singular or noun_of(token) in _OF_MANY else "NNS")
            and token.dep_ in {"nsubj", "nsubjpass", "dobj"}
            and noun_of(token) in kinds().territories.holders
            and (pronoun.dep_ != "dobj" or token.head.i != pronoun.head.i)
            and not (token.dep_ == "dobj" and token.head.lemma_ in kinds().relations.dying)  # "killing 50 soldiers"
        ):
            found = _holders_at(scene, token)
            return found[0] if found else None
    return None


def _can_hold(noun: str) -> bool:
    return (
        noun in nouns("force")
        or noun in nouns("craft")
        or noun in nouns("member")
        or noun in kinds().territories.holders
        or noun in kinds().relations.stands_for
        or noun in kinds().syntax.belonging
    )


def _acts(scene: Scene, party: Party) -> bool:
    if party.number is not None and party.type is None:
        return scene.parsed.candidates[party.number].kind not in {"bare", "surname"}
    return party.type in ACTING


def in_words(scene: Scene, token: Token) -> Party:
    """A noun phrase as a party of its own words."""
    before = [child for child in token.lefts if child.dep_ == "compound" and child.pos_ == "PROPN"]
    if before:  # "the Aitarak militia of Eurico Guterres": its name tells enough
        return Party(Reference(name=scene.parsed.words(before[0].left_edge, token)), token.i)
    if token.dep_ == "poss":  # "the army's capture"
        return Party(Reference(name=scene.parsed.words(token.left_edge, token)), token.i)
    words = _AFTER_A_DAY.sub("", scene.parsed.noun_phrase(token, short=True))
    return Party(Reference(name=words), token.i)


# "Chad left Kona Monday and local rebels took it over", read as one phrase.
_AFTER_A_DAY = re.compile(r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day and (?=\w+ \w)")
