"""Missions in the words of officials: "is determined to end the war", "works to improve security"."""

from functools import cache

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import alliances, missions
from worker.extraction.claims.missions.aims import STRIVING, add_purpose
from worker.extraction.claims.missions.confidences import OFFICIAL
from worker.extraction.claims.missions.extents import is_purpose
from worker.extraction.claims.missions.pursued import pursuing
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import Hint
from worker.extraction.model.neighbours import word_after

_TO = frozenset({"to", "toward", "towards", "on", "at", "for"})
_FARTHEST = 20  # tokens from its verb, in which a purpose has to be of peace
_HOLDERS = frozenset({"country", "organisation", "coalition", None})
_SURE = 0.5
_WORKING = frozenset({"work", "cooperate", "collaborate", "act", "partner", "continue"})
_TOLD_OTHERWISE = frozenset(
    {"send", "deploy", "provide", "deliver", "supply", "support", "donate", "fund", "join", "host"}
    | {
        "assess",
        "inform",
        "undermine",
        "weaken",
        "subvert",
        "discriminate",
        "evade",
        "harm",
    }  # nor is harm meant
)
_HANDED_OVER = frozenset({"transition", "transfer", "protest", "assembly", "handover"})  # "a peaceful transition"
_MEANS = frozenset({"by", "through", "via", "consistent", "including", "whether", "how"})  # what follows is not meant
_WHERE = frozenset({"at", "of", "along"})


@cache
def _hint() -> Hint:
    return Hint(missions().of_peace)


def find_strivings(scene: Scene, builder: Builder) -> None:
    """What states and alliances are told to strive for, where it is peace or security and no other mission is told."""
    table = missions()
    if not _hint().found_in(scene.parsed.text):
        return
    for token in scene.of_lemma(table.resolved, table.endeavours):
        told = token.pos_ in {"VERB", "ADJ"} and token.lemma_.lower() in table.resolved
        if not told and (token.pos_ != "NOUN" or token.lemma_.lower() not in table.endeavours):
            continue
        if token.i in builder.purposes or modality_of(token) == "negated":
            continue
        for purpose in _purposes(token):
            if purpose.i in builder.purposes or not _is_of_peace(scene, purpose):
                continue
            holders = _holders(scene, token, told)
            for holder in holders[:1]:
                sure = holder is not None and _is_joint(scene, holder)
                confidence = _SURE if sure else OFFICIAL
                add_purpose(scene, builder, STRIVING, holder, purpose, "ongoing", token, confidence=confidence)


def _purposes(token: Token) -> list[Token]:
    """The infinitives after a word of striving, or the gerunds behind its preposition."""
    found = [
        child
        for child in token.rights
        if child.dep_ in {"xcomp", "advcl", "acl", "relcl", "ccomp"} and is_purpose(child)
    ]
    if not found and token.dep_ == "dobj":  # "is taking steps, with its partners, to": hung on the verb
        found = [
            child for child in token.head.rights if child.dep_ == "advcl" and child.i > token.i and is_purpose(child)
        ]
    found = found or [verb for verb in prepositional(token, _TO) if verb.tag_ == "VBG"]
    return [meant for verb in found for meant in _meant_by(verb)]


def _meant_by(verb: Token) -> list[Token]:
    """What work is for: "is committed to working with its partners to deter attacks"."""
    inner = [child for child in verb.rights if child.dep_ in {"xcomp", "advcl"} and is_purpose(child)]
    return inner if inner and verb.lemma_ in _WORKING else [verb]


def _is_of_peace(scene: Scene, purpose: Token) -> bool:
    """Whether words of a purpose are of peace and security; who only gives or sends something is told otherwise."""
    table = missions()
    done = [purpose, *(child for child in purpose.rights if child.dep_ == "xcomp")]
    if any(verb.lemma_.lower() in _TOLD_OTHERWISE for verb in done):
        return False
    last = min(purpose.right_edge.i, purpose.i + _FARTHEST)
    for token in scene.doc[purpose.i : last + 1]:
        if token.lower_ in _MEANS or (token.text == "," and word_after(token) == "to"):
            return False
        if token.dep_ == "amod" and token.head.lemma_.lower() in _HANDED_OVER:
            continue
        before = {child.lower_ for child in token.lefts} | _of_what(token)
        capital = token.text[0].isupper() and not token.is_sent_start
        named = capital and scene.party_at(token) is None  # "the War Powers Resolution"
        if not named and token.lemma_.lower() in table.of_peace and before.isdisjoint(table.of_no_peace):
            return True
    return False


def _of_what(noun: Token) -> set[str]:
    """The words that tell, behind a noun, whose security it is: "security at the border"."""
    return {token.lower_ for token in noun.doc[noun.i + 2 : noun.i + 4]} if word_after(noun) in _WHERE else set()


def _holders(scene: Scene, token: Token, verbal: bool) -> list[Party | None]:
    """Who strives: nobody where efforts are nobody's; none where only a person does."""
    if verbal:
        nouns = pursuing(scene, token)
        found = [party for noun in nouns for party in scene.parties(noun)]
        if not found and any(noun.lemma_.lower() in missions().endeavours for noun in nouns):
            return [None]  # "long-term efforts are focused on"
    else:
        found = scene.modifying(token)
        verb = clause_verb(token)
        if not found and token.dep_ in {"dobj", "pobj"}:
            found = [party for noun in scene.subjects(verb) for party in scene.parties(noun)]
    return [party for party in found if party.type in _HOLDERS and party.number is not None]


def _is_joint(scene: Scene, party: Party) -> bool:
    """Whether it is a coalition or an alliance by name, whose strivings are missions in any text."""
    entity = scene.parsed.candidates[party.number].entity if party.number is not None else None
    return entity is not None and (entity.type == "coalition" or entity.id.partition(":")[2] in alliances())
