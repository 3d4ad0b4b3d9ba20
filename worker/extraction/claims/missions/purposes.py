"""Missions by what is done: what a mission does as a habit, what strikes and operations are for."""

from spacy.tokens import Token

from schemas.claims import MissionStatus
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.memberships.members import is_coalition
from worker.extraction.claims.missions.aims import add_purpose, add_words, make
from worker.extraction.claims.missions.extents import is_purpose, tells_none
from worker.extraction.claims.missions.military import is_military
from worker.extraction.claims.missions.owners import holders_of, is_undertaking
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_after
from worker.extraction.reading import ACTING

_LONGEST = 30
_WILL = frozenset({"will", "would", "shall"})
_THAT = frozenset({"that", "this", "it", "those", "these", "they"})
_UNDERTAKEN = frozenset({"force", "work", "task", "job", "duty"})


def find_purposes(scene: Scene, builder: Builder) -> None:
    """Habits of missions, purposes of actions, and what a named operation is against or in support of."""
    table = missions()
    listed = (table.habits, table.services, table.tasks, table.acting, table.deeds)
    for token in scene.of_lemma(*listed, {"against", "support"}):
        if token.pos_ == "VERB":
            lemma = token.lemma_.lower()
            if lemma in table.habits | table.services | table.tasks:
                _habit(scene, builder, token)
            if lemma in table.acting:
                _action(scene, builder, token)
        elif token.dep_ == "pobj" and token.head.lower_ == "for" and token.lemma_.lower() in table.deeds:
            _for_a_deed(scene, builder, token)
        elif token.lower_ == "against":
            _against(scene, builder, token)
        elif token.lower_ == "support" and token.head.lower_ == "in":
            _in_support(scene, builder, token)
    for token in scene.of_lemma({"be"}):
        _to_be(scene, builder, token)


def _to_be(scene: Scene, builder: Builder, verb: Token) -> None:
    """What an undertaking is to do: "an operation that is to keep the road open", "finished its work, which was to".

    Also "has one task, and that is to feed the towns".
    """
    undertaking = verb.head if verb.dep_ == "relcl" else _meant_by_that(verb)
    known = missions().undertakings | missions().goals | _UNDERTAKEN
    if undertaking is None or undertaking.lemma_.lower() not in known | {"one"}:
        return
    goal = undertaking.lemma_.lower() in missions().goals
    for child in verb.rights:
        told = goal or not tells_none(child)
        if child.dep_ in {"xcomp", "ccomp"} and is_purpose(child) and told:
            named = undertaking.head if undertaking.dep_ in {"appos", "attr"} else undertaking
            owner = next((each for each in scene.parties(named) if is_coalition(scene, each)), None)
            holders = [owner] if owner is not None or not goal else holders_of(scene, undertaking)[:1]
            for holder in holders:
                add_purpose(scene, builder, "is to", holder, child, "ongoing", verb)


def _meant_by_that(verb: Token) -> Token | None:
    """The task that a second clause tells: "has one task in this town, and that is to get the grain to the mills"."""
    that = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if verb.dep_ != "conj" or that is None or that.lower_ not in _THAT:
        return None
    return next((child for child in verb.head.rights if child.dep_ in {"dobj", "attr"}), None)


def _habit(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "MINUSMA supports the implementation of the accord", "IFOR, which had policed the accords"."""
    if verb.dep_ == "conj" and verb.head.lemma_.lower() in missions().habits:
        return  # "trains and advises": one purpose
    if verb.tag_ == "VBZ" and verb.dep_ == "conj" and verb.head.tag_ == "VB":
        return  # "lets the coalition use its ports and feeds the troops" is of whoever lets it
    if verb.lemma_ == "watch" and (verb.i + 1 >= len(scene.doc) or word_after(verb) != "over"):
        return  # "watched the parade", but "has watched over the truce"
    if is_passive(verb) or not any(child.dep_ in {"dobj", "prep", "conj", "ccomp", "xcomp"} for child in verb.rights):
        return
    lasting = any(child.dep_ == "aux" and child.lower_ in {"has", "have"} for child in verb.lefts)  # "has patrolled"
    past = verb.tag_ in {"VBD", "VBN"} and not lasting
    fought = missions().undertakings | (missions().made if not lasting else set())
    if verb.lemma_ == "fight" and not (verb.dep_ == "relcl" and verb.head.lemma_.lower() in fought):
        return  # a war, and no mission's habit
    will = verb.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ in _WILL for child in verb.lefts)
    if (past and verb.dep_ != "relcl") or (verb.tag_ == "VB" and not will):
        return
    if modality_of(verb) != ("planned" if will else "asserted"):
        return
    hunting = verb.dep_ == "acl" and (whose := scene.party_at(verb.head)) is not None and whose.type == "coalition"
    if (
        verb.tag_ == "VBG"
        and not hunting
        and not any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.lefts)
    ):
        return
    kept = [noun_of(child) for child in verb.rights if child.dep_ == "dobj"]
    if lasting and any(scene.by_head.get(child.i) for child in verb.rights if child.dep_ == "dobj"):
        return  # "has trained 300 soldiers" is what was given
    service = verb.lemma_.lower() in missions().services | (missions().tasks - missions().habits)
    if service and not will:
        return  # what it gave is a contribution
    if (service or verb.lemma_ in {"keep", "maintain"}) and set(kept) & (nouns("force", "craft") | {"presence"}):
        return  # a deployment
    doers = [noun for noun in scene.subjects(verb) if noun.pos_ != "NUM"]  # "All three support the president"
    owners = [party for noun in doers for party in scene.parties(noun) if is_undertaking(scene, party)]
    if not owners and will and verb.lemma_.lower() in missions().watching:  # "NATO will monitor the coast"
        acting = [party for noun in scene.subjects(verb) for party in scene.parties(noun)]
        owners = [party for party in acting if party.type == "organisation" and is_coalition(scene, party)]
    told_of: list[Party | None] = [*owners[:1]]
    if not told_of and verb.dep_ == "relcl" and verb.head.lemma_.lower() in missions().undertakings - missions().loose:
        told_of = [None]  # "winds up a mission that has fought insurgents"
    for owner in told_of:
        first, last = verb.i, min(verb.right_edge.i, verb.i + _LONGEST)
        for token in scene.doc[verb.i + 1 : last + 1]:
            if token.tag_ in {"WDT", "WP", "WRB", "WP$", "VBZ"} or (
                token.dep_ in {"acl", "advcl"} and token.i > verb.i + 3
            ):
                last = max(token.left_edge.i - 1, first + 1)
                break
        status: MissionStatus = "ended" if past else "ongoing"
        make(scene, builder, "habit", owner, first, last, status, verb)


def _action(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "directed the strikes in order to protect", "the strikes were intended to degrade"."""
    acts = [
        noun
        for noun in (*scene.objects(verb), *(child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}))
        if noun.lemma_.lower() in missions().actions
    ]
    if not acts:
        return
    dependent = {"advcl", "xcomp"} if verb.lemma_ in {"intend", "design", "aim", "mean"} else {"advcl"}
    purposes = [child for child in verb.rights if child.dep_ in dependent and is_purpose(child)]
    purposes += [
        child
        for order in prepositional(verb, frozenset({"in"}))
        if order.lower_ == "order"
        for child in order.rights
        if is_purpose(child)
    ]
    owner = _actor(scene, verb, acts)
    for purpose in purposes[:2]:
        if purpose.lemma_ in missions().no_purpose:
            continue
        add_purpose(scene, builder, "action", owner, purpose, "ongoing", at=verb)


def _actor(scene: Scene, verb: Token, acts: list[Token]) -> Party | None:
    """Who acts: whose the strikes are, or who carries them out."""
    found = [party for noun in acts for party in scene.modifying(noun)]
    found += [party for noun in scene.subjects(verb) for party in scene.parties(noun)]
    return next((party for party in found if party.type in ACTING), None)


def _for_a_deed(scene: Scene, builder: Builder, deed: Token) -> None:
    """ "agreed to raise a force for the protection of the port", "sent 300 men for the defence of the city"."""
    above = deed.head.head
    if (named := scene.number_at(deed)) is not None and named == scene.number_at(above):
        return  # "Forces for the Defence of Democracy"
    if above.dep_ == "dobj" and posture_of(above.head) == "deploying":
        above = above.head  # "sent 300 men for the defence of": the parse may hang it on the men
    begun = above.lemma_.lower() in missions().undertakings and above.dep_ in {"dobj", "nsubj", "nsubjpass"}
    if begun or above.i in builder.purposes or not prepositional(deed, frozenset({"of"})):
        return  # "approved a mission for the disarmament of" tells more
    if above.pos_ == "VERB":
        forces = scene.objects(above) if posture_of(above) == "deploying" else []
        forces = [noun for noun in forces if is_military(scene, noun) or is_force(noun)]
        owners = [party for noun in scene.subjects(above) for party in scene.parties(noun) if party.type in ACTING]
    else:
        forces = [above] if is_military(scene, above) else []
        owners = [party for party in (scene.party_at(above), *scene.modifying(above)) if party is not None]
    if forces:
        add_words(scene, builder, "for a deed", next(iter(owners), None), deed, "ongoing", above)


def _against(scene: Scene, builder: Builder, preposition: Token) -> None:
    """ "Operation Atalanta against piracy off Somalia"."""
    if preposition.i == 0:
        return
    owner = scene.party_at(preposition.nbor(-1))
    target = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if owner is None or owner.type != "coalition" or target is None or scene.names(target):
        return
    add_words(scene, builder, "against", owner, target, "ongoing", preposition)


def _in_support(scene: Scene, builder: Builder, support: Token) -> None:
    """ "operations in support of the no-fly zone"."""
    above = support.head.head
    fits = above.lemma_.lower() in missions().actions | missions().undertakings | missions().acting | nouns("force")
    if not fits or support.dep_ != "pobj":
        return
    verb = above if above.pos_ == "VERB" else above.head
    subjects = scene.subjects(verb) if verb.pos_ == "VERB" else []
    found = [party for noun in subjects for party in scene.parties(noun) if party.type in ACTING]
    for noun in prepositional(support, frozenset({"of"}))[:1]:
        add_words(scene, builder, "in support of", found[0] if found else None, noun, "ongoing", support)
