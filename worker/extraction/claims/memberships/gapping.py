"""Members that a clause without its verb tells: "Chad gives 300 men to the force, Niger 100 and Mali 80"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.gapping import gapped, gapped_nouns
from worker.extraction.claims.memberships.coalition_words import add_member_of, told_in
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.words import belonging
from worker.extraction.counting.units import nouns


def find_gapped_members(scene: Scene, builder: Builder) -> None:
    """Whoever has or gives so many more, where the sentence has told that the first who does is a member."""
    words = belonging()
    for first in list(builder.members):
        start, end = scene.sentence(first)
        for verb in scene.tokens[start:end]:
            if verb.pos_ not in {"VERB", "AUX"} or verb.lemma_ not in words.having | words.sharing | words.giving:
                continue
            forces = _given(scene, verb)
            told = told_in(scene, builder, verb)
            givers = [party for noun in scene.subjects(verb) for party in scene.parties(noun)]
            known = next((told[party.reference.key] for party in givers if party.reference.key in told), None)
            if forces is None or known is None or known.status not in {"member", "joined", "candidate"}:
                continue
            others = [*gapped(scene, verb, forces.i), *gapped_nouns(scene, verb)]
            more = tuple(party for party, _ in others if party.type == "country")
            coalition = Party(known.coalition, verb.i)
            add_member_of(scene, builder, "gapped", coalition, more, known.status, verb, known.modality)


def _given(scene: Scene, verb: Token) -> Token | None:
    """The forces that the verb says somebody to have or give: "300 soldiers", "a battalion"."""
    given = (noun for noun in scene.objects(verb) if noun_of(noun) in nouns("force", "craft"))
    return next(given, None)
