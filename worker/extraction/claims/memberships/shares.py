"""Members by what they give to a coalition: their contingents, the largest share, forces kept in it.

"Kenyan officers on the mission", "Nepal provides the largest contingent", "undertaken by Britain and France".
"""

from spacy.tokens import Token

from schemas.claims import MembershipStatus
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.coalition_words import add_member_of, coalition_at, coalition_near
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.words import belonging
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_after

_GROWING = frozenset({"join", "swell", "bolster", "reinforce", "enlarge"})
_ASSIGNED = frozenset({"assign", "attach", "second", "contribute", "allot", "belong"})  # to a force
_AS_PART = frozenset({"part", "a", "members", "parts", "one"})
_LARGE_PARTS = frozenset({"part", "share", "bulk", "half", "majority"})
_FAR_PLACED = 9  # tokens from "placed" to "by"
_TAUGHT = frozenset({"recruit", "trainee", "cadet"})
_OF_PHRASES = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET", "PUNCT", "AUX", "ADV"})
_PARTING = frozenset({",", ";", "(", "."})


def add_done_by(scene: Scene, builder: Builder, row: Row) -> None:
    """ "the operation is undertaken by Britain and France", "would be joined by Norway"."""
    tokens, at = scene.tokens, row.first - 1
    if at > 0 and tokens[at].lower_ == "the":
        at -= 1
    if row.noun is not None or at < 1 or tokens[at].lower_ != "by":
        return
    start, _ = scene.sentence(row.first)
    verb = next((t for t in reversed(tokens[max(start, at - 3) : at]) if t.pos_ == "VERB"), None)
    verb = verb or _placed(tokens[max(start, at - _FAR_PLACED) : at])
    if verb is not None and verb.tag_ == "VBN" and verb.lemma_ in belonging().giving | {"place", "put"}:
        _given_by(scene, builder, row, verb)
    if verb is None or verb.lemma_.lower() not in belonging().done_by or verb.tag_ != "VBN":
        return
    for noun in scene.objects(verb):
        for part in scene.with_conjuncts(noun):
            coalition = coalition_at(scene, part)
            if coalition is not None:
                status: MembershipStatus = "joined" if verb.lemma_ in _GROWING else "member"
                add_member_of(scene, builder, "done by", coalition, row.parties, status, verb, modality_of(verb))
                return
            if part.lower_ == "it" and verb.lemma_ == "join" and len(row.parties) > 1:
                add_member_of(scene, builder, "done by", focus(verb), row.parties, "joined", verb, modality_of(verb))
                return


def _placed(words: tuple[Token, ...]) -> Token | None:
    """The verb of "placed at the disposal of the force by Fiji", "made available to it by Fiji"."""
    given = any(word.lower_ in {"disposal", "available"} for word in words)
    verbs = (word for word in words if word.tag_ == "VBN" and word.lemma_ in {"place", "put", "make"})
    return next(verbs, None) if given else None


def _given_by(scene: Scene, builder: Builder, row: Row, verb: Token) -> None:
    """ "contributions have been pledged by Greece and Romania", "the troops were provided by Nepal"."""
    given = [noun for noun in scene.objects(verb) if noun.lemma_.lower() in belonging().troops | {"contribution"}]
    if given:
        first, end = scene.sentence(verb.i)
        coalition = coalition_near(scene, first, end, strict=True) or focus(verb)
        status = belonging().deeds.get(verb.lemma_, "member")
        add_member_of(scene, builder, "given by", coalition, row.parties, status, verb, modality_of(verb))


def add_contingent(scene: Scene, builder: Builder, row: Row) -> None:
    """ "Kenyan officers on the mission", "Chadian soldiers serving with MINUSMA"."""
    if row.noun is None or scene.tokens[row.noun].lemma_ in _TAUGHT:
        return  # "trained 30,000 Fijian recruits under Operation Interflex"
    if noun_of(scene.tokens[row.noun]) not in nouns("force", "craft") | {"helmet"}:
        return
    words = belonging()
    _, end = scene.sentence(row.first)
    linked = False
    for token in scene.tokens[row.noun + 1 : min(end, row.noun + 12)]:
        coalition = coalition_at(scene, token, strict=True)
        if coalition is not None:
            if linked:
                add_member_of(scene, builder, "contingent", coalition, row.parties, "member", scene.tokens[row.noun])
            return
        if token.pos_ == "VERB":
            backed = token.nbor(-1).text in {"-", "‑", "–"}
            if not backed and (token.lemma_.lower() not in words.serving or token.tag_ not in {"VBN", "VBG"}):
                return
        elif token.lemma_ == "be" and any(near.lower_ in words.ranking for near in scene.tokens[token.i : token.i + 5]):
            continue  # "the Chadian contingent is the third largest in the force"
        elif token.lower_ == "as" and word_after(token) not in _AS_PART:
            return  # "Chadian soldiers land in Gao as the coalition digs in"
        elif token.lower_ in words.inside or token.text in {"'", "’", "”", '"'}:
            given = token.lower_ == "to" and token.nbor(-1).lemma_ in _ASSIGNED
            linked = linked or given or token.lower_ in {"in", "with", "under", "on", "of", "within", "part"}
        elif token.pos_ not in _OF_PHRASES or token.text in _PARTING:
            return


def add_share(scene: Scene, builder: Builder, row: Row) -> None:
    """ "Nigeria provides the largest contingent", "Ugandan troops make up a third of the force"."""
    words = belonging()
    _, end = scene.sentence(row.first)
    verb: Token | None = None
    ranked = False
    for token in scene.tokens[row.end + 1 : min(end, row.end + 16)]:
        if verb is None:
            if token.pos_ == "VERB":
                if token.lemma_.lower() in words.sharing:
                    verb = token
                elif token.lemma_.lower() not in words.light:  # but "continues to supply the majority"
                    return
            elif token.text in {";", "."} or token.lower_ == "where":
                return  # "in Mali, where they form the largest contingent"
            continue
        ranked = ranked or token.lower_ in words.ranking
        if ranked and token.lemma_.lower() in words.shares and token.pos_ in {"NOUN", "ADJ", "NUM"}:
            of = scene.tokens[token.i + 1 : min(end, token.i + 8)]
            named = coalition_near(scene, token.i + 1, min(end, token.i + 9))
            forces = any(noun_of(t) in nouns("force") for t in of[1:4])
            whole = token.lemma_ == "contingent"  # "France has the largest contingent"
            of_it = [t.lower_ for t in of[:2]] == ["of", "it"] and token.lemma_ in _LARGE_PARTS
            if (
                named is None
                and not of_it
                and (
                    (verb.lemma_ == "have" and not whole)
                    or (not forces and any(t.lower_ in {"of", "to"} for t in of[:1]))
                )
            ):
                return
            add_member_of(
                scene, builder, "share", named or focus(token), row.parties, "member", verb, modality_of(verb)
            )
            return
        if token.pos_ == "VERB":
            return


def add_having_forces(scene: Scene, builder: Builder, row: Row) -> None:
    """ "Togo keeps 930 men with the mission", "Peru will be the only country with a battalion in the force"."""
    words = belonging()
    _, end = scene.sentence(row.first)
    after = scene.tokens[row.end + 1 : min(end, row.end + 10)]
    verb = next((token for token in after if token.pos_ in {"VERB", "AUX"}), None)
    if verb is not None and any(token.tag_ in {"WRB", "PRP"} for token in scene.tokens[row.end + 1 : verb.i]):
        return  # "in Mali, where it keeps 900 men with the mission"
    if verb is not None and verb.pos_ == "AUX" and verb.head.pos_ == "VERB" and verb.head.i > verb.i:
        verb = verb.head
    if verb is None or verb.lemma_.lower() not in words.having:
        return
    force: Token | None = None
    for token in scene.tokens[verb.i + 1 : min(end, verb.i + 16)]:
        if (token.pos_ == "VERB" and token.lemma_.lower() not in words.serving) or token.text in {";", ","}:
            return
        if force is None:
            force = token if noun_of(token) in nouns("force") | {"man", "men"} else None
        elif token.lower_ in {"in", "with", "within", "under"}:
            coalition = coalition_near(scene, token.i + 1, min(end, token.i + 7))
            if coalition is not None:
                add_member_of(
                    scene, builder, "has forces in", coalition, row.parties, "member", verb, modality_of(verb)
                )
            return


def verb_of(scene: Scene, row: Row, end: int) -> Token | None:
    """The first verb after a row, if no other clause starts before it."""
    for token in scene.tokens[row.end + 1 : min(end, row.end + 10)]:
        if token.pos_ == "VERB" and token.lemma_.lower() not in belonging().light:
            return token
        if token.text in {";", ".", ":"} or token.tag_ in {"WDT", "WP"}:
            return None
    return None
