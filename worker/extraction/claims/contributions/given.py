"""Which of the things that a frame names are given to others, and as what: no budget, no forces that only go abroad."""

from functools import cache

from msgspec.structs import replace
from spacy.tokens import Token

from schemas.claims import ContributionType
from worker.extraction.claims.contributions.amounts import amount_of
from worker.extraction.claims.contributions.arming import is_body
from worker.extraction.claims.contributions.as_given import as_for, flown, sold
from worker.extraction.claims.contributions.carried import are_carried, are_of_others
from worker.extraction.claims.contributions.causes import (
    JOINT,
    OWN_FORCES,
    PLEDGES,
    is_for_a_cause,
    joins_the_common_cause,
    to_a_cause,
)
from worker.extraction.claims.contributions.limits import is_taken_along, is_the_rest, limits_its_help
from worker.extraction.claims.contributions.portions import share_at, tells_of_cost
from worker.extraction.claims.contributions.recipients import supporting
from worker.extraction.claims.contributions.things import Thing
from worker.extraction.claims.martial import martial, pledging, tells_of_coalition
from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import gives, nouns
from worker.extraction.reading import ACTING

_GIVEN = frozenset({"give", "contribute", "donate", "send", "provide"})  # "with Chad adding $5 million"
_BEARING = frozenset({"carry", "move"})
_DEPLOYING = frozenset({"deploy", "redeploy"})
_BRINGING = frozenset({"airlift", "deliver", "bring"})
_DROPPING = frozenset({"drop", "parachute", "airdrop"})
_OF = frozenset({"of"})
_MEN = frozenset({"man", "men"})
_ALLIES = frozenset({"ally", "allies", "force", "mission", "coalition", "operation", "alliance", "commander"})
_ABROAD = frozenset({"first", "second", "new", "overseas", "foreign", "own"})
_FOUNDING = frozenset({"set", "establish", "create", "open"})
_LETTING = frozenset({"authorise", "authorize", "approve", "endorse", "mandate"})
_HANDING = frozenset({"hand", "turn", "transfer", "pass", "relinquish", "surrender", "deliver"})
_TASKS = frozenset({"training", "reconstruction"})  # who takes these over does them, and pays not only for them
_SHARING = frozenset({"take", "contribute"})  # "takes over the training of", "contributes to the reconstruction"
_TEACHING = frozenset({"teach", "instruct", "drill", "coach", "school", "tutor", "educate", "prepare", "groom"})
_OF_THE_FIELD = frozenset(
    {"field", "military", "mobile", "army", "naval", "mission", "force", "coalition", "frontline"}
)


def given(scene: Scene, match: Match, actors: list[Party], things: list[Thing], recipients: list[Party]) -> list[Thing]:
    """The things that the frame tells to be given, each as what it is to those who get it."""
    verb = scene.doc[match.token]
    lemma = verb.lemma_.lower()
    words = kinds().contributions
    if match.frame.name in {"receives", "buys for somebody"}:
        things = [sold(thing) for thing in things]
    if match.frame.name == "buys for somebody" and not recipients:
        return []
    if match.frame.name == "places at disposal" and not recipients:
        return things if _serves_allies(scene, match) else []
    if match.frame.name == "limits itself":
        return [flown(scene, thing) for thing in things] if limits_its_help(verb) else []
    if match.frame.name == "spends money":
        things = [
            thing for thing in things if thing.gives == "funding" and (thing.token == verb.i or _is_money(scene, thing))
        ]
        of_forces = martial().found_in(scene.parsed.text) or tells_of_coalition(scene.parsed)
        shared = of_forces and any(is_share(scene, thing) for thing in things)
        pledged = (
            (lemma in {"pay", "put", "contribute"} and pledging().found_in(scene.parsed.text))
            or shared
            or supporting(verb)
            or any(_is_a_common_fund(noun) for noun in match.at(scene, "recipient"))
            or (lemma == "pay" and martial().found_in(scene.parsed.text) and _is_for_no_arms(scene, match, actors))
        )
        to_them = any(
            party.type in {"coalition", "country", "armed_group", None}
            and all(not scene.same(party, actor) for actor in actors)
            for party in recipients
        )
        if not (to_them or pledged or _for_others(scene, verb, actors)):
            return []  # a budget of one's own
    auxiliaries = {child.lower_ for child in verb.lefts if child.dep_ in {"aux", "neg"}}
    if match.frame.name == "funds" and auxiliaries & {"can", "could", "ca"} and auxiliaries & {"not", "n't"}:
        return []  # "could not pay for two missions"
    if match.frame.name == "funds" and any(_are_its_own_arms(noun) for noun in match.at(scene, "recipient")):
        return []  # "pays for its weapons with diamonds"
    if match.frame.name == "funds" and lemma == "pay":  # who is paid is under arms: "paid the local militias"
        paid = match.at(scene, "recipient")
        stranded = any(child.lower_ == "for" and not list(child.children) for child in verb.rights)  # "is paid for by"
        directly = not stranded and any(noun.dep_ in {"dobj", "nsubjpass"} for noun in paid)
        armed = any(party.type == "armed_group" for noun in paid for party in scene.parties(noun))
        if directly and not armed and not any(noun_of(noun) in _under_arms() for noun in paid):
            return []
        if directly and all(party.type is None or is_body(scene, party) for party in actors):
            return []  # "we vote to pay the troops"
    if lemma in _TEACHING and not any(
        noun_of(noun) in nouns("force") | words.taught for noun in match.at(scene, "recipient")
    ):
        return []  # "taught the boys to read"
    if match.frame.says:
        things = _of_kind(scene, match, things)
        if match.frame.object == "recipient" and not recipients and not _is_funded(scene, match, actors):
            return []
    if lemma in _LETTING and any(_is_the_council(actor) for actor in actors):
        return []  # "The Security Council authorised 2,000 troops for the mission"
    if lemma in words.announcing or match.frame.name == "announces aid":
        to_all = any(party.type in JOINT for party in recipients) or to_a_cause(scene, match)
        abroad = _is_for_another(scene, actors, recipients)
        things = [
            thing
            for thing in things
            if (abroad and (thing.amount is not None or thing.gives == "equipment"))  # "approved 30 tanks for Chad"
            or _is_aid(scene, thing)
            or any(noun.lemma_.lower() in words.aid for noun in match.at(scene, "thing"))
            or _is_for_arms(scene, verb, actors, thing)
            or (to_all and thing.gives in OWN_FORCES and thing.amount is not None)  # "announced 70 men for the mission"
        ]
        if recipients and recipients[0].type == "country":  # "announced 23 raiding craft for Chad"
            things = [sold(thing) for thing in things]
    if match.frame.name == "closes bases" and not recipients:
        return []  # "closed its airspace", to nobody told
    if match.frame.name == "opens bases" and lemma == "open" and not recipients:
        things = [thing for thing in things if not _is_own_abroad(scene.doc[thing.token])]
    if lemma in _FOUNDING and verb.dep_ == "acl" and all(party.type != "country" for party in actors):
        return []  # "paid into a fund set up by the United Nations"
    if match.frame.name == "stops aid" and lemma == "rule":  # "ruled out troops", "ruled out any military aid"
        return [thing for thing in things if thing.gives in OWN_FORCES or _is_aid(scene, thing)]
    if match.frame.name == "stops aid":
        things = [thing for thing in things if _is_aid(scene, thing)] if recipients else []
    deployed = lemma in _DEPLOYING and all(party.type != "coalition" for party in recipients)
    if deployed or (lemma in _BEARING and not recipients):  # "has deployed missiles", "troops carry weapons"
        things = [thing for thing in things if thing.gives != "equipment"]
    if lemma == "bring" and any(child.lower_ == "in" for child in verb.rights):  # "have brought in Russian fighters"
        things = [thing for thing in things if not are_of_others(scene, thing, actors)]
    if match.frame.name == "carries supplies" or lemma in _BRINGING:
        things = [
            replace(thing, gives="logistics")
            if are_of_others(scene, thing, actors)
            or _is_carried_for_them(scene, verb, thing)
            or are_carried(scene, verb, thing, actors)
            else thing
            for thing in things
        ]
    joined = joins_the_common_cause(scene, match, things, recipients)
    if lemma in words.carrying and not joined and not is_for_a_cause(scene, match, things, recipients):
        # forces sent to a country are deployed there, and given to nobody
        own = any(thing.gives in OWN_FORCES for thing in things) or any(
            noun_of(noun) in _MEN for noun in match.at(scene, "thing")
        )
        things = [
            thing
            for thing in things
            if thing.gives not in OWN_FORCES
            and not (own and thing.gives == "equipment" and (not recipients or is_taken_along(scene, thing)))
        ]
    if lemma in words.carrying:  # "sent out a distress call in Greek airspace"
        things = [thing for thing in things if thing.gives != "basing"]
    into = scene.doc[verb.i + 1].lower_ == "in" if verb.i + 1 < len(scene.doc) else False  # "is flying in jeeps"
    if lemma == "fly" and not recipients and not joined and not into:  # "the army flies drones"
        things = [
            thing
            for thing in things
            if thing.gives == "logistics" or noun_of(scene.doc[thing.token]) not in nouns("craft")
        ]
    follows = verb.dep_ == "pcomp" and verb.head.lower_ == "with" and verb.head.head.lemma_ in PLEDGES | _GIVEN
    if lemma == "add" and not (follows or to_a_cause(scene, match) or any(party.type in JOINT for party in recipients)):
        whom = match.at(scene, "recipient")
        joins = tells_of_coalition(scene.parsed) and not (recipients or whom)
        joins = joins or any(scene.by_head.get(noun.i) for noun in whom)  # "to the 25 engineers whom it sent in May"
        things = [thing for thing in things if joins and thing.gives in OWN_FORCES]  # "will add a company in May"
    if (
        lemma in {"award", "present"} | _HANDING
    ):  # "awarded the Commander of the Order of Leopold", "handed over command"
        things = [thing for thing in things if thing.gives != "command"]
    meant = [noun for noun in match.at(scene, "recipient") if noun.head.lower_ in {"to", "for"}]
    if lemma in _DROPPING and not meant:  # else bombs
        things = [replace(thing, gives="humanitarian") if thing.gives == "other" else thing for thing in things]
        things = [thing for thing in things if thing.gives in {"humanitarian", "medical"}]
    if lemma == "release":  # pirates that release a ship, courts that release a soldier give nothing
        things = [thing for thing in things if thing.gives not in OWN_FORCES]
    fed = any(noun_of(noun) in nouns("force") for noun in match.at(scene, "recipient"))
    if fed or (recipients and recipients[0].type == "coalition"):  # food and water for forces are their supplies
        things = [replace(thing, gives="logistics") if _is_food(scene, thing) else thing for thing in things]
    return [as_for(scene, verb, thing, recipients) for thing in things]


@cache
def _under_arms() -> frozenset[str]:
    return nouns("force") | kinds().contributions.taught | kinds().relations.armed


def _is_food(scene: Scene, thing: Thing) -> bool:
    return thing.gives == "humanitarian" and gives().get(noun_of(scene.doc[thing.token])) == "humanitarian"


def _is_for_no_arms(scene: Scene, match: Match, actors: list[Party]) -> bool:
    """Whether a state pays a sum for what it does not buy for itself: "will pay $100 million for refugees"."""
    meant = [noun for noun in match.at(scene, "recipient") if noun.dep_ == "pobj"]
    bought = any(noun_of(noun) in nouns("force", "craft") for noun in meant)
    return bool(meant) and not bought and all(actor.type == "country" for actor in actors)


def _are_its_own_arms(noun: Token) -> bool:
    own = any(child.lower_ in {"its", "their", "his"} for child in noun.lefts)
    return own and noun_of(noun) in nouns("craft") and noun.head.lower_ == "for"


def _serves_allies(scene: Scene, match: Match) -> bool:
    """Whether what is put at somebody's disposal is for allies without a name: "at the disposal of the allies"."""
    served = [noun for noun in match.at(scene, "recipient") if noun.lemma_.lower() == "disposal"]
    whose = [goal for noun in served for goal in (*prepositional(noun, _OF), *noun.lefts)]
    return any(noun.lemma_.lower() in _ALLIES for noun in whose)


def _is_own_abroad(base: Token) -> bool:
    """Whether a base is one that somebody opens elsewhere: "opened its first overseas base"."""
    return any(child.lower_ in _ABROAD for child in base.lefts)


def _is_the_council(actor: Party) -> bool:
    """Whether it is who lets missions have forces, and gives none."""
    return actor.reference.name.lower().endswith("security council")


def _is_carried_for_them(scene: Scene, verb: Token, thing: Thing) -> bool:
    """Whether a service is offered, to carry what is not the giver's own: "offered to carry troops and equipment"."""
    own = any(child.dep_ == "poss" or child.dep_ == "nummod" for child in scene.doc[thing.token].lefts)
    offered = verb.dep_ == "xcomp" and verb.head.lemma_ in PLEDGES | {"agree", "help"}
    return offered and not own and thing.gives in {"ground", "equipment", "other"}


def _is_money(scene: Scene, thing: Thing) -> bool:
    if thing.amount is not None:
        return bool(thing.amount.currency) or _is_percentage(thing)
    return is_share(scene, thing) or noun_of(scene.doc[thing.token]) in {"sum", "amount"}


def is_share(scene: Scene, thing: Thing) -> bool:
    """Whether a thing is a share of something: "a quarter of the budget", "15 percent of the troops"."""
    portion = thing.amount is None and scene.doc[thing.token].lemma_.lower() in kinds().contributions.portions
    return portion or _is_percentage(thing)


def _is_percentage(thing: Thing) -> bool:
    return thing.amount is not None and thing.amount.unit == "percent"


def _is_for_arms(scene: Scene, verb: Token, actors: list[Party], thing: Thing) -> bool:
    return thing.amount is not None and bool(thing.amount.currency) and _arms_others(scene, verb, actors)


def _of_kind(scene: Scene, match: Match, things: list[Thing]) -> list[Thing]:
    """The things of a frame that says itself what is given."""
    kind: ContributionType = match.frame.says  # type: ignore[assignment]
    lemma = scene.doc[match.token].lemma_.lower()
    if match.frame.name == "meets costs":
        costs = [
            item
            for token in match.at(scene, "thing")
            for item in (*scene.with_conjuncts(token), *prepositional(token, frozenset({"of"})))
            if (item.lemma_.lower() in kinds().contributions.costs or is_the_rest(scene, item))
            and not (lemma in _SHARING and item.lemma_ in _TASKS)
        ]
        paid = [thing for thing in things if thing.gives == kind and thing.amount is not None]
        if paid and (_is_percentage(paid[0]) or tells_of_cost(scene, scene.doc[match.token])):
            return paid  # "covered $36 billion of it", "bears 40 percent of the costs"
        return [Thing(costs[0].i, kind)] if costs else []
    if match.frame.name == "makes up":
        return [thing for thing in things if thing.gives == kind and _is_a_part(scene.doc[thing.token])]
    if match.frame.name == "runs a hospital":
        return [thing for thing in things if thing.gives == kind and _is_in_the_field(scene.doc[thing.token])]
    if match.frame.object == "thing":
        return [thing for thing in things if thing.gives == kind]
    if things:
        return [replace(thing, gives=kind) for thing in things]
    counted = [
        scene.counting.get(token.i) or next(iter(scene.by_head.get(token.i, ())), None)
        for token in match.at(scene, "recipient")
    ]
    quantity = next((q for q in counted if q is not None and q.counts), None)
    unit = scene.doc[quantity.head].lower_ if quantity is not None and quantity.head is not None else None
    return [Thing(match.token, kind, amount_of(quantity, unit) if quantity is not None else None)]


def _is_a_part(token: Token) -> bool:
    """Whether it is a number or share of a force: "make up 700 of its 1,000 men", "form the bulk of the mission"."""
    return (
        token.pos_ == "NUM" or token.text == "%" or token.lemma_.lower() in kinds().contributions.portions | {"percent"}
    )


def _is_in_the_field(hospital: Token) -> bool:
    whose = {child.lower_ for child in hospital.lefts}
    treated = prepositional(hospital, frozenset({"for"})) + prepositional(hospital.head, frozenset({"for"}))
    return not whose.isdisjoint(_OF_THE_FIELD) or any(noun_of(noun) in _under_arms() for noun in treated)


def _arms_others(scene: Scene, verb: Token, actors: list[Party]) -> bool:
    """Whether money that is decided on goes into arms or training for somebody else."""
    _, end = scene.sentence(verb.i)
    goods = any(
        gives().get(noun_of(token)) in {"equipment", "training", "humanitarian"}
        for token in scene.doc[verb.i + 1 : end]
    )
    return goods and _for_others(scene, verb, actors)


def _is_for_another(scene: Scene, actors: list[Party], recipients: list[Party]) -> bool:
    """Whether something is decided on for another state or a coalition: "approved $2 million for the mission"."""
    if any(scene.same(party, actor) for party in recipients for actor in actors):
        return False
    return any(party.type in JOINT | {"country"} and not is_body(scene, party) for party in recipients)


def _for_others(scene: Scene, verb: Token, actors: list[Party]) -> bool:
    """Whether the sentence names somebody else behind the verb, for whom the money may be."""
    _, end = scene.sentence(verb.i)
    near = [party for token in scene.doc[verb.i + 1 : end] if (party := scene.party_at(token)) is not None]
    return any(party.type in ACTING and all(not scene.same(party, actor) for actor in actors) for party in near)


def _is_funded(scene: Scene, match: Match, actors: list[Party]) -> bool:
    """Whether what is paid for is a war, a force or a mission, though it has no name: "the war was financed by"."""
    tops = match.at(scene, "recipient")
    craft = [noun for top in tops for noun in (top, *prepositional(top, _OF)) if noun_of(noun) in nouns("craft")]
    if match.frame.says == "funding" and craft and _for_others(scene, scene.doc[match.token], actors):
        return True  # "paid for a share of the aircraft that NATO uses"
    return match.frame.says == "funding" and any(
        token.lemma_.lower() in kinds().contributions.funded or share_at(scene, token) is not None
        for top in tops
        for token in (top, *(prepositional(top, _OF) if top.lemma_.lower() in kinds().contributions.portions else ()))
    )


def _is_a_common_fund(noun: Token) -> bool:
    """Whether money is put where others put theirs: "paid 3 million into the trust fund", but not "into its fund"."""
    return noun.lemma_.lower() == "fund" and all(child.dep_ != "poss" for child in noun.lefts)


def _is_aid(scene: Scene, thing: Thing) -> bool:
    """Whether what is announced is help for others, and no budget of one's own."""
    token = scene.doc[thing.token]
    words = {inner.lemma_.lower() for inner in scene.below(token)}
    return bool(words & kinds().contributions.aid)
