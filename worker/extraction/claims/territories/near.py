"""Ground by nearness: where the parse takes a verb of taking for a noun, its neighbours still tell who took what."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.territories.grounds import grounds
from worker.extraction.claims.territories.holders import holders
from worker.extraction.claims.territories.telling import add_ground
from worker.extraction.claims.words import kinds
from worker.extraction.model.neighbours import word_after, word_before

_BEFORE = 8
_AFTER = 7
_MOST_HOLDERS = 3
_MOST_PLACES = 8
_NEVER_NOUNS = frozenset({"retook", "overran"})


def find_near_ground(scene: Scene, builder: Builder) -> None:
    """ "The Taliban overrun Kunduz", with "overrun" read as a noun: the holder before it, the place after it."""
    forms = kinds().territories.forms
    for token in scene.of_word(forms):
        change = forms[token.lower_]
        if token.pos_ in {"VERB", "AUX"} or not _misread(token):
            continue
        first, end = scene.sentence(token.i)
        by = token.nbor(1) if token.i + 1 < end else token
        if by.lower_ == "by":
            actors = _first(scene, list(scene.doc[by.i + 1 : min(by.i + _AFTER, end)]))
            tops = scene.subjects(token.head) if _is_passive_noun(token) else _ground_before(scene, token, first)
        else:
            actors = _last(scene, list(scene.doc[max(token.i - _BEFORE, first) : token.i]))
            after = scene.doc[token.i + 1 : min(token.i + _AFTER, end)]
            tops = [word for word in after if word.pos_ in _NOUNS and word.i not in scene.dated][:1]
            tops = [top.head if top.dep_ == "compound" and top.head.i > top.i else top for top in tops]
            if token.dep_ == "relcl" and by.pos_ in {"ADP", "PUNCT", "ADV"}:
                tops = [token.head]  # "a district the gangs overran in May"
        share = next((found for found in scene.quantities_between(token.i + 1, token.i + 3) if found.percent), None)
        if share is not None:
            for actor in actors[:1]:
                add_ground(builder, "near a share", token.i, actor, None, change, modality_of(token), 0.5, share=share)
            continue
        for place in grounds(scene, tops, token)[:_MOST_PLACES]:
            for actor in actors[:_MOST_HOLDERS]:
                add_ground(builder, "near ground", token.i, actor, place, change, modality_of(token), 0.5)


_NOUNS = frozenset({"NOUN", "PROPN"})


def _is_passive_noun(token: Token) -> bool:
    """Whether a noun is the participle of a passive: "the towns were overrun by rebels"."""
    by = word_after(token) == "by"
    return by and token.dep_ == "attr" and token.head.lemma_ == "be" and token.tag_ == "NN"


def _misread(token: Token) -> bool:
    """Whether a noun or adjective stands where a verb would: it has a subject, or carries a clause."""
    had = word_before(token)
    if _is_passive_noun(token):
        return True
    if (token.lower_ in _NEVER_NOUNS or had in {"had", "have", "has", "having"}) and token.pos_ in _NOUNS:
        return True
    return token.dep_ in {"relcl", "ROOT", "ccomp", "advcl", "conj"} and (
        token.tag_ in {"NN", "NNS", "NNP"} and token.pos_ != "ADJ"
    )


def _last(scene: Scene, words: list[Token]) -> list[Party]:
    """The nearest holder before, or the whole row that it ends: "troops from Chad and Niger"."""
    for word in reversed(words):
        if holders(scene, [word]):
            while word.dep_ == "conj" and holders(scene, [word.head]):
                word = word.head
            return holders(scene, [word])
    return []


def _first(scene: Scene, words: list[Token]) -> list[Party]:
    return next((found for word in words if word.pos_ in _NOUNS and (found := holders(scene, [word]))), [])


def _ground_before(scene: Scene, token: Token, first: int) -> list[Token]:
    """The noun that a relative clause hangs on, else the nearest noun before."""
    if token.dep_ == "relcl":
        return [token.head]
    before = [word for word in scene.doc[max(token.i - _BEFORE, first) : token.i] if word.pos_ in _NOUNS]
    return before[-1:]
