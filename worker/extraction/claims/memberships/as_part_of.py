"""Members that something is done "as part of" a coalition by: "Norway sent a frigate as part of the operation"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.coalition_words import add_member_of, coalition_near
from worker.extraction.claims.memberships.members import is_coalition
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, is_passive
from worker.extraction.claims.words import belonging
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_after, word_before


def add_as_part_of(scene: Scene, builder: Builder, rows: list[Row]) -> None:
    """ "deploy 200 police as part of the force": whoever acts in the clause, or whose forces stand before."""
    parts = [token for token in scene.of_word({"part", "member", "members"}) if _is_as_part(token)]
    parts += [token for token in scene.of_lemma(belonging().vanguards) if _is_told_to_be(token)]
    for token in parts:
        start, end = scene.sentence(token.i)
        if token.i + 1 >= end or word_after(token) != "of":
            continue
        coalition = coalition_near(scene, token.i + 2, min(end, token.i + 9)) or coalition_near(
            scene, token.i + 9, min(end, token.i + 18), strict=True
        )
        if coalition is None or any(
            t.pos_ == "VERB" and t.tag_ != "VBN" for t in scene.tokens[token.i + 2 : coalition.token]
        ):
            continue
        members = _acting(scene, rows, token, start)
        verb = clause_verb(token)
        add_member_of(scene, builder, "as part of", coalition, members, "member", token, modality_of(verb))


def _is_as_part(token: Token) -> bool:
    if token.i < 2 or word_before(token) not in {"as", "a"}:
        return False
    return token.lower_ == "part" or "as" in {word_before(token), token.nbor(-2).lower_}


def _is_told_to_be(vanguard: Token) -> bool:
    """ "Ugandan soldiers are the vanguard of the force", "landed as the advance party", "form the nucleus"."""
    above = vanguard.head
    if vanguard.dep_ == "pobj":
        return above.lower_ == "as"
    return (vanguard.dep_ == "attr" and above.lemma_ == "be") or (vanguard.dep_ == "dobj" and above.lemma_ in _FORMING)


_FORMING = frozenset({"form", "make", "constitute", "provide", "supply"})
_WHERE = frozenset({"to", "in", "into", "through", "across", "throughout", "at", "near", "over", "inside", "against"})


def _acting(scene: Scene, rows: list[Row], at: Token, start: int) -> tuple[Party, ...]:
    """Who acts before a token: the subject, or whose forces they are."""
    verb = clause_verb(at)
    subjects = scene.objects(verb) if is_passive(verb) else scene.subjects(verb)
    found = [party for noun in subjects if noun.i < at.i for party in scene.parties(noun)]
    if states := tuple(party for party in found if party.type == "country"):
        return states
    clause = max((t.i for t in scene.tokens[start : at.i] if t.dep_ in {"nsubj", "nsubjpass"}), default=start)
    for row in reversed(rows):
        if not start <= row.first < at.i:
            continue
        before = scene.tokens[row.first - 1] if row.first else None
        if row.noun is None and before is not None and before.lower_ in _WHERE:
            continue  # "sent to Chad as part of the mission"
        if row.noun is not None and before is not None and before.lower_ in {"under", "alongside"}:
            continue  # "was stationed under German forces as part of the mission"
        of_forces = row.noun is not None and noun_of(scene.tokens[row.noun]) in nouns("force", "craft")
        if of_forces or (row.end >= clause and scene.tokens[row.last].dep_ != "pobj"):
            return row.parties
    return ()


def add_as_members(scene: Scene, builder: Builder, rows: list[Row]) -> None:
    """ "As members of the bloc, Jamaica and the Bahamas will …"."""
    for row in rows:
        start, _ = scene.sentence(row.first)
        words = [token.lower_ for token in scene.tokens[start : row.first]]
        if (
            row.noun is not None
            or words[:1] != ["as"]
            or not {"member", "members"} & set(words[:4])
            or "," not in words
        ):
            continue
        for token in scene.tokens[start : row.first]:
            party = scene.party_at(token)
            if party is not None and is_coalition(scene, party):
                add_member_of(scene, builder, "as members", party, row.parties, "member", token)
                return
