"""Casualties by tolls, bodies and lives: "put the toll at 178", "the bodies of 15 men", "the lives of 13 people"."""

import msgspec
from spacy.tokens import Token

from schemas.claims import Modality, Outcome
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.casualties.frames import add_suffered
from worker.extraction.claims.casualties.sufferers import THERE, Sufferer, is_one_more, parts_of, sufferer_at
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.places import places
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import Hint, kinds
from worker.extraction.counting.units import nouns_of_people
from worker.extraction.model.neighbours import word_before
from worker.extraction.reading import ACTING

_FARTHEST = 12
_LONGEST = 40
_ONES = frozenset({"one", "second", "third", "fourth"})
_LOSSES = frozenset({"loss"})
_AT_A_LOSS = frozenset({"loss", "cost", "price", "expense"})  # "at the cost of 200 lives"
_FIGURES = frozenset({"number", "figure", "total", "count"})
_PUTTING = frozenset({"put", "estimate", "place", "set"})
_BEFORE = 5
_REACHING = frozenset(
    [
        "at",
        "to",
        "of",
        "reached",
        "hit",
        "exceeded",
        "topped",
        "passed",
        "is",
        "was",
        "were",
        "above",
        "stood",
        "surpassed",
        "than",
        "over",
        "be",
        "as",
        "total",
        "totaled",
        "totalled",
        "numbered",
        "under",
        "between",
        "by",
        ":",
    ]
)


_TOLL = Hint(
    (
        "toll",
        "losses",
        "deaths",
        "fatalities",
        "casualties",
        "injuries",
        "number",
        "figure",
        "dead",
        "wounded",
        "injured",
        "body",
        "bodies",
        "corpse",
        "remains",
        "life",
        "lives",
    )
)


def find_tolls(scene: Scene, builder: Builder) -> None:
    """ "the death toll rose to 212", "puts the number of murders at 379", "estimate the dead at up to 2,000"."""
    if not _TOLL.found_in(scene.parsed.text):
        return
    for token in scene.tokens:
        lemma = token.lemma_.lower()
        if lemma == "toll":
            _told(scene, builder, token, _outcome_near(scene, token) or "killed")
        elif lemma in {"number", "total"} and token.pos_ == "NOUN":
            outcome = next(
                (
                    found
                    for word in scene.doc[token.i + 1 : token.i + 9]
                    if (found := _outcome(word) or _lost(scene, token, word)) is not None and word.head.i >= token.i
                ),
                None,
            )
            if outcome is None and _is_put(token):
                outcome = _outcome_told_before(scene, token)
            if outcome is not None:
                _told(scene, builder, token, outcome)
        elif lemma in _FIGURES and token.pos_ == "NOUN" and _is_put(token):
            if (outcome := _outcome_told_before(scene, token)) is not None:
                _told(scene, builder, token, outcome)
        elif token.tag_ in {"NNS", "NNPS"} and (lemma in _LOSSES or lemma in kinds().casualties.tolled):
            _totalled(scene, builder, token, kinds().casualties.tolled.get(lemma, "killed"))
        elif token.lower_ in {"dead", "wounded", "injured"} and word_before(token) == "the":
            verb = clause_verb(token)
            if verb.lemma_ in {"put", "estimate", "place", "number", "total"}:
                _told(scene, builder, token, kinds().casualties.outcomes[token.lower_])
        elif lemma in {"body", "corpse", "remains", "life"} and token.pos_ == "NOUN":
            _of_people(scene, builder, token)


def _totalled(scene: Scene, builder: Builder, noun: Token, outcome: Outcome) -> None:
    """ "Deaths among the force totalled 45", "taking its losses to 191": the verb says that it is a toll."""
    verb = noun.head
    if any(child.dep_ == "dobj" and child.lemma_ in {"number", "toll", "total"} for child in verb.children):
        return  # "the deaths brought to 41 the number of those killed"
    own = noun.dep_ in {"nsubj", "nsubjpass", "dobj"} and verb.lemma_ in kinds().casualties.totalling
    if own and scene.counting.get(noun.i - 1) is None and scene.by_head.get(noun.i) is None:
        _told(scene, builder, noun, outcome)


def _outcome(word: Token) -> Outcome | None:
    table = kinds().casualties
    return table.outcomes.get(word.lower_) or table.tolled.get(word.lemma_.lower())


def _lost(scene: Scene, number: Token, word: Token) -> Outcome | None:
    """ "The number of soldiers lost": they died."""
    if word.lower_ != "lost" or word.tag_ != "VBN":
        return None
    people = {noun_of(noun) for noun in prepositional(number, frozenset({"of"}))}
    return "killed" if people & nouns_of_people() else None


def _is_put(number: Token) -> bool:
    """ "put the number at 60", where nothing says of what it is."""
    verb = number.head
    put = number.dep_ in {"dobj", "nsubjpass"} and verb.lemma_ in _PUTTING
    return put and not prepositional(number, frozenset({"of"}))


def _outcome_told_before(scene: Scene, number: Token) -> Outcome | None:
    """What has become of those whom a number counts, by the sentence or two before it."""
    first, _ = scene.sentence_before(number.i)
    return next((found for word in reversed(scene.doc[first : number.i]) if (found := _outcome(word))), None)


def _outcome_near(scene: Scene, token: Token) -> Outcome | None:
    return next((found for word in scene.doc[max(token.i - 3, 0) : token.i] if (found := _outcome(word))), None)


def _told(scene: Scene, builder: Builder, noun: Token, outcome: Outcome) -> None:
    """The number that a toll is brought to, or the first after it that counts people or nothing."""
    first, end = scene.sentence(noun.i)
    before = scene.quantities_between(max(first + 1, noun.i - _BEFORE), noun.i - 1)
    brought = [q for q in before if scene.doc[q.first - 1].lower_ == "to"]  # "brings to 97 the number of dead"
    lead_of_more = ""
    verb = clause_verb(noun)
    farthest = max(noun.i + _FARTHEST, verb.i + _BEFORE if verb.i < noun.i + _LONGEST else 0)
    for quantity in [*brought, *scene.quantities_between(noun.i + 1, min(farthest, end - 1))]:
        lead = scene.doc[quantity.first - 1].lower_
        if (
            not quantity.counts
            or lead not in {*_REACHING, lead_of_more}
            or not _counts_people(scene, quantity)
            or (outcome == "killed" and _tells_by_itself(scene, quantity))
        ):
            continue
        verb = clause_verb(noun)
        modality: Modality = modality_of(verb) if verb.pos_ in {"VERB", "AUX"} else "asserted"
        head = scene.doc[quantity.head] if quantity.head is not None and not quantity.inherited else None
        sufferer = (sufferer_at(scene, head) if head is not None else None) or Sufferer(
            quantity.last - 1, quantity.count, msgspec.structs.replace(quantity, head=None), _whose(scene, noun)
        )
        where = places(scene, [*prepositional(noun, THERE), *prepositional(verb, THERE)])
        for one in (sufferer, *parts_of(scene, scene.doc[sufferer.token])):
            add_suffered(scene, builder, "toll", one, outcome, modality, [], where, noun.i)
        if scene.doc[quantity.last : quantity.last + 1].text.lower() not in {"for", "in", "among"}:
            return
        lead_of_more = "and"  # "put at 3,541 for the city and 11,050 for the country"


def _whose(scene: Scene, number: Token) -> tuple[Party, ...]:
    """Whose people a number is one of: "brought to 13 the number of Danish soldiers killed"."""
    people = prepositional(number, frozenset({"of"})) if number.lemma_ == "number" else []
    return tuple(party for noun in people for party in scene.modifying(noun) if party.type in ACTING)


def _tells_by_itself(scene: Scene, quantity: Quantity) -> bool:
    """Whether a word right behind the number says the outcome: "losses of 20 killed and 30 wounded"."""
    following = scene.doc[quantity.last : quantity.last + 1].text.lower()
    return following in {"wounded", "injured", "missing", "captured", "hurt"}


def _counts_people(scene: Scene, quantity: Quantity) -> bool:
    if quantity.head is None or quantity.inherited:
        after = scene.doc[quantity.last].lower_ if quantity.last < len(scene.doc) else "."
        return after not in {"year", "years", "days", "weeks", "percent", "%"}
    noun = noun_of(scene.doc[quantity.head])
    return noun in nouns_of_people() or noun in kinds().casualties.counted


def _of_people(scene: Scene, builder: Builder, noun: Token) -> None:
    """ "claimed the lives of all 13 people", "the loss of 16 lives", "the bodies of 15 men were found"."""
    living = noun.lemma_.lower() == "life"
    verb = clause_verb(noun)
    lost = noun.head.head.lemma_ in _AT_A_LOSS
    if living and verb.lemma_ not in kinds().casualties.life_verbs and not lost:
        return
    shown = noun.dep_ == "attr" and verb.lemma_ == "be"  # "what they said were the bodies of 70 soldiers"
    if not living and not shown and verb.lemma_ not in kinds().casualties.finding:
        return
    for of in prepositional(noun, frozenset({"of"})):
        for item in scene.with_conjuncts(of):
            sufferer = sufferer_at(scene, item)
            if sufferer is not None:
                where = places(scene, prepositional(verb, THERE))
                for one in (sufferer, *parts_of(scene, scene.doc[sufferer.token])):
                    add_suffered(
                        scene, builder, "lives and bodies", one, "killed", modality_of(verb), [], where, noun.i
                    )
    counted = sufferer_at(scene, noun)
    told = lost or (not living and noun.dep_ in {"dobj", "nsubjpass"}) or verb.lemma_ == "lie"
    if counted is not None and counted.quantity is not None and told:
        add_suffered(scene, builder, "lives and bodies", counted, "killed", modality_of(verb), [], [], noun.i)


_NO_ONE = frozenset({"no", "any", "every", "each", "some", "which", "this", "that", "the", "another", "-"})


def find_ones(scene: Scene, builder: Builder) -> None:
    """ "One killed and nine injured", "a third wounded": a number that stands for a noun."""
    for token in scene.of_word(_ONES):
        if token.lower_ == "one" or is_one_more(token):
            _one(scene, builder, token)


def _one(scene: Scene, builder: Builder, token: Token) -> None:
    """ "One killed and nine injured", "leaving one dead", "one was wounded"."""
    at = token.i + 1
    if at < len(scene.doc) and scene.doc[at].lower_ in {"was", "is"}:
        at += 1
    outcome = kinds().casualties.outcomes.get(scene.doc[at].lower_) if at < len(scene.doc) else None
    before = scene.doc[token.i - 1].lower_ if token.i else ""
    if outcome is None or before in _NO_ONE:
        return
    word = scene.doc[at]
    if (word.dep_ == "amod" and word.head.i > at) or any(child.dep_ == "dobj" for child in word.rights):
        return  # "one injured soldier", "one killed a guard"
    where = places(scene, prepositional(word, THERE))
    modality: Modality = modality_of(word) if word.pos_ == "VERB" else "asserted"
    add_suffered(scene, builder, "one", Sufferer(token.i, 1), outcome, modality, [], where, at)
