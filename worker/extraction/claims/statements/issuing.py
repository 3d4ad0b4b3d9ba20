"""Who speaks where the verb of saying has another subject: issuers of statements, and those who go on saying."""

from spacy.tokens import Token

from worker.extraction.claims.knowledge import cues
from worker.extraction.claims.scene import Scene

_FARTHEST = 5
_PAGES = frozenset({"account", "blog", "channel", "feed", "page", "profile", "site", "status", "website"})
_OF_OTHERS = frozenset({"quote", "report", "hear", "find", "describe", "recall", "mention"})


def issuer(scene: Scene, verb: Token) -> list[Token]:
    """Whose statement says it: "issued a statement saying that", "said X in a statement which added that"."""
    noun = verb.head
    if verb.dep_ == "ccomp" and verb.tag_ == "VBG" and noun.lemma_.lower() in cues().speech.verbs - _OF_OTHERS:
        own = [child for child in verb.lefts if child.dep_ == "nsubj" and child.i > noun.i]
        bare = not any(child.dep_ == "aux" for child in verb.lefts)
        told = scene.subjects(noun) if own and bare else []  # "confirmed the rumours saying"
        return [_named_in(scene, one) for one in told]
    if verb.dep_ == "relcl" and (owner := _owner_of_page(scene, verb)) is not None:
        return [owner]
    if verb.dep_ not in {"acl", "relcl"} or noun.lemma_.lower() not in cues().speech.issued:
        return []
    if any(child.dep_ == "nsubj" and child.tag_ not in {"WDT", "WP"} for child in verb.children):
        return []  # "the letter that he wrote"
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"in", "through", "via"} else noun.head
    if above.pos_ != "VERB" or noun.dep_ not in {"dobj", "pobj"}:
        return []
    return [one for one in scene.subjects(above) if one.i not in scene.quoted]


def _owner_of_page(scene: Scene, verb: Token) -> Token | None:
    """Whose page tells it: "updated his account on Tuesday, which read", "put a note on its website, which said"."""
    if not any(child.tag_ == "WDT" and child.dep_ == "nsubj" for child in verb.lefts):
        return None
    begin, _ = scene.sentence(verb.i)
    page = next((t for t in reversed(scene.doc[begin : verb.left_edge.i]) if t.lemma_.lower() in _PAGES), None)
    above = page.head if page is not None else verb
    above = above.head if above.dep_ == "prep" else above
    owned = page is not None and any(child.tag_ == "PRP$" for child in page.lefts)
    while owned and above.pos_ != "VERB" and above.head.i != above.i:
        above = above.head
    if not owned or above.pos_ != "VERB" or above.i == verb.i:
        return None
    return next((one for one in scene.subjects(above) if one.i not in scene.quoted), None)


def goes_on_saying(scene: Scene, verb: Token) -> list[Token]:
    """Who "told the men that they had broken the law, ruling that": the one who told, not "they"."""
    within = verb.head
    more = verb.lemma_ in {"add", "make"} and verb.dep_ in {"advcl", "conj"}
    again = verb.dep_ == "conj" and verb.tag_ == "VBD" and within.lemma_.lower() not in cues().speech.verbs
    if within.i < verb.i and (more or again):
        teller = _teller(within)  # "said that his country would leave, adding that": not the country
        if teller is not None and (more or teller.tag_ == "VBD"):
            return [one for one in scene.subjects(teller) if one.i not in scene.quoted]
        if more:
            return []
    if verb.dep_ == "conj" and verb.tag_ == "VBD" and within.tag_ == "VB" and within.i < verb.i:
        return _of_the_finite(scene, within)
    if verb.lower_ == "saying" and verb.dep_ == "acl" and _is_a_thing(scene, within):
        return scene.subjects(within.head)  # "denounced the raid saying that": not the raid
    several = any(child.dep_ == "nsubj" and child.tag_ in {"NNS", "NNPS"} for child in within.children)
    if verb.tag_ == "VBZ" and verb.dep_ == "conj" and within.dep_ == "ccomp" and several:
        return scene.subjects(within.head)  # "warned that four men had come, and says they are hiding": not the men
    where = within.head if verb.dep_ == "acl" and scene.number_at(within) is not None else within
    apart = scene.doc[verb.i - 1].text == "," or where.tag_ == "VB"  # "asked them to leave Gao saying"
    above = _over_what_it_tells(verb, where) if verb.tag_ == "VBG" and apart else None
    return [one for one in scene.subjects(above) if one.i not in scene.quoted] if above is not None else []


def _is_a_thing(scene: Scene, noun: Token) -> bool:
    """Whether the object of a finite verb is no name, and nothing that speaks."""
    speech = cues().speech
    silent = noun.lemma_.lower() not in speech.speakers | speech.issued and scene.number_at(noun) is None
    return silent and noun.dep_ == "dobj" and noun.head.tag_ in {"VBD", "VBZ", "VBP", "VBN"}


def _over_what_it_tells(verb: Token, where: Token) -> Token | None:
    """The verb of saying or bidding over the clause in which ", saying" stands: "told them to go, saying that"."""
    above, told = where, False
    for _ in range(_FARTHEST):
        if above.i > verb.i or above.head.i == above.i or above.dep_ not in {"advcl", "acl", "ccomp", "xcomp"}:
            break
        told = told or above.dep_ in {"ccomp", "xcomp", "acl"}
        above = above.head
    bids = above.lemma_.lower() in cues().speech.verbs | cues().speech.asking and above.pos_ == "VERB"
    return above if told and bids and above.i < verb.i else None


def _teller(told: Token) -> Token | None:
    """The verb of saying whose clause a verb stands in."""
    verb = told
    for _ in range(_FARTHEST):
        above = verb.head
        if verb.dep_ == "ccomp" and above.lemma_.lower() in cues().speech.verbs and above.i < verb.i:
            return above
        if above.i == verb.i or verb.dep_ not in {"ccomp", "conj", "advcl", "xcomp"}:
            return None
        verb = above
    return None


def _of_the_finite(scene: Scene, infinitive: Token) -> list[Token]:
    """The subject of the verb above an infinitive: "expected the others to go on and denied that": not the others."""
    above = infinitive.head
    for _ in range(_FARTHEST):
        if above.tag_ == "VBD" or above.head.i == above.i:
            break
        above = above.head
    return [one for one in scene.subjects(above) if one.i not in scene.quoted] if above.tag_ == "VBD" else []


def _named_in(scene: Scene, noun: Token) -> Token:
    """The person whom the words before an office name: "Kim Dae-sik, South Korea's ambassador to Oslo"."""
    return next((token for token in scene.doc[noun.left_edge.i : noun.i] if scene.is_person(token)), noun)
