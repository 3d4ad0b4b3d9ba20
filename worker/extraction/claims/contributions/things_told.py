"""What the words of a frame name as given; what only stands there, is a total or a way, is none."""

from spacy.tokens import Token

from schemas.claims import ContributionType
from worker.extraction.claims.contributions.givers import givers, is_misread, told_as_a_gift
from worker.extraction.claims.contributions.recipients import given_to
from worker.extraction.claims.contributions.things import Thing, things_at, things_of
from worker.extraction.claims.contributions.things_beside import things_after
from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import RELATIVE, antecedent_or_self, clause_verb, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import gives, nouns
from worker.extraction.names.nouns import referring_nouns
from worker.extraction.reading import ACTING

_RAISING = frozenset({"bring", "take", "lift", "raise", "push", "swell"})
_ADVERBS: dict[str, ContributionType] = {"financially": "funding", "logistically": "logistics"}
_LENT = frozenset({"intelligence", "equipment", "training", "air", "logistics", "medical"})  # "US missiles helped Chad"
_BOOSTING = frozenset({"boost", "bolster", "strengthen", "augment"})
_BOOSTED = frozenset(
    {"participation", "contribution", "contingent", "mission", "force", "coalition", "operation", "support"}
)
_INSTITUTIONS = frozenset({"military", "army", "navy"})  # who support somebody, and are not what is lent to him
_POTS = frozenset({"budget", "fund", "kitty", "pot", "account", "facility"})
_THINGS = frozenset({"medical", "naval", "air", "equipment"})
_STOCKING = frozenset({"supply", "resupply"})
_WITH = frozenset(
    {"supply", "provide", "furnish", "outfit", "resupply", "present", "gift", "issue", "help", "assist", "reinforce"}
)


def _are_others_men(scene: Scene, match: Match, them: Token) -> bool:
    """Whether "them" are another's forces told of before: "pays the Ugandans' battalion, and Chad flew them to Gao".

    Likewise nationals that are counted: "British aircraft are carrying 1,500 Moroccans".
    """
    first, _ = scene.sentence(them.i)
    counted = them.tag_ == "NNPS" and any(child.dep_ == "nummod" for child in them.lefts)
    nation = scene.party_at(them) if counted else None
    by_craft = any(noun_of(noun) in nouns("craft") | {"transport"} for noun in match.at(scene, "actor"))
    if nation is not None and nation.type == "country" and by_craft:
        return all(not scene.same(nation, giver) for giver in givers(scene, match))
    before = [noun for noun in scene.doc[first : match.token] if noun.tag_ == "NNS" and noun_of(noun) in nouns("force")]
    whose = scene.modifying(before[-1]) if before and them.lower_ == "them" else []
    return any(
        party.type == "country" and all(not scene.same(party, a) for a in givers(scene, match)) for party in whose
    )


def _is_given_itself(noun: Token) -> bool:
    """Whether it is a thing that is given, with what belongs to it: "provided a field hospital with 55 beds"."""
    certain = any(child.lower_ not in {"a", "an"} for child in noun.lefts if child.dep_ in {"det", "poss"})
    return not certain and noun.pos_ == "NOUN" and gives().get(noun_of(noun)) in _THINGS


def things_told(scene: Scene, match: Match) -> list[Thing]:
    """What the frame's words name; where the parse gives the verb none, what follows it with a number."""
    verb = scene.doc[match.token]
    tokens = [token for token in match.at(scene, "thing") if not (_is_whereto(verb, token) or _is_a_total(verb, token))]
    tokens += [verb.head] if is_misread(verb) and match.frame.name == "gives" else []
    if match.frame.name == "giving" and told_as_a_gift(verb):
        tokens = [*([verb.head] if verb.dep_ == "appos" else scene.subjects(clause_verb(verb))), *tokens]
    if match.frame.name == "giving" and not tokens and verb.pos_ == "NOUN":  # "made the largest offer, 900 soldiers"
        beside_it = (child for child in verb.rights if child.dep_ == "appos")
        tokens = [child for child in beside_it if scene.by_head.get(child.i)]
    tokens = [token for token in tokens if not _is_aside(verb, token) and not _is_stocked(scene, verb, token)]
    boosted = verb.lemma_ in _BOOSTING and match.frame.name == "helps with"
    helped = match.at(scene, "recipient")
    boosted = boosted or (verb.lemma_ == "reinforce" and not any(scene.parties(noun) for noun in helped))
    if boosted and not any(noun.lemma_.lower() in _BOOSTED for noun in helped):
        return []  # only "boosted its participation with 700 troops"
    with_ = prepositional(verb, frozenset({"with"})) if verb.lemma_ in _WITH else []
    if with_ and any(_is_given_itself(noun) for noun in scene.objects(verb)):
        tokens, with_ = [token for token in tokens if token not in with_], []
    if (own := given_to(verb)) and match.frame.name == "gives":
        tokens = own  # "the army was promised 40 rifles by Chile"
    if verb.lemma_ in _WITH and not with_:  # the parse hangs "with" on those who are given it
        fed = [noun for noun in scene.objects(verb) if noun_of(noun) in nouns("force", "people")]
        with_ = [noun for one in fed for noun in prepositional(one, frozenset({"with"}))]
        with_ = [noun for noun in with_ if noun_of(noun) in gives()]
        tokens += with_
    if any(token in with_ for token in tokens):  # "supplied the battalion with trucks": the battalion is not given
        tokens = [token for token in tokens if token not in scene.objects(verb)]
    things = [thing for token in tokens for thing in things_at(scene, token, verb)]
    if match.frame.name == "carries supplies":
        men = [token for token in tokens if token.pos_ in {"PRON", "PROPN"} and _are_others_men(scene, match, token)]
        things = [Thing(token.i, "logistics") for token in men] or things
    if match.frame.name == "gives" and not things and verb.lemma_ in _WITH:  # the parse hangs "with" on the recipient
        hung = [noun for whom in scene.objects(verb) for noun in prepositional(whom, frozenset({"with"}))]
        things = [thing for noun in hung for thing in things_at(scene, noun, verb)]
    if match.frame.name == "helps with" and not things:
        with_ = [noun for token in match.at(scene, "recipient") for noun in prepositional(token, frozenset({"with"}))]
        with_them = [thing for token in with_ for thing in things_at(scene, token, verb)]
        how = [_ADVERBS[child.lower_] for child in verb.children if child.lower_ in _ADVERBS]
        known = any(scene.parties(noun) for noun in match.at(scene, "recipient")[:1])
        told = [Thing(verb.i, kind) for kind in how if known]
        return with_them or told or _forces_that_help(scene, match)
    if (
        not things and match.frame.name == "gives" and verb.lemma_ == "make"
    ):  # "made 40 trucks available", "made available 40 trucks"
        free = [child for child in verb.rights if child.lower_ == "available"]
        put = [noun for at in free for noun in at.children if noun.dep_ in {"nsubj", "dobj"}]
        return [thing for noun in put for thing in things_at(scene, noun, verb)]
    if not things and match.frame.name == "spends money" and verb.lemma_ in {"pay", "contribute"}:
        pots = prepositional(verb, frozenset({"into", "to"}))
        pots = [antecedent_or_self(noun) for noun in pots]
        pots = [noun for noun in pots if noun.lemma_.lower() in _POTS]
        return [Thing(verb.i, "funding")] if pots else []  # "will pay into its budget"
    if not things and not match.roles.get("thing") and match.frame.name in {"gives", "announces aid"}:
        return things_after(scene, verb)
    if not things and verb.lemma_ in _STOCKING and any(_are_rebels(scene, noun) for noun in scene.objects(verb)):
        return [Thing(verb.i, "equipment")]  # "has been supplying the rebels"
    return things


def _is_stocked(scene: Scene, verb: Token, noun: Token) -> bool:
    """Whether what is supplied is a group by its name, and nothing that is given: "the Reef Forces are supplied by"."""
    party = scene.party_at(noun) if verb.lemma_ in _STOCKING else None
    return party is not None and party.type == "armed_group"


def _are_rebels(scene: Scene, noun: Token) -> bool:
    """Whether an armed group, or who leads one, is supplied: "has been supplying the rebels", "supplied Taylor"."""
    return noun_of(noun) in referring_nouns().rebels or any(
        party.type in {"armed_group", "person"} for party in scene.parties_of_one(noun)
    )


def _forces_that_help(scene: Scene, match: Match) -> list[Thing]:
    """The forces of somebody that help common forces themselves: "they are supported by aircraft from Spain"."""
    forces = (nouns("force", "craft")) - kinds().forces.vague - _INSTITUTIONS
    common = forces | {"mission", "operation", "coalition", "alliance", "fleet", "they", "it"}
    helped = match.at(scene, "recipient")
    named = any(party.type == "coalition" for noun in helped for party in scene.parties(noun))
    tops = [item for noun in match.at(scene, "actor") for item in scene.with_conjuncts(noun)]
    own = [noun for noun in tops if noun_of(noun) in forces]
    if not own or not (named or (helped and all(noun_of(noun) in common for noun in helped))):
        own = [noun for noun in tops if gives().get(noun_of(noun)) in _LENT and scene.modifying(noun)]
        if not any(party.type in ACTING for noun in helped for party in scene.parties(noun)):
            return []
    return [thing for noun in own for thing in things_of(scene, noun, "support")]


def _is_whereto(verb: Token, token: Token) -> bool:
    """Whether a relative clause hangs on what something is given to: "a mission to which 12 states contribute"."""
    return (
        verb.dep_ == "relcl"
        and token.i == verb.head.i
        and any(noun.lower_ in RELATIVE for noun in prepositional(verb, frozenset({"to", "for", "with", "of"})))
    )


def _is_aside(verb: Token, token: Token) -> bool:
    """Whether a clause only begins with a gift: "With its latest package, Peru has pledged $5 million"."""
    return token.head.lower_ == "with" and token.head.head.i == verb.i and token.i < verb.i


def _is_a_total(verb: Token, token: Token) -> bool:
    """Whether only a number is brought somewhere: "which brings the total aid to $3 million"."""
    if token.lemma_ == "contribution" and verb.lemma_ in _RAISING:
        return True  # "lifting its contribution to 562"
    told = {token.lemma_.lower(), *(child.lower_ for child in token.lefts)}
    return verb.lemma_ in {"bring", "take", "put"} and not told.isdisjoint(
        {"total", "number", "overall", "sum", "tally"}
    )
