"""Members by what states make together: "Chad, Mali and Togo agreed to set up a joint force"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.members import add_member, is_coalition
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import agents, is_passive, prepositional
from worker.extraction.claims.words import belonging, kinds

_JOINT = frozenset(
    {"joint", "common", "combined", "multinational", "regional", "international", "allied", "shared", "collective"}
    | {"standby", "tripartite", "trilateral", "quadripartite", "reaction"}
)
_BY_ITSELF = frozenset({"coalition", "alliance", "pact", "bloc", "grouping", "partnership", "mission", "force"})
_NEAR = 12  # tokens to "to be known as"
_CALLED = frozenset({"called", "known", "dubbed", "named", "codenamed"})
_PAPERS = frozenset(
    {"declaration", "statement", "agreement", "memorandum", "charter", "treaty", "accord", "communique"}
)
_SIGNING = frozenset({"sign", "endorse", "adopt", "issue", "initial"})
_FOUNDATIONS = frozenset({"formation", "creation", "establishment", "founding", "launch"})
_ANNOUNCING = frozenset({"announce", "declare", "proclaim", "sign", "agree", "celebrate", "back"})
_OF = frozenset({"of"})
_SENDING = frozenset({"send", "dispatch", "despatch", "deploy", "mount", "staff", "man", "raise", "supply", "run"})
_REACH = 5  # words before the noun
_ALONE_SET = frozenset({"up", "together"})  # "set up", "put together"


def find_founded(scene: Scene, builder: Builder) -> None:
    """ "Chad and Mali formed a joint brigade", "the force that they agreed to set up", "created by Chad and Mali"."""
    for verb in scene.of_lemma(belonging().founding):
        if verb.pos_ != "VERB" or (verb.lemma_ in {"set", "put"} and not _is_set_up(verb)):
            continue
        made = next((noun for noun in scene.objects(verb) if noun.i != verb.i and _is_joint(scene, noun)), None)
        if made is not None:
            _add(scene, builder, made, _signers(scene, verb) or scene.subjects(verb), verb, verb.i)


def find_sent(scene: Scene, builder: Builder) -> None:
    """ "Chad, Mali and Togo sent the force to Bangui": several states whose one force it is."""
    for verb in scene.of_lemma(_SENDING):
        made = [noun for noun in scene.objects(verb) if noun.tag_ in {"NN", "NNP"}] if verb.pos_ == "VERB" else []
        sent = [party for noun in made if (party := scene.party_at(noun)) is not None and is_coalition(scene, party)]
        whole = next((party for party in sent if party.type == "coalition"), None)
        states = [p for noun in scene.subjects(verb) for p in scene.parties(noun) if p.type == "country"]
        if whole is None or len(states) < 2:
            continue
        for state in states:
            add_member(scene, builder, "sends it", whole, state, "member", modality_of(verb), verb.i)


def _signers(scene: Scene, verb: Token) -> list[Token]:
    """Who signs what founds it: "The declaration setting up the coalition was signed by Chad, Mali and Togo"."""
    paper = verb.head
    signing = paper.head
    if verb.dep_ != "acl" or paper.lemma_.lower() not in _PAPERS or signing.lemma_ not in _SIGNING:
        return []
    return agents(signing) if is_passive(signing) else scene.subjects(signing)


def find_announced(scene: Scene, builder: Builder) -> None:
    """ "Chad, Mali and Togo announced the formation of a naval coalition"."""
    for noun in scene.of_lemma(_FOUNDATIONS):
        verb = noun.head
        if noun.dep_ != "dobj" or verb.lemma_ not in _ANNOUNCING:
            continue
        made = next((of for of in prepositional(noun, _OF) if _is_joint(scene, of)), None)
        if made is not None:
            _add(scene, builder, made, scene.subjects(verb), verb, noun.i)


def _add(scene: Scene, builder: Builder, made: Token, doers: list[Token], verb: Token, at: int) -> None:
    """Each of several states that found it is in it; who founds what is only planned is no mere candidate."""
    founders = {"country", "armed_group"} if _is_theirs(scene, made) else {"country"}
    states = [party for noun in doers for party in scene.parties(noun) if party.type in founders]
    for state in states if len(states) > 1 else ():
        add_member(scene, builder, "founds", _whole(scene, made), state, "member", modality_of(verb), at)


def _is_theirs(scene: Scene, made: Token) -> bool:
    """Whether groups in arms may be in it: a coalition by name, and no joint force of states."""
    party = scene.party_at(made)
    return party is not None and party.type == "coalition" and not _is_told_joint(made)


def _is_set_up(verb: Token) -> bool:
    return any(child.lower_ in _ALONE_SET for child in verb.rights)


def _is_joint(scene: Scene, noun: Token) -> bool:
    """Whether what is made is one force or pact of several: "a rapid reaction force", "the Harbour Coalition"."""
    party = scene.party_at(noun)
    if (party is not None and party.type == "coalition" and is_coalition(scene, party)) or _called(scene, noun):
        return True
    lemma = noun.lemma_.lower()
    if noun.tag_ != "NN" or lemma not in belonging().forces | kinds().memberships.groups | {"command"}:
        return False
    return lemma in _BY_ITSELF or _is_told_joint(noun)


def _whole(scene: Scene, made: Token) -> Party:
    """What is made, by its name or by words of its own, for the document may speak of another force too."""
    called = _called(scene, made)
    if called is not None:
        return called
    party = scene.party_at(made)
    named = party is not None and party.number is not None and scene.parsed.candidates[party.number].kind != "definite"
    if party is not None and (named or not (_is_told_joint(made) or _is_new(made))):
        return party
    return scene.in_words(made)


def _called(scene: Scene, noun: Token) -> Party | None:
    """The name beside what is made: "set up a separate mission, EMASoH", "formed a force called Shield"."""
    if noun.lemma_.lower() not in belonging().forces | kinds().memberships.groups | {"operation", "initiative"}:
        return None
    beside = [party for child in noun.rights if child.dep_ == "appos" and (party := scene.party_at(child)) is not None]
    calling = next((token for token in scene.tokens[noun.i + 1 : noun.i + _NEAR] if token.lower_ in _CALLED), None)
    if calling is not None:
        after = scene.tokens[calling.i + 1 : calling.i + 4]
        beside += [party for token in after if (party := scene.party_at(token)) is not None]
    return next((party for party in beside if party.type == "coalition" or is_coalition(scene, party)), None)


def _is_told_joint(noun: Token) -> bool:
    return any(word.lower_ in _JOINT for word in noun.doc[max(noun.left_edge.i, noun.i - _REACH) : noun.i])


def _is_new(noun: Token) -> bool:
    return any(child.lower_ in {"a", "an"} for child in noun.lefts)
