"""Contributions: what an actor gives to somebody or to the coalition, told by the verb or noun of giving."""

from msgspec.structs import replace
from spacy.tokens import Token

from schemas import Contribution
from schemas.claims import Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.casualties.origins import are_harmed
from worker.extraction.claims.contributions.amounts import amount_like, amount_of
from worker.extraction.claims.contributions.arming import equips_with_no_goods, keeps_house
from worker.extraction.claims.contributions.causes import joins_the_common_cause
from worker.extraction.claims.contributions.contributors import beside
from worker.extraction.claims.contributions.further import things_for_others
from worker.extraction.claims.contributions.given import given
from worker.extraction.claims.contributions.givers import givers
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.packages import more_from_before
from worker.extraction.claims.contributions.raising import raised_to_a_number
from worker.extraction.claims.contributions.recipients import given_to, in_words, received, recipients_of
from worker.extraction.claims.contributions.several import by_others, each_from, elided
from worker.extraction.claims.contributions.telling import is_ended, unless_ended
from worker.extraction.claims.contributions.things import Thing
from worker.extraction.claims.contributions.things_beside import money_besides, things_itemised, things_listed
from worker.extraction.claims.contributions.things_told import things_told
from worker.extraction.claims.deployments.forces_words import are_of_a_mission, is_joint
from worker.extraction.claims.gapping import gapped_nouns
from worker.extraction.claims.matching import Match
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.respectively import shared_out
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.infinitives import has_to

_NEAR = 8
_NOT_GIVING = {
    "bring": frozenset({"back", "home", "down"}),
    "move": frozenset({"out", "back"}),
    "carry": frozenset({"out"}),
    "come": frozenset({"under", "across"}),
    "give": frozenset({"up", "way", "off"}),
    "ship": frozenset({"home", "back"}),
    "fly": frozenset({"home", "back"}),
    "airlift": frozenset({"home", "back"}),
}
_STAYS = frozenset({"deployment", "mission", "mandate", "stay", "tour", "operation", "presence", "campaign"})
_FROM = frozenset({"from", "of"})


def add_contribution(scene: Scene, builder: Builder, match: Match) -> None:
    """The contributions of one frame: each giver gives each of the things; those of cut-off clauses give their own."""
    verb = scene.doc[match.token]
    if any(child.lower_ in _NOT_GIVING.get(verb.lemma_, ()) for child in verb.rights):
        return  # "brought its men home", "carried out attacks", "came under fire from Chad"
    if verb.lemma_ == "extend" and any(noun.lemma_.lower() in _STAYS for noun in scene.objects(verb)):
        return  # "to extend the deployment": nothing is given
    raised = [verb] if verb.pos_ == "NOUN" else match.at(scene, "thing") if match.frame.name == "announces aid" else []
    if any(raised_to_a_number(scene, noun) is not None for noun in raised):
        return  # "has increased its contribution to 600 men" is told by the number
    if verb.lemma_ == "drawdown" and any(noun_of(noun) in nouns("force") for noun in match.at(scene, "thing")):
        return  # "the drawdown of troops from the Afghan war"
    if equips_with_no_goods(verb) or (verb.lemma_ == "bestow" and any(child.lower_ == "with" for child in verb.rights)):
        return  # "equips citizens with skills", "bestowed six officers with a medal"
    if match.frame.name == "comes from" and any(are_harmed(scene, noun.i) for noun in scene.subjects(verb)):
        return  # "Thirty soldiers were injured. Nineteen of them came from Chad"
    if match.frame.name == "makes up" and any(noun_of(noun) in nouns("craft") for noun in match.at(scene, "actor")):
        return  # "four frigates from Chile form its backbone"
    if match.frame.says == "funding" and _spends_what_is_given(scene, verb):
        return  # "gave $10 million to help pay for them"
    if verb.lemma_ == "prepare" and not any(scene.modifying(noun) for noun in match.at(scene, "recipient")):
        return  # "is preparing 200 troops for Mali": its own
    actors = givers(scene, match)
    continued = more_from_before(scene, builder, match) if not actors else []
    actors = continued[:1] or actors
    if not actors:
        return
    things = things_told(scene, match)
    if len(actors) > 1:  # "Chad and Niger will field a joint force"
        things = [replace(t, amount=None) if are_of_a_mission(scene.doc[t.token]) else t for t in things]
        things = [t for t in things if are_of_a_mission(scene.doc[t.token]) or not is_joint(scene.doc[t.token])]
    items = []
    if things and not match.frame.says and verb.pos_ == "VERB":
        things += things_listed(scene, verb, things)
        things += [thing for thing in money_besides(scene, verb) if all(thing.gives != one.gives for one in things)]
        carries = verb.lemma_.lower() in kinds().contributions.carrying  # "sent 900 men, including 20 jets"
        items = [] if carries else things_itemised(scene, things)
    recipients = recipients_of(scene, match, things)
    if verb.lemma_ == "lease" and not recipients:
        return  # "is leasing drones": from somebody
    if given_to(verb) and match.frame.name == "gives":
        recipients = received(scene, [party for noun in scene.objects(verb) for party in scene.parties(noun)])
    if match.frame.says or match.frame.name == "carries supplies":  # "flew weapons to Kurdish fighters"
        recipients = recipients or in_words(scene, match)
    recipients = recipients or continued[1:]
    actors = _whose_it_is(scene, match, things) or actors
    apart = {party.token for party, _ in by_others(scene, match)} if len(actors) > 1 else set()
    actors = [actor for actor in actors if actor.token not in apart]  # "sent by Chad, medical care by Cuba"
    things = given(scene, match, actors, things, recipients)
    if joins_the_common_cause(scene, match, things, recipients):
        recipients = [focus(verb)]
    others = gapped_nouns(scene, verb) if things and verb.pos_ == "VERB" else []
    others = [  # "was equipped by Norway with ten guns" leaves out no verb
        each for each in others if scene.doc[each[0].token].head.dep_ != "agent"
    ]
    of_others = {noun.i for _, noun in others}
    things = [thing for thing in things if thing.token not in of_others and not _is_anothers_sum(scene, thing)]
    if not things and not others:
        return
    actors = [actor for actor in actors if not (recipients and keeps_house(scene, verb, actor, recipients[0]))]
    if match.frame.name == "giving":
        if verb.dep_ == "appos" and all(thing.token == verb.i and thing.amount is None for thing in things):
            return  # "will send six jets, the biggest contribution yet"
        things = [
            thing for thing in things if thing.amount is not None or not _told_already(scene, builder, match, thing)
        ]
    further = things_for_others(scene, things, recipients) if verb.pos_ == "VERB" and not others else []
    if match.frame.name == "funds":  # "pays $9 million for refugees" has told the sum
        at = scene.parsed.start(verb)
        told = [one.actor for one in builder.latest(Contribution) if one.amount and one.start <= at <= one.end]
        actors = [actor for actor in actors if actor.reference not in told]
    modality = _modality(scene, match)
    surely = 0.8 if match.roles.get("thing") or match.frame.says else 0.55
    of_each = each_from(scene, things) if things and match.frame.name == "receives" else []
    of_each = of_each or _shared_out(scene, match, actors, things)
    for actor in actors:
        recipient = next((party for party in recipients if not scene.same(party, actor)), None)
        own = _in_brackets(scene, match, actor, things) or next(
            (thing for party, thing in of_each if scene.same(party, actor)), None
        )
        for thing in [own] if own is not None else things:
            others_own = _from_another(scene, match, thing, things)
            if not others_own or any(scene.same(actor, other) for other in others_own):
                add(builder, match.frame.name, actor, thing, recipient, match.token, modality, surely)
        for thing, got in further:
            whose = next((party for party in got if not scene.same(party, actor)), None)
            add(builder, "further " + match.frame.name, actor, thing, whose, match.token, modality, surely - 0.1)
        for item in items:
            add(builder, "items of " + match.frame.name, actor, item, recipient, match.token, modality, 0.5)
    recipient = recipients[0] if recipients else None
    for party, thing in of_each:
        if all(not scene.same(party, actor) for actor in actors):
            add(builder, "receives", party, thing, recipient, match.token, modality, surely)
    for thing in things if actors else ():
        before = _before(scene, thing)
        if before is not None:
            add(builder, "amount before", actors[0], before, recipient, match.token, modality)
    bracketed = next((own for actor in actors if (own := _in_brackets(scene, match, actor, things)) is not None), None)
    gaps = [bracketed, *things] if bracketed is not None else things
    for party, thing, sure in elided(scene, match, gaps, recipients, others):
        if all(not scene.same(party, actor) for actor in actors):
            add(builder, "gapped " + match.frame.name, party, thing, recipient, match.token, modality, sure)


def _is_anothers_sum(scene: Scene, thing: Thing) -> bool:
    """Whether a sum stands right behind another's name: "promised the force $2m and Italy $250,000"."""
    number = scene.doc[thing.token]
    quantity = scene.counting.get(thing.token)
    name = scene.doc[max((quantity.first if quantity is not None else number.left_edge.i) - 1, 0)]
    party = scene.party_at(name) if number.tag_ == "CD" and name.tag_ in {"NNP", "NNPS"} else None
    if party is None or party.type != "country":
        return False
    first = max(scene.first_of(name) - 1, 0)
    first -= scene.doc[first].lower_ == "the" and first > 0
    return scene.doc[first].lower_ in {"and", ",", ";"}


def _spends_what_is_given(scene: Scene, verb: Token) -> bool:
    """Whether an infinitive only tells for what money is that its sentence tells of before it."""
    top = verb.head if verb.head.lemma_ == "help" and verb.dep_ in {"xcomp", "ccomp"} else verb
    if not has_to(top) or top.dep_ not in {"acl", "advcl", "xcomp", "relcl"}:
        return False
    return any(quantity.currency for quantity in scene.quantities_between(top.head.i - 3, top.i))


def _shared_out(scene: Scene, match: Match, actors: list[Party], things: list[Thing]) -> list[tuple[Party, Thing]]:
    """What each gives of what is told of all: "Togo and Mali sent 90 and 40 soldiers respectively"."""
    numbers = shared_out(scene, actors, match.token) if len(things) == 1 else []
    return [
        (actor, Thing(thing.token, thing.gives, amount_like(number, thing.amount)))
        for thing in things
        for actor, number in zip(actors, numbers, strict=False)
    ]


def _whose_it_is(scene: Scene, match: Match, things: list[Thing]) -> list[Party]:
    """Whose the aid is that one of its own bodies decides on: "British aid, approved by the Foreign Office"."""
    if match.frame.name != "announces aid" or not is_passive(scene.doc[match.token]):
        return []
    owners = [party for thing in things for party in scene.modifying(scene.doc[thing.token])]
    return [
        party
        for party in owners
        if party.type == "country" and (scene.doc[party.token].pos_ == "ADJ" or "." in scene.doc[party.token].text)
    ]


def _told_already(scene: Scene, builder: Builder, match: Match, thing: Thing) -> bool:
    """Whether the verb above has told the gift: "received a 70-million-euro shipment of arms"."""
    at = scene.parsed.start(scene.doc[match.token])
    same = (draft for draft in builder.latest(Contribution) if draft.contribution == thing.gives)
    return scene.doc[match.token].dep_ == "dobj" and any(draft.start <= at <= draft.end for draft in same)


def _in_brackets(scene: Scene, match: Match, actor: Party, things: list[Thing]) -> Thing | None:
    """How much one of several gives, told after the name: "was paid by Chile ($9 million) and Peru ($3 million)"."""
    following = actor.token + 1
    while following < len(scene.doc) and scene.number_at(scene.doc[following]) == actor.number:
        following += 1
    if actor.token < match.token or following >= len(scene.doc) or scene.doc[following].text != "(":
        return None
    return beside(scene, actor, things[0].gives)


def _from_another(scene: Scene, match: Match, thing: Thing, things: list[Thing]) -> list[Party]:
    """Whom one of several things comes from: "received 20 guns from Chile", "backed by Dutch jets and a Greek ship"."""
    if match.frame.name == "helps with" and not match.roles.get("thing"):
        noun = scene.doc[thing.token]
        return scene.modifying(noun) or [p for of in prepositional(noun, _FROM) for p in scene.parties(of)]
    if match.frame.name != "receives":
        return []
    end = min([other.token for other in things if other.token > thing.token], default=thing.token + _NEAR)
    words = [word for word in scene.doc[thing.token + 1 : end] if word.lower_ == "from"]
    sources = [noun for word in words for noun in word.children if noun.dep_ == "pobj"]
    if not match.roles.get("actor"):  # "received American tanks and French missiles"
        return [party for party in scene.modifying(scene.doc[thing.token]) if party.type == "country"]
    named = [[p for p in scene.parties(noun) if p.token <= noun.i or _goes_on(scene, p)] for noun in sources]
    return [party for parties in named for party in parties if scene.is_actor(party)]


def _goes_on(scene: Scene, party: Party) -> bool:
    """Whether a name goes on with a row: "from Chile and Peru", but not "from Chile, five from Peru"."""
    first = scene.doc[party.token].left_edge.i
    return first > 0 and scene.doc[first - 1].lower_ in {",", "and", "or", "like", "as", "including"}


def _before(scene: Scene, thing: Thing) -> Thing | None:
    """What it was before: "gave €85 million this year, down from €120 million in 2022"."""
    if thing.amount is None or thing.amount.currency is None:
        return None
    _, end = scene.sentence(thing.token)
    for quantity in scene.quantities_between(thing.token + 1, min(thing.token + 10, end - 1)):
        lead = [word.lower_ for word in scene.doc[max(quantity.first - 2, 0) : quantity.first]]
        if quantity.currency == thing.amount.currency and lead in (
            ["down", "from"],
            ["up", "from"],
            ["compared", "with"],
        ):
            return Thing(quantity.first, thing.gives, amount_of(quantity, None))
    return None


def _modality(scene: Scene, match: Match) -> Modality:
    verdict = match.modality(scene)
    lemma = scene.doc[match.token].lemma_.lower()
    told = verdict in {"asserted", "planned"} and scene.doc[match.token].pos_ == "NOUN"
    if told and is_ended(scene.doc[match.token]):
        return "negated"
    if match.frame.name in {"stops aid", "closes bases"}:
        return unless_ended(verdict)
    if verdict == "asserted" and lemma in kinds().contributions.announcing:
        return "possible" if lemma in kinds().contributions.considering else "planned"
    return verdict
