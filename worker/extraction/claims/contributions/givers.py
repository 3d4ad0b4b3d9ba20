"""Who gives: the actors of a frame by name or in words, those who decide, or those who stand nearest."""

from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.contributions.programmes import of_a_programme
from worker.extraction.claims.contributions.recipients import given_to, received
from worker.extraction.claims.labels import LABELLING, label_before
from worker.extraction.claims.matching import Match
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.rows import thanked_for
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import (
    antecedent_or_self,
    clause_verb,
    is_passive,
    prepositional,
)
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.labels import FINITE
from worker.extraction.model.neighbours import word_after, word_before
from worker.extraction.reading import ACTING, GIVER

_NEAR = 9
_LONGEST_LABEL = 6
_GOVERNMENTS = frozenset({"government", "administration", "regime", "cabinet", "authorities", "parliament"})
_OF_WHAT = frozenset({"of", "in", "worth"})
_LAUNCHING = frozenset({"send", "dispatch", "despatch", "deploy", "launch"})
_KEEPING = frozenset({"have", "keep", "maintain", "station", "send", "deploy", "post", "contribute", "provide"})
_NOBODY = frozenset({"no", "single", "any", "these", "those", "which", "what"})  # or somebody told before
_TELLING = frozenset({"announce", "pledge", "promise", "confirm"})
_FORMATIONS = frozenset({"corps", "division", "brigade", "regiment", "battalion", "fleet", "squadron", "wing"})
_MAKING = frozenset({"make", "extend", "announce", "sign"})
_EARMARKING = frozenset({"earmark", "allocate", "reserve", "allot", "set", "devote", "dedicate"})
_GIFTS = frozenset({"gift", "present", "donation"})
_LENDING = frozenset(
    {"lend", "contribute", "second", "offer", "send", "dispatch", "assign", "commit", "loan", "pledge", "promise"}
)
_GIVING = frozenset(
    {
        "put",
        "place",
        "give",
        "donate",
        "deliver",
        "ship",
        "supply",
        "provide",
        "hand",
        "fly",
        "transfer",
        "smuggle",
        "grant",
    }
)
_LEAVE = frozenset({"ahead", "go-ahead", "light", "approval", "permission", "ban", "clearance", "leave", "consent"})
_ARRIVING = frozenset({"be", "come", "arrive", "receive", "acquire", "give", "provide", "hand", "deliver"})
_LEADING_UP = frozenset({"lead", "respond", "begin", "start", "help", "continue", "agree", "be", "follow", "join"})


def givers(scene: Scene, match: Match) -> list[Party]:
    """Who gives: the actors of the frame, whoever decides on a giving noun, or donors in words."""
    token = scene.doc[match.token]
    found = match.parties(scene, "actor")
    tokens = match.at(scene, "actor")
    if token.lemma_ in _LAUNCHING and not is_passive(token) and any(noun_of(noun) in nouns("craft") for noun in tokens):
        return []  # "a warship sent a helicopter to the scene"
    if is_misread(token) and token.head.dep_ == "appos":
        found = scene.parties(token.head.head)
    decided = token.dep_ in {"dobj", "nsubjpass"} and token.head.lemma_.lower() in kinds().contributions.deciding
    above = token.head.head if token.dep_ == "pobj" else token
    if not found and token.dep_ == "pobj" and token.head.lower_ in {"to", "on", "for"}:  # "agreed to the transfer of"
        verb = above.head if above.lemma_ in _LEAVE and above.dep_ in {"dobj", "pobj"} else above
        lets = any(child.dep_ == "dobj" and child.lemma_ in _LEAVE for child in above.children)
        if verb.pos_ == "VERB" and (verb is not above or lets or verb.lemma_ in kinds().contributions.deciding):
            tokens = scene.subjects(verb)
            found = [party for noun in tokens for party in scene.parties(noun)]
    if not found and token.pos_ == "NOUN":  # "a loan of $3 million which Chile made to Peru"
        made = [child for top in (token, *prepositional(token, _OF_WHAT)) for child in top.rights]
        made = [child for child in made if child.dep_ == "relcl" and child.lemma_ in _MAKING and not is_passive(child)]
        tokens = [noun for verb in made for noun in scene.subjects(verb)] or tokens
        found = [party for verb in made for noun in scene.subjects(verb) for party in scene.parties(noun)]
    if not found and token.pos_ == "NOUN" and decided:
        tokens = scene.subjects(token.head)  # "approved the release of $21 million"
        found = [party for noun in tokens for party in scene.parties(noun)]
    if not found:
        sent = [noun for noun in tokens if noun.lemma_.lower() in kinds().contributions.sent_by]
        found = [
            party
            for noun in sent
            for of in prepositional(noun, frozenset({"of", "by", "from"}))
            for party in scene.parties(of)
            if party.type in ACTING
        ]
    if not found and (token.pos_ == "NOUN" or is_passive(token)):
        found = _of_a_gift(scene, match) or [party for name in thanked_for(token) for party in scene.parties(name)]
        found = found or of_a_programme(scene, token)
    owned = match.frame.name == "receives" or (token.pos_ == "VERB" and is_passive(token) and not tokens)
    if not found and owned:  # "received 20 American tanks", "20 American tanks were given to Chad"
        got = match.parties(scene, "recipient")
        found = [
            party
            for top in given_to(token) or match.at(scene, "thing")  # not "the South Vietnamese were given rifles"
            for noun in (*scene.with_conjuncts(top), *prepositional(top, _OF_WHAT))
            if match.frame.name == "receives" or noun_of(noun) not in nouns("force")
            for party in scene.modifying(noun)
            if party.type == "country" and all(not scene.same(party, other) for other in got)
        ]
    if not found and token.pos_ == "NOUN" and match.frame.name == "giving":  # "deliveries of German tanks to Chad"
        got = received(scene, match.parties(scene, "recipient")) if token.dep_ != "pobj" else []
        found = [
            party
            for top in match.at(scene, "thing")
            for party in scene.modifying(top)
            if got and party.type == "country" and all(not scene.same(party, other) for other in got)
        ]
    told = token.head if token.dep_ == "ccomp" and token.head.lemma_ in _TELLING else None
    if not found and told is not None and token.pos_ == "VERB" and is_passive(token) and not tokens:
        found = [  # "the ministry announced that $5 million in aid would be sent to Chad"
            party
            for noun in scene.subjects(told)
            for party in scene.parties(noun)
            if party.type in {"country", "organisation"} and match.parties(scene, "recipient")
        ]
    found = [government_of(scene, party) for party in found]
    if (
        not found
        and match.frame.name in {"gives", "places at disposal"}
        and is_passive(token)
        and token.lemma_ in _LENDING | _GIVING
    ):
        found = [  # "two Ukrainian crews have been lent to the mission"
            party
            for top in given_to(token) or match.at(scene, "thing")
            for party in scene.modifying(top)
            if party.type == "country" and (match.parties(scene, "recipient") or match.at(scene, "recipient"))
            if all(not scene.same(party, other) for other in match.parties(scene, "recipient"))
        ]
    if found and all(party.type == "person" for party in found):
        states = [party for noun in tokens for party in scene.modifying(noun) if party.type == "country"]
        deciding = {
            t.i
            for top in tokens
            for t in (top, *(child for child in top.lefts if top.lower_ in _GOVERNMENTS))
            if top.head.i in {token.i, token.head.i, token.head.head.i}
        }
        found = states or [party for party in found if _rules(scene, party) and party.token in deciding]
    found = [meant for party in found for meant in _those_who_say(scene, party) or [party]]
    found = found or [party for noun in tokens for party in _seated(scene, noun)]
    named = [antecedent_or_self(noun) for noun in tokens]
    if not found:  # "Britain has 300 instructors who train the army"
        kept = [noun for noun in named if noun.dep_ == "dobj" and noun.head.lemma_ in _KEEPING]
        found = [party for noun in kept for top in scene.subjects(noun.head) for party in scene.parties(top)]
        found = [party for party in found if party.type == "country"]
    words = in_words(scene, named, kinds().contributions.givers)
    if (
        words or any(noun.lower_ == "those" for noun in named)
    ) and not found:  # "Countries sending ships include France and Spain"
        found = [
            party
            for noun in (antecedent_or_self(one) for one in tokens)
            if (equating := _equated(noun)) is not None and equating.i > token.i
            for top in equating.rights
            if top.dep_ in {"dobj", "attr"}
            for party in scene.parties(top)
            if party.type == "country"
        ]
    label = label_before(scene, token) if (words or not found) and match.frame.subject == "actor" else None
    if label is not None and all(noun.i < token.i for noun in tokens) and not (tokens and is_passive(token)):
        found, words = [label], []  # "the nation has offered a battalion"
    spoken = {party.token for party in words}
    alone = not any(noun.pos_ == "NOUN" and noun.i < token.i for noun in tokens)
    if alone and not (found or words or is_passive(token)) and token.pos_ == "VERB" and match.frame.subject == "actor":
        found = _nearest_before(scene, token)
    acting = [
        party
        for party in found
        if party.number is not None
        and party.token not in spoken
        and (party.type is None or party.type in ACTING or party.type == "person")
    ]
    found = acting or words
    money = any(scene.counting.get(noun.i) for noun in match.at(scene, "thing"))
    if not found and money and token.lemma_ in _EARMARKING and is_passive(token):
        return [Party(Reference(id=GIVER, name=""), token.i)]  # "$5 million are earmarked for it": by who gave before
    if match.frame.name == "comes from":  # "the reinforcements come from the V Corps" is no gift of the corps
        found = [party for party in found if not _is_a_formation(party)]
    if match.frame.name == "meets costs" and not is_passive(token):  # whose salaries are paid is not who pays them
        found = [party for party in found if party.token < match.token]
    return found


def _is_a_formation(party: Party) -> bool:
    """Whether an organisation is a part of an army, by its name: "the V Corps", "the 2nd Division"."""
    return party.type == "organisation" and not _FORMATIONS.isdisjoint(party.reference.name.lower().split())


def _equated(noun: Token) -> Token | None:
    """The verb that tells who some are: "countries sending ships include Fiji", "among those who send ships are"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "among" and noun.head.head.lemma_ == "be":
        return noun.head.head
    told = noun.dep_ == "nsubj" and noun.head.lemma_ in {"include", "be", "comprise"}
    return noun.head if told else None


def told_as_a_gift(noun: Token) -> bool:
    """Whether a noun of giving says what something is: "the boats are a gift of Japan", "is on loan from Qatar"."""
    if noun.dep_ == "appos" and noun.lemma_ in _GIFTS:
        return True  # "forty carriers, a present from the Emirates"
    if noun.dep_ == "attr":
        return noun.head.lemma_ in {"be", "become"} and noun.lower_ not in kinds().contributions.sent_by
    if noun.lemma_ == "loan" and noun.head.lower_ == "on":
        return True  # "the helicopters, on loan from Qatar, fly supplies"
    return noun.dep_ == "pobj" and noun.head.lower_ in {"on", "as"} and noun.head.head.lemma_ in _ARRIVING


def is_misread(verb: Token) -> bool:
    """Whether a finite verb is taken for a word before its object: "to which Chad and Niger each contribute troops"."""
    return verb.dep_ == "amod" and verb.tag_ in {"VBP", "VBZ"} and verb.i < verb.head.i


def _of_a_gift(scene: Scene, match: Match) -> list[Party]:
    """Whose a gift is that others tell of: "a donation of trucks by Jordan", "came forward with an offer of police"."""
    token = scene.doc[match.token]
    things = (token, *match.at(scene, "thing"), *given_to(token))
    carried = match.frame.name == "carries supplies"  # "were flown to Gao from Denmark": where they set out
    words = frozenset({"by"}) if carried else frozenset({"by", "from"})
    by = [noun for thing in things for noun in prepositional(thing, words)]
    by = by or (prepositional(token, frozenset({"of"})) if told_as_a_gift(token) else [])
    if not by and token.dep_ == "pobj" and token.head.lower_ == "with":
        by = scene.subjects(clause_verb(token.head))  # "came forward with an offer of police"
    return [party for noun in by for party in scene.parties(noun) if party.type in ACTING]


def _nearest_before(scene: Scene, verb: Token) -> list[Party]:
    """ "In Europe, Germany and Sweden led by pledging": where the parse has no subject, the nearest party before.

    No other verb than those of leading up to it stands between.
    """
    first, _ = scene.sentence(verb.i)
    label = label_of(scene)
    if verb.i == first and label is not None:
        return [label]
    begun = scene.party_at(scene.doc[scene.last_of(scene.doc[0])]) if first else None
    if begun is not None and begun.type == "country" and scene.doc[first].tag_ in FINITE:
        return [begun]  # "Peru sent two frigates. Has refused to send troops.", behind the label of a list
    for at in range(verb.i - 1, max(verb.i - _NEAR, first) - 1, -1):
        token = scene.doc[at]
        party = scene.party_at(token)
        if party is not None and party.type in ACTING and not _only_tells(token):
            listed = [
                other
                for noun in (token.head, *token.head.children, *token.children)
                if noun.i < token.i and (token.dep_ == "conj" or noun.dep_ == "conj")
                if (other := scene.party_at(noun)) is not None and other.type in ACTING
            ]
            return [*listed, party]
        if token.pos_ == "VERB" and token.lemma_ not in _LEADING_UP:
            return []
    return []


def _only_tells(noun: Token) -> bool:
    """Whether somebody is who tells of it: "has, according to Reuters, sent"."""
    return noun.dep_ == "pobj" and word_before(noun.head) == "according"


def label_of(scene: Scene) -> Party | None:
    """Whom a list speaks of at an item: "Albania: Sent 70 commandos.", "CHAD -- The nation has offered them."."""
    for at in range(1, min(_LONGEST_LABEL, len(scene.doc) - 1)):
        if scene.doc[at].text in LABELLING:
            party = scene.party_at(scene.doc[at - 1])
            return party if party is not None and party.type in ACTING else None
    return None


def _those_who_say(scene: Scene, party: Party) -> list[Party]:
    """ "Iranian officials deny that they are supplying weapons": they are those who deny it."""
    token = scene.doc[party.token]
    if token.lower_ != "they" or token.dep_ != "nsubj" or token.head.dep_ != "ccomp":
        return []
    above = [other for noun in scene.subjects(token.head.head) if noun.i < token.i for other in scene.parties(noun)]
    return [other for other in above if other.type in ACTING]


def in_words(scene: Scene, tokens: list[Token], listed: frozenset[str]) -> list[Party]:
    """Those of the nouns that name nobody and are listed, by their words: "donors", "the rebels"."""
    return [
        Party(Reference(name=scene.parsed.noun_phrase(token)), token.i)
        for top in tokens
        for one in scene.with_conjuncts(top)
        for token in _of_whom(one)
        if (noun_of(token) in listed or token.lemma_.lower() in listed)
        and token.pos_ in {"NOUN", "PROPN"}
        and not any(word.lower_ in _NOBODY for word in token.lefts)
        and not _stands_for(scene, token)
    ]


def _of_whom(token: Token) -> list[Token]:
    """ "each of the countries" are the countries."""
    if token.pos_ in {"DET", "PRON", "NUM"} or token.lemma_.lower() in {
        "total",
        "number",
        "dozen",
        "majority",
        "group",
    }:
        return prepositional(token, frozenset({"of"})) or [token]
    return [token]


def _stands_for(scene: Scene, token: Token) -> bool:
    """Whether the noun names somebody, or refers back to somebody: a capital letter alone does not."""
    number = scene.number_at(token)
    if number is not None and scene.parsed.candidates[number].kind != "bare":
        return True
    return token.lemma_.lower() not in kinds().syntax.beside and bool(scene.modifying(token))


def _seated(scene: Scene, government: Token) -> list[Party]:
    """Whose a government is that is named by its capital: "the Prague government"."""
    if government.lemma_.lower() not in _GOVERNMENTS:
        return []
    words = (*government.lefts, *prepositional(government, frozenset({"in"})))  # "the parliament in Sofia"
    seats = [party for child in words if (party := scene.party_at(child)) is not None]
    return [party for party in (government_of(scene, seat) for seat in seats) if party.type == "country"]


def _rules(scene: Scene, party: Party) -> bool:
    """Whether a person speaks for a state: "President Buhari", "the Clinton administration"."""
    token = scene.doc[party.token]
    if token.i + 1 < len(scene.doc) and word_after(token) in _GOVERNMENTS:
        return True
    titles = {word.lower_ for word in scene.doc[max(token.left_edge.i, token.i - 8) : token.i]}
    return bool(titles & kinds().contributions.rulers)
