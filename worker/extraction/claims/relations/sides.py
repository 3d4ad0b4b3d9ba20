"""To whom it is done that a frame says, and who is what a noun says: by name, by what stands for them, or near by."""

from spacy.tokens import Token

from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.attacks import carrying, safety_of
from worker.extraction.claims.relations.between import nearby
from worker.extraction.claims.relations.standing import standing_for, stands
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import RELATIVE, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.model.labels import SUBJECTS
from worker.extraction.model.neighbours import word_after
from worker.extraction.reading import ACTING

# What of somebody others oppose.
_PLANNED = frozenset(
    {
        *(
            "presence",
            "expansion",
            "plan",
            "rule",
            "deployment",
            "policy",
            "initiative",
            "decision",
            "proposal",
            "move",
        ),
        *("involvement", "role", "action", "resolution", "measure", "blockade"),
    }
)
_MOVING = frozenset({"evacuation", "withdrawal", "retreat", "departure", "landing", "arrival", "advance", "pullout"})
_MAKING = frozenset({"formation", "creation", "establishment", "deployment", "return", "restoration", "expansion"})
# The prepositions of a noun that the parse may give to the verb above it.
_PARTED = {"fights": frozenset({"against", "on", "upon"}), "negotiates_with": frozenset({"with"})}
_NEARBY = 12  # tokens
_RIGHT_AFTER = 5  # tokens
_BANDS = frozenset(
    {
        *(
            "group",
            "alliance",
            "coalition",
            "band",
            "grouping",
            "faction",
            "bloc",
            "movement",
            "militia",
            "force",
            "army",
        ),
        *("network", "front", "collection", "umbrella", "union", "mix", "patchwork", "league"),
    }
)
_THIS = frozenset({"it", "this", "that"})
_ATTACKS = frozenset({"attack", "assault", "raid", "strike", "offensive", "ambush", "bombing", "clash", "incident"})


def patients_of(scene: Scene, match: Match) -> list[Party]:
    says = match.frame.says
    further: frozenset[str] = frozenset()
    if says == "supports":
        further = kinds().relations.supportable | kinds().relations.aggression
    elif says in {"fights", "opposes"}:
        further = kinds().relations.aggression | kinds().relations.means | kinds().relations.targets
    if says == "opposes":
        further |= kinds().relations.supportable | _PLANNED
    token = scene.doc[match.token]
    tokens = objects_of(scene, match)
    if says == "protects":
        tokens = [top for top in tokens if not _is_a_towns(scene, top)]
    if says == "threatens":  # "a threat of attacks against the US", "to the safety of its forces"
        tokens = [inner for top in tokens for inner in (safety_of(top) or ([] if top.head.lower_ == "of" else [top]))]
    if says == "fights" and token.pos_ == "NOUN":
        tokens = [inner for inner in tokens if inner.dep_ != "compound"]  # "a ground campaign"
    if says == "fights" and token.pos_ == "NOUN" and not tokens:
        near = frozenset({"against", "on", "upon"})
        carrier = carrying(token)
        if token.dep_ == "dobj":  # "launched 12 strikes on them"
            tokens = prepositional(token.head, near) or nearby(scene, token, "against")
        elif carrier is not None:  # "the war that it waged on them"
            tokens = prepositional(carrier, near)
        if not tokens and (
            _is_aggression(token) or _is_owned_war(scene, token)
        ):  # "Russia's aggression in Georgia", "its unjust war in Ukraine"
            tops = [token, *([token.head] if token.dep_ == "dobj" else [])]
            tokens = [inner for top in tops for inner in prepositional(top, frozenset({"in", "into"}))]
            tokens = [inner for inner in tokens if scene.party_at(inner) is not None]
    if says == "fights" and token.pos_ == "NOUN":  # "a campaign with Somalia" is not against it
        alone = token.lemma_.lower() not in kinds().relations.fought_with
        tokens = [inner for inner in tokens if not (alone and inner.head.lower_ == "with")]
    return standing_for(scene, tokens, further)


def _is_a_towns(scene: Scene, site: Token) -> bool:
    """Whether what is guarded lies in a town, and is nobody's else: "Kabul's airport"."""
    owners = [party for child in site.lefts if child.dep_ == "poss" and (party := scene.party_at(child)) is not None]
    return noun_of(site) in kinds().relations.protectable and any(party.type == "place" for party in owners)


def _is_aggression(noun: Token) -> bool:
    """Whether fighting "in" a country is against it: "aggression", "an unprovoked war", "a war of choice"."""
    if noun.lemma_ == "aggression":
        return True
    told = (*noun.lefts, *prepositional(noun, frozenset({"of"})))
    return any(word.lemma_.lower() in kinds().relations.unjust for word in told)


def _is_owned_war(scene: Scene, noun: Token) -> bool:
    """Whether a state has a war, which it then has with the country where it is: "Russia's war in Georgia"."""
    return noun.lemma_ == "war" and any(party.type == "country" for party in scene.modifying(noun))


def _is_of_who_fights(noun: Token, tokens: list[Token]) -> bool:
    """Whether "of" after a noun of fighting names no enemy: "the campaign of the army", "raids of X on Y"."""
    words = kinds().relations
    aimed = any(inner.head.lower_ in {"against", "on", "upon"} for inner in tokens)
    return aimed or noun.lemma_.lower() in {*words.fought_against, *words.of_the_attacker}


def objects_of(scene: Scene, match: Match) -> list[Token]:
    """The tokens it is done to: also where "protect workers trying to help" is parsed as a clause."""
    token, described = scene.doc[match.token], kinds().relations.in_words
    tokens = [top for top in match.at(scene, "patient") if top.dep_ != "compound" or noun_of(top) in described]
    if not tokens and token.pos_ == "VERB" and match.frame.object == "patient":
        clauses = [child for child in token.rights if child.dep_ == "ccomp" and child.tag_ == "VBG"]
        tokens = [inner for child in clauses[:1] for inner in child.lefts if inner.dep_ == "nsubj"]
    if match.frame.says in {"supports", "protects"}:  # "back the formation of a force", "cover the withdrawal of men"
        through = _MAKING | _MOVING
        made = [inner for top in tokens if noun_of(top) in through for inner in prepositional(top, frozenset({"of"}))]
        tokens = made or tokens
    if not tokens and token.pos_ == "NOUN" and match.frame.says in _PARTED:
        tokens = _beyond(token, _PARTED[match.frame.says])
        if tokens:
            return tokens
    if match.frame.says == "fights" and token.pos_ == "NOUN" and _is_of_who_fights(token, tokens):
        tokens = [inner for inner in tokens if inner.head.lower_ != "of"]
    if tokens or token.pos_ != "NOUN" or match.frame.says not in {"supports", "trains", "protects"}:
        return tokens
    top = token.head if token.dep_ == "conj" and token.head.dep_ == "dobj" else token
    if top.dep_ == "dobj" and top.head.lemma_ in kinds().relations.light:  # "provided support to them"
        to = frozenset({"to", "for"})
        return prepositional(top.head, to) or prepositional(top, to)
    after = token.nbor(1) if token.i + 1 < len(scene.doc) else token
    if token.dep_ == "dobj" and after.lower_ in {"to", "for"}:  # "reaffirmed its support to them"
        return [child for child in after.children if child.dep_ == "pobj"]
    return tokens


def _beyond(noun: Token, words: frozenset[str]) -> list[Token]:
    """Whom the verb above a noun governs in its stead: "escalated his assault on them", "is at war with them"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in kinds().relations.amounts:
        noun = noun.head.head  # "carried out a spate of attacks over the weekend against them"
    if noun.dep_ == "dobj":
        return [other for other in prepositional(noun.head, words) if other.i > noun.i or other.lower_ in RELATIVE]
    agreed = noun.dep_ == "pobj" and noun.head.lower_ in {"to", "on"} and noun.head.head.lemma_ == "agree"
    if agreed:  # "agreed to a truce with them"
        return [other for other in prepositional(noun.head.head, words) if other.i > noun.i]
    if noun.dep_ == "pobj" and noun.head.lower_ in {"at", "in", "into"} and noun.head.head.pos_ in {"VERB", "AUX"}:
        with_ = noun.lemma_.lower() in kinds().relations.fought_with or "on" not in words
        beside = words | {"with"} if with_ else words  # "took part in the invasion with 2,000 men"
        return [other for other in prepositional(noun.head.head, beside) if other.i > noun.i]
    return []


def posed_by(scene: Scene, noun: Token) -> tuple[list[Party], list[Party]]:
    """Who is a threat to whom in "the threat posed by the group to its neighbours"."""
    for child in noun.rights:
        if child.dep_ == "relcl" and child.lemma_ in {"pose", "present"}:  # "the threat that the group poses to them"
            by = [party for top in child.lefts if top.dep_ == "nsubj" for party in scene.parties(top)]
            return by, [party for top in prepositional(child, frozenset({"to"})) for party in scene.parties(top)]
        if child.dep_ == "acl" and child.lemma_ in {"pose", "present"}:
            by = [party for top in prepositional(child, frozenset({"by", "from"})) for party in scene.parties(top)]
            return by, [party for top in prepositional(child, frozenset({"to"})) for party in scene.parties(top)]
    return [], []


def owners_beyond(scene: Scene, match: Match) -> list[Party]:
    """Whose "their base" is that others attack: the subject of the clause around it, who may be the accuser.

    Else those of whom the text tells before: "Irish troops hold the bridge. The rebels attacked their post".
    """
    whose = [child for top in objects_of(scene, match) for child in top.lefts if child.tag_ == "PRP$"]
    if not whose:
        return []
    verb = scene.doc[match.token]
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if verb.dep_ not in {"advcl", "pcomp", "relcl", "ccomp"} or above.pos_ not in {"VERB", "AUX"}:
        told = [party for child in whose if scene.is_told_before(child) and (party := scene.party_at(child))]
        return [party for party in told if _stands_for_actors(scene, party)]
    subjects = [child for child in above.lefts if child.dep_ in {"nsubj", "nsubjpass"} and child.i < verb.i]
    found = [party for noun in subjects for party in scene.parties(noun)]
    return [party for party in found if party.type in ACTING or _stands_for_actors(scene, party)]


def _stands_for_actors(scene: Scene, party: Party) -> bool:
    """Whether a pronoun stands for somebody who can act: "The rebels came. They left when jets bombed their camp"."""
    return scene.meant_type(party) in ACTING


def who_is(scene: Scene, noun: Token) -> list[Party]:
    """Who is what the noun says: "Iran is a backer of the group", "Pakistan, a threat to its neighbours"."""
    if noun.dep_ == "attr" and noun.head.lemma_ in {"be", "remain", "become", "pose"}:
        told = scene.subjects(noun.head)
        if noun.lemma_ in _ATTACKS and any(subject.lower_ in _THIS for subject in told):
            return []  # "it was the worst attack on the force"
        return [party for subject in told for party in scene.parties(subject)]
    if noun.dep_ != "appos":
        return []
    top = noun.head
    while noun.tag_ == "NNS" and top.dep_ == "conj" and top.head.i < top.i:
        top = top.head  # "Russia and Iran, the main backers of Chad": both are
    row = [one for one in scene.with_conjuncts(top) if one.i < noun.i] if noun.tag_ == "NNS" else [noun.head]
    return [party for one in row if (party := scene.party_at(one)) is not None]


def band_of(scene: Scene, verb: Token) -> list[Party]:
    """Who is helped that is told to be a band of those whom the verb is about: "the ABC, a band of rebels armed by"."""
    men = verb.head
    if verb.dep_ not in {"acl", "relcl"} or men.dep_ != "pobj" or men.head.lower_ != "of":
        return []
    return who_is(scene, men.head.head) if noun_of(men.head.head) in _BANDS else []


def right_after(scene: Scene, match: Match) -> list[Party]:
    """The party that stands right after a verb, where the parse has it otherwise: "supported ECOWAS efforts"."""
    verb = scene.doc[match.token]
    if verb.lemma_ not in match.frame.verbs:
        return []  # "fought it for six years" is not "fight for"
    for token in scene.doc[verb.i + 1 : verb.i + 1 + _RIGHT_AFTER]:
        party = scene.party_at(token)
        if party is not None:
            named = party.number is not None and scene.parsed.candidates[party.number].kind in {"named", "acronym"}
            last = token
            while last.i + 1 < len(scene.doc) and scene.number_at(last.nbor(1)) == party.number:
                last = last.nbor(1)
            owner = last.i + 1 < len(scene.doc) and word_after(last) in {"'s", "’s"}
            if owner or noun_of(token.head) in kinds().relations.against_their_state or scene.is_helper(token):
                return []  # "defeat Nigeria's extremists", "attacked the Saudi-backed army"
            if token.dep_ in {"amod", "compound"} and not stands(noun_of(token.head), kinds().relations.supportable):
                return []  # "strengthen American competitiveness"
            person = party.type == "person" and verb.lemma_ in kinds().relations.on_persons  # "killed Sgt. X"
            return [party] if named and (party.type in ACTING or person) else []
        if token.pos_ in {"VERB", "AUX", "PUNCT", "ADP", "SCONJ", "CCONJ", "PRON", "PART"}:
            return []
    return []


def right_before(scene: Scene, verb: Token) -> list[Party]:
    """Whom a participle is about by the name right before it: "the Accord (GNA), led by X and backed by Y"."""
    first = verb.head if verb.dep_ == "conj" and verb.head.tag_ == "VBN" and verb.i - verb.head.i < _NEARBY else verb
    if first.tag_ != "VBN" or first.dep_ not in {"acl", "advcl", "relcl", "amod", "dep"}:
        return []
    for token in reversed(scene.doc[max(0, first.i - _RIGHT_AFTER) : first.i]):
        party = scene.party_at(token)
        if party is not None and party.type in {"country", "place"} and token.head.lower_ in {"in", "for"}:
            party = scene.party_at(scene.doc[max(token.head.i - 1, 0)])  # "the mission in Haiti, led by Kenya"
        if party is not None:
            return [party] if party.type in {"organisation", "coalition", "armed_group"} else []
        if token.pos_ == "NOUN" and noun_of(token) in kinds().relations.armed and first.head.i != token.i:
            return [scene.in_words(token)]  # "clashes between the army and separatists, backed by Chad"
        if token.text not in {",", ")", "("}:
            return []
    return []


def row_before(scene: Scene, verb: Token, told: list[Party]) -> list[Party]:
    """The others of a row that a participle behind a comma is of: "Chad and Benin, backed by France, have"."""
    row = scene.with_conjuncts(verb.head) if verb.dep_ == "acl" and verb.tag_ == "VBN" else []
    if len(row) < 2 or verb.head.dep_ not in SUBJECTS or verb.nbor(-1).text != ",":
        return []
    named = [party for noun in row if (party := scene.party_at(noun)) is not None and party.type in ACTING]
    return [party for party in named if all(not scene.same(party, one) for one in told)]
