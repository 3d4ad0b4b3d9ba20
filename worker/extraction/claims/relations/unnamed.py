"""Sides of a relation that have no name: "gunmen", "local forces", "dozens of ships", "the army camp"."""

from spacy.tokens import Token

from schemas import Reference, Relation
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.attacks import light_subjects
from worker.extraction.claims.relations.leading import led_at
from worker.extraction.claims.relations.sides import objects_of
from worker.extraction.claims.relations.standing import counted, is_new, tells_who
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import RELATIVE, antecedent_of, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import gives, nouns
from worker.extraction.model.infinitives import has_to
from worker.extraction.reading import ACTING

_ARMED = frozenset({"armed", "terror", "terrorist", "jihadi", "extremist", "insurgency", "opposition"})
_NO_ENEMIES = frozenset({"journalist", "protester", "demonstrator"})
_KILLING = frozenset({"kill", "shoot", "hit", "gun", "mow", "killing"})
UNGUARDED = frozenset({"secure", "patrol", "police", "cover"})  # who does so need not protect
_UNFOUGHT = UNGUARDED | {"overrun", "seize", "take", "lay", "besiege"}  # nor need who does so fight a town
_TOWNS = frozenset({"town", "city", "village", "port", "island", "enclave", "province", "region"})
_ONE_MAN = frozenset({"recruit", "soldier", "policeman", "officer", "guard", "student", "cadet"})
_PARTS = frozenset({"company", "platoon", "squad", "team", "class", "batch", "intake", "group", "column", "corps"})
_OF = frozenset({"of"})
_DOERS = frozenset({"attacker", "assailant", "raider"})  # "the attackers" are those spoken of
_STATES = frozenset({"country", "nation", "state", "government", "donor", "neighbour", "neighbor"})
_PRONOUNS = frozenset({"they", "them", "it"})
_CREWED = frozenset({"air", "naval"})
_CARRYING = frozenset({"carry", "transport", "ferry", "bring", "take"})
_ENDANGERED = frozenset(
    {
        *("village", "town", "city", "resident", "inhabitant", "returnee", "farmer", "trader", "shipping", "convoy"),
        *("herder", "pilgrim", "traveller", "household", "family", "settlement", "camp", "neighbour", "neighbor"),
    }
)
_POINTING = frozenset({"these", "those", "such"})
_FIGHTING = frozenset({"fights", "threatens", "supports"})
_RISING = frozenset({"rise", "revolt", "rebel", "mutiny"})  # as a people may do


def towns_guarded(scene: Scene, match: Match) -> list[Party]:
    """The towns that somebody defends or attacks, by what they are and their names: "is defending the town of Gao"."""
    if scene.doc[match.token].lemma_ in _UNFOUGHT:
        return []
    tops = [top for top in objects_of(scene, match)[:1] if noun_of(top) in _TOWNS]
    named = [party for top in tops for of in prepositional(top, _OF) for party in scene.parties(of)]
    return [party for party in named if party.type == "place"]


def unnamed_agents(scene: Scene, builder: Builder, match: Match, noun: Token | None) -> list[Party]:
    """Who does it without a name: "gunmen", "militia groups", "naval personnel", "these attacks"."""
    words = kinds().relations
    if match.frame.says in {"leads", "commands"}:
        return []
    allowed = nouns("force") | (words.led | words.in_words if match.frame.says in _FIGHTING else frozenset())
    allowed -= words.events | {"mission"}
    if match.frame.says == "supports":
        allowed |= _STATES | {"mission"}
    if match.frame.says in {"fights", "negotiates_with"}:
        allowed |= words.of_a_state
    tops = match.at(scene, "agent")[:1] or (light_subjects(scene, noun)[:1] if noun is not None else [])
    for top in tops:
        named = antecedent_of(top) if top.lower_ in RELATIVE else top
        if named is not None and scene.doc[match.token].lemma_ in _RISING and _is_a_people(named):
            return [scene.in_words(named)]  # "the Kurds rose against the king"
        if (
            named is None
            or named.pos_ not in {"NOUN", "PROPN"}
            or (named.pos_ == "PROPN" and not _is_plain(scene, named))
        ):
            continue
        named = counted(named)
        if (group := _told_before_it(scene, named)) is not None:
            return [group]
        if match.frame.says == "fights" and named.tag_ == "NN" and noun_of(named) in _ONE_MAN:
            return []  # "were shot dead by a recruit"
        lemmas = {_common(named), *(noun_of(child) for child in named.lefts if child.dep_ in {"compound", "amod"})}
        known = lemmas & (words.armed | _ARMED) and (is_new(named) or noun_of(named) not in _DOERS)
        alone = tells_who(named) if match.frame.says in {"fights", "negotiates_with"} else is_new(named)
        crewed = (
            (named.tag_ == "NNS" or is_new(named))
            and gives().get(noun_of(named)) in _CREWED
            and noun_of(named) not in words.missiles
        )
        if crewed and match.frame.says == "fights":
            return [scene.in_words(named)]  # "helicopters pounded rebel positions"
        alone = alone or (named.tag_ == "NNS" and noun_of(named) in nouns("force"))  # whose, the document may tell
        if known or (noun_of(named) in allowed and alone):
            return [scene.in_words(named)]
        told_before = noun_of(named) == "group" and any(child.lower_ in _POINTING for child in named.lefts)
        if told_before and match.frame.says == "fights":
            return [scene.in_words(named)]  # "these groups have attacked"
        if lemmas & words.events and any(child.lower_ in _POINTING for child in named.lefts):
            return attackers_told(scene, builder, named)
        if match.frame.says == "fights" and noun_of(named) in words.events:
            return armed_before(scene, named)  # "were killed by a rebel ambush"
    return armed_before(scene, noun) if noun is not None and match.frame.says == "fights" else []


def _is_a_people(noun: Token) -> bool:
    """ "The Kurds", "the Shias"."""
    the = any(child.lower_ == "the" for child in noun.lefts)
    return noun.pos_ == "PROPN" and noun.text[:1].isupper() and noun.lower_.endswith("s") and the


def by_words(scene: Scene, parties: list[Party]) -> list[Party]:
    """The parties, "they" and "them" by the words of armed people without a name told before: "the rebels"."""
    return [_told_before(scene, party) or party for party in parties]


def _told_before(scene: Scene, party: Party) -> Party | None:
    """Whom "them" means: "The rebels are backed by Chad. Peacekeepers fired on them", "A rebel group said it had"."""
    pronoun = scene.doc[party.token]
    if pronoun.lower_ not in _PRONOUNS:
        return None
    first, _ = scene.sentence(pronoun.i)
    start, _ = scene.sentence(max(first - 1, 0))
    subjects = {noun.i for noun in scene.subjects(pronoun.head)} | {pronoun.i}
    for noun in reversed(scene.doc[start : pronoun.i]):
        if noun.i in subjects or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        told, own = {noun_of(noun), *(noun_of(child) for child in noun.lefts)}, scene.party_at(noun)
        named = own is not None and scene.is_named(own)
        fits = noun.tag_ == ("NN" if pronoun.lower_ == "it" else "NNS") and not noun.is_ancestor(pronoun)
        if told & kinds().relations.armed and not named and fits and noun.dep_ != "compound":
            return own or scene.in_words(noun)
        if own is not None and (noun.tag_ in {"NNS", "NNPS"} or own.type in {"armed_group", "coalition"}):
            return None
    return None


def _told_before_it(scene: Scene, noun: Token) -> Party | None:
    """The group or state of whom a noun with a clause only tells more: "the ABC, the guerrilla army which fought"."""
    start = noun.left_edge.i
    if start < 2 or scene.doc[start].lower_ not in {"a", "an", "the"} or scene.doc[start - 1].text != ",":
        return None
    clause = any(child.dep_ in {"relcl", "acl"} for child in noun.rights)
    party = scene.party_at(scene.doc[start - 2]) if clause else None
    return party if party is not None and party.type in {"armed_group", "coalition"} else None


def _is_plain(scene: Scene, noun: Token) -> bool:
    """Whether a capitalised word names nobody: "Suspected Islamists"."""
    number = scene.number_at(noun)
    return noun.tag_ == "NNPS" and (number is None or scene.parsed.candidates[number].kind == "bare")


def armed_before(scene: Scene, event: Token) -> list[Party]:
    """Whose an attack is that a word before it tells: "a rebel ambush", "army raids"."""
    words = kinds().relations
    for child in event.lefts:
        armed = noun_of(child) in words.armed or (noun_of(child) in words.of_a_state and child.pos_ == "NOUN")
        if armed and child.dep_ in {"compound", "amod", "poss"} and scene.number_at(child) is None:
            return [Party(Reference(name=child.text), child.i)]
    return []


def helped_to_attack(scene: Scene, builder: Builder, match: Match) -> list[Party]:
    """Who is helped by whoever enables "these attacks": those who were said to attack."""
    tops = [top for top in match.at(scene, "patient") if noun_of(top) in kinds().relations.events]
    tops = [top for top in tops if any(child.lower_ in _POINTING for child in top.lefts)]
    return [party for top in tops[:1] for party in attackers_told(scene, builder, top)]


def attackers_told(scene: Scene, builder: Builder, noun: Token) -> list[Party]:
    """Whose "these attacks" are: who was said to attack just before."""
    for draft in builder.latest(Relation):
        if draft.predicate == "fights" and draft.start < scene.parsed.start(noun):
            return [Party(draft.subject, noun.i, None, "words")]
    return []


def patients_in_words(scene: Scene, match: Match) -> list[Party]:
    """What it is done to, where it has no name: "trains local forces", "leads the northern brigade"."""
    says, words = match.frame.says, kinds().relations
    found: list[Party] = []
    if says == "fights" and _only_tells_a_toll(scene.doc[match.token]):
        return found
    guarded = says == "protects" and scene.doc[match.token].lemma_ not in UNGUARDED
    guarded = guarded and any(_can_guard(scene, top) for top in match.at(scene, "agent"))
    for top in [one for one in objects_of(scene, match) if one.dep_ != "compound"][:1]:
        antecedent = antecedent_of(top) if top.lower_ in RELATIVE else top
        nouns_of = scene.with_conjuncts(antecedent)[:3] if antecedent is not None else []
        if says == "fights":  # "repelled an attack by loyalist troops"
            nouns_of = [one for noun in nouns_of for one in (_attacking(noun) or [noun])]
        for noun in [_men_of(counted(noun)) for noun in nouns_of]:
            of = prepositional(noun, frozenset({"of"}))  # "leads one of the most successful lives"
            fit = (
                any(led_at(scene, inner) is not None for inner in of)
                if of
                else any(child.dep_ == "prep" for child in noun.rights)
            )
            if noun.lower_ == "one" and says in {"leads", "commands"} and fit:
                found.append(Party(Reference(name=_the_one(scene, noun)), noun.i, None, "words"))
            number = scene.number_at(noun)
            if says == "fights" and _is_a_ship(noun):
                found.append(scene.in_words(noun))
            if noun.pos_ not in {"NOUN", "PROPN"} or (
                number is not None and scene.parsed.candidates[number].kind != "bare"
            ):
                continue
            if says in {"leads", "commands"}:
                party = led_at(scene, noun) or (
                    scene.in_words(noun)
                    if _common(noun) in words.armed | words.interventions - {"effort", "initiative"}
                    else None
                )
                found += [party] if party is not None else []
            elif says == "negotiates_with":
                found += [scene.in_words(noun)] if noun_of(noun) in kinds().relations.armed else []
            elif says == "fights" and (noun_of(noun) in _NO_ENEMIES or _is_only_a_toll(scene, match, noun)):
                continue  # "soldiers shooting two journalists", "bombs have killed 30 civilians"
            elif says == "threatens" and _common(noun) in kinds().relations.civilian | _ENDANGERED:
                found.append(scene.in_words(noun))
            elif guarded and _common(noun) in kinds().relations.civilian and not has_to(scene.doc[match.token]):
                found.append(
                    scene.in_words(noun)
                )  # "the battalion protects civilians"; who is to, has it for a mission
            elif says in {"supports", "trains", "protects"} and _common(noun) in kinds().relations.civilian:
                continue
            elif (says in {"supports", "fights"} and noun_of(noun) in words.risings) or (
                says != "opposes"
                and (
                    is_somebody(noun, guarded=guarded)
                    or (says == "fights" and _is_attacked(scene.doc[match.token], noun))
                )
            ):
                found.append(scene.in_words(noun))
    return found


def _is_a_ship(name: Token) -> bool:
    """Whether it is the name of a ship or tanker behind what it is: "hit the frigate Sample"."""
    return name.pos_ == "PROPN" and name.i > 0 and gives().get(noun_of(name.nbor(-1))) == "naval"


def _men_of(unit: Token) -> Token:
    """Of whom a unit is made up, or who is in it: "two companies of marines", "a truck carrying militiamen"."""
    carrying = [child for child in unit.rights if child.dep_ == "acl" and child.lemma_ in _CARRYING]
    carried = [noun for verb in carrying for noun in verb.rights if noun.dep_ == "dobj"]
    if carried and noun_of(carried[0]) in kinds().relations.armed | nouns("force"):
        return carried[0]
    of = prepositional(unit, _OF) if noun_of(unit) in _PARTS else []
    return of[0] if of and of[0].tag_ == "NNS" and noun_of(of[0]) in kinds().relations.in_words else unit


def _can_guard(scene: Scene, noun: Token) -> bool:
    """Whether forces, a coalition or the people of a nation guard something: "the Kenyans guard the port"."""
    if noun.lower_ in RELATIVE:
        noun = antecedent_of(noun) or noun
    forces = noun_of(noun) in nouns("force", "craft") or noun.pos_ == "PROPN"
    men = noun_of(noun) in nouns("people") and any(party.type in ACTING for party in scene.parties(noun))
    return forces or men or scene.is_coalition(noun)


def _attacking(event: Token) -> list[Token]:
    """Who attacks: "an attack by loyalist troops"."""
    return prepositional(event, frozenset({"by"})) if noun_of(event) in kinds().relations.events else []


def _the_one(scene: Scene, one: Token) -> str:
    """ "The one in Estonia", without what may follow in a row; else the whole phrase: "one of the battle groups"."""
    where = [inner for child in one.rights if child.dep_ == "prep" for inner in child.rights if inner.dep_ == "pobj"]
    row = where and any(child.dep_ == "conj" for child in where[0].rights)
    return scene.parsed.words(one.left_edge, where[0]) if row else scene.parsed.noun_phrase(one)


def unnamed_beside(scene: Scene, match: Match, named: list[Party]) -> list[Party]:
    """Forces without a name in a row with others: "attacked AMISOM and government bases"."""
    row = [one for top in objects_of(scene, match)[:1] for one in scene.with_conjuncts(top)][:4]
    if len(row) < 2 or not named:
        return []
    armed = nouns("force") | kinds().relations.armed
    found = [one for one in row if not scene.parties_of_one(one) and scene.number_at(one) is None]
    return [scene.in_words(one) for one in found if is_somebody(one) and (noun_of(one) in armed or tells_who(one))]


def enemies_in_words(scene: Scene, match: Match) -> list[Party]:
    """Those without a name with whom others without a name fight: "government troops clashed with militiamen"."""
    words = kinds().relations
    enemies = patients_in_words(scene, match)
    return [
        party
        for party in enemies
        if _common(scene.doc[party.token]) in words.armed | words.targets | words.risings | nouns("force")
        or tells_who(scene.doc[party.token])
        if noun_of(scene.doc[party.token]) not in words.civilian
    ]


def _is_attacked(attack: Token, noun: Token) -> bool:
    """Whether attackers are beaten off, or a site without a name is attacked: "bombed the country's main airport"."""
    words = kinds().relations
    return noun_of(noun) in _DOERS or (attack.lemma_ in words.on_places and noun_of(noun) in words.targets)


def _only_tells_a_toll(verb: Token) -> bool:
    """Whether a participle only counts whom an attack has killed: "bombed the base, killing three soldiers"."""
    told = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.lemma_ in {"kill", "destroy", "hit", "sink"}
    fired = any(child.dep_ == "dobj" and child.lemma_ == "fire" for child in verb.head.rights)
    return told and not fired  # "returned fire, killing four rebels"


def _is_only_a_toll(scene: Scene, match: Match, noun: Token) -> bool:
    """Whether people without arms are killed, whom nobody fights by that: "the strikes killed 12 villagers"."""
    return scene.doc[match.token].lemma_ in _KILLING and noun_of(noun) in kinds().relations.civilian


def is_somebody(noun: Token, *, guarded: bool = False) -> bool:
    """Whether a noun is of those to whom something can be done without a name: "local forces", "gang members"."""
    words = kinds().relations
    if guarded and {noun_of(noun), noun.lemma_.lower()} & words.protectable:
        return True
    of_somebody = any(
        noun_of(child) in words.armed | words.in_words | _ARMED
        for child in noun.lefts
        if child.dep_ in {"compound", "amod"}
    )
    if of_somebody and (noun_of(noun) == "member" or noun_of(noun) in words.stands_for | nouns("craft")):
        return True  # "gang members", "the army camp", "rebel groups", "an army helicopter"
    return _common(noun) in words.in_words


def _common(noun: Token) -> str:
    """A noun as the lists have it, capitalised ones too: "Islamists"."""
    return noun.lower_.removesuffix("s") if noun.pos_ == "PROPN" else noun_of(noun)
