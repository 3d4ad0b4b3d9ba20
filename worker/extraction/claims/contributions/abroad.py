"""What a country does for others who are on its soil: they train, are treated in its hospitals, fly from its bases."""

from spacy.tokens import Token

from schemas.claims import ContributionType
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.recipients import received
from worker.extraction.claims.contributions.things import Thing
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns

_LEARNING = frozenset({"train", "teach", "instruct", "school", "drill"})
_UNDERGOING = frozenset({"undergo", "receive", "complete", "finish", "begin", "start", "get", "attend"})
_HEALING = frozenset({"treat", "nurse", "hospitalise", "hospitalize"})
_FLYING = frozenset({"use", "fly", "operate", "launch"})
_IN, _BY, _FROM = frozenset({"in", "at"}), frozenset({"by"}), frozenset({"from", "out"})
_FROM_SOMEBODY = frozenset({"by", "from", "with"})
_HURT = frozenset({"wounded", "injured", "hurt"})
_MOST_HOSTS = 4
_BASES = frozenset({"base", "airbase", "airfield", "airport", "runway"})
_BRINGING = frozenset({"bring", "fly", "take", "evacuate", "airlift", "move", "transfer", "admit"})
_CLINICS = frozenset({"hospital", "clinic", "ward"})


def find_abroad(scene: Scene, builder: Builder) -> None:
    """Everything that others are told to do, or to have done to them, in a country that is not theirs."""
    for verb in scene.of_lemma(_LEARNING, _HEALING, _FLYING, _UNDERGOING, _BRINGING):
        if verb.pos_ != "VERB":
            continue
        lemma = verb.lemma_.lower()
        if lemma in _FLYING and not is_passive(verb):
            _from_bases(scene, builder, verb)
        elif lemma in _BRINGING and is_passive(verb):
            _brought_to_hospital(scene, builder, verb)
        elif lemma in _UNDERGOING | {"train"} and not is_passive(verb):
            _undergone(scene, builder, verb)
        elif (
            lemma in _LEARNING | _HEALING
            and is_passive(verb)
            and not any(child.dep_ == "agent" for child in verb.children)
        ):
            _done_there(scene, builder, verb, "training" if lemma in _LEARNING else "medical")


def _done_there(scene: Scene, builder: Builder, verb: Token, kind: ContributionType) -> None:
    """ "Ukrainian pilots are being trained in Denmark", "wounded Libyans were treated in Turkish hospitals"."""
    those = [noun for noun in scene.objects(verb) if noun_of(noun) in nouns("force") | kinds().contributions.taught]
    at = [noun for top in (verb, *(c for c in verb.rights if c.dep_ == "xcomp")) for noun in prepositional(top, _IN)]
    if kind == "medical":
        those = [noun for noun in scene.objects(verb) if any(child.lower_ in _HURT for child in noun.lefts)]
    for noun in at:
        inside = prepositional(noun, _IN) if noun_of(noun) in _BASES | _CLINICS else []
        there = [p for top in (noun, *inside) for p in scene.parties(top) if p.type == "country"]
        _give(scene, builder, "abroad", there, those, kind, verb)


def _brought_to_hospital(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "The wounded were flown to a French hospital in Djibouti"."""
    hurt = [noun for noun in scene.objects(verb) if any(word.lower_ in _HURT for word in (noun, *noun.lefts))]
    for clinic in (noun for noun in prepositional(verb, frozenset({"to"})) if noun_of(noun) in _CLINICS):
        there = [p for top in prepositional(clinic, _IN) for p in scene.parties(top)]
        hosts = [party for party in (*scene.modifying(clinic), *there) if party.type == "country"]
        guests = received(scene, [party for noun in hurt for party in scene.parties(noun)])
        if hurt and hosts and all(not scene.same(guest, hosts[0]) for guest in guests):
            whom = next(iter(guests), None)
            add(builder, "hospital", hosts[0], Thing(clinic.i, "medical"), whom, verb.i, modality_of(verb), 0.5)


def _undergone(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "Ukrainian recruits are undergoing training in Britain", "Ukrainian crews are training in Poland"."""
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    taught = [noun for noun in objects if noun.lemma_.lower() in {"training", "course", "instruction"}]
    if bool(objects) != bool(taught) or (not taught and verb.lemma_ != "train"):
        return
    if any(prepositional(noun, _FROM_SOMEBODY) for noun in (verb, *taught)):
        return
    those = [noun for noun in scene.subjects(verb) if noun_of(noun) in kinds().contributions.taught]
    at = [place for noun in (verb, *taught) for place in prepositional(noun, _IN)]
    there = [party for noun in at for party in scene.parties(noun) if party.type == "country"]
    _give(scene, builder, "abroad", there, those, "training", verb)


def _from_bases(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "Coalition jets use an air base in Jordan", "American bombers are flying out of bases in Qatar"."""
    crafts = [noun for noun in scene.subjects(verb) if noun_of(noun) in nouns("craft")]
    if not crafts:
        return
    out = [noun for child in verb.rights if child.lower_ == "out" for noun in prepositional(child, frozenset({"of"}))]
    bases = [*prepositional(verb, _FROM), *out]
    bases += [child for child in verb.rights if child.dep_ == "dobj"] if verb.lemma_ == "use" else []
    for base in (noun for noun in bases if noun_of(noun) in _BASES):
        inside = prepositional(base, _IN) or prepositional(verb, _IN)
        there = [p for top in inside for p in scene.parties(top) if p.type == "country"]
        there = there or [party for party in scene.modifying(base) if party.type == "country"]
        _give(scene, builder, "from its bases", there, crafts, "basing", verb)


def _give(
    scene: Scene,
    builder: Builder,
    frame: str,
    there: list[Party],
    those: list[Token],
    kind: ContributionType,
    verb: Token,
) -> None:
    """A claim for each of the countries, if those who are there are somebody else's."""
    guests = received(scene, [party for noun in those for party in scene.parties(noun)])
    for host in there[:_MOST_HOSTS]:
        if guests and all(not scene.same(guest, host) for guest in guests):
            add(builder, frame, host, Thing(those[0].i, kind), guests[0], verb.i, modality_of(verb), 0.5)
