"""Which words tell the ground of a frame, where the parse gives them to it or to something else."""

from spacy.tokens import Token

from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import antecedent_of, is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.model.neighbours import word_after, word_before

_NEAR = 7
_AT = frozenset({"at", "in", "near"})
_FOR = frozenset({"for", "over"})
_SHARED = frozenset({"both", "each", "all", "most", "some", "half", "none", "neither", "two", "three", "part", "parts"})


def tops_of(scene: Scene, match: Match) -> tuple[list[Token], bool]:
    """The nouns that head the ground of a frame, and whether only their place in the text tells it."""
    token = scene.doc[match.token]
    told = [top for top in match.at(scene, "ground") if not _tells_how_far(top)]
    tops = [inner for top in told for inner in _claimed(ground_meant(top))]
    tops += _strays(token, tops)
    if tops and token.pos_ == "VERB":  # "retook swathes of land, including the town of Kona"
        tops += [noun for noun in prepositional(token, frozenset({"including"})) if noun.i > tops[-1].i]
        tops += _among_them(scene, tops[-1])
    if token.pos_ == "VERB" and match.frame.name == "falls" and is_passive(token):
        tops = scene.objects(token)  # "Kona was surrendered to the rebels"
    if token.pos_ == "NOUN":  # "restored government control over Kona": the government is no ground
        tops = [top for top in tops if top.dep_ != "compound" or noun_of(top) not in kinds().territories.holders]
    if token.pos_ == "NOUN" and token.dep_ == "conj" and not tops:  # "the invasion and occupation of Kona"
        tops = prepositional(token.head, frozenset({"of"}))
    if token.pos_ == "NOUN" and not tops:  # "the expulsion of the rebels from Kona", "lost their hold on Kona"
        tops = _from_under(match, token) or _beside_verb(match, token)
    if token.pos_ == "NOUN" and match.frame.name in {"falls", "gains ground", "loses ground"} and not tops:
        tops = [child for child in token.lefts if child.dep_ == "poss" and _may_be_ground(scene, child, match)]
    if match.frame.object == "ground" and (named := _right_behind(scene, token)) is not None:
        tops = [named]
    if match.frame.object == "ground" and (told := _told_before(scene, token)):
        tops = told
    if token.lemma_ in {"flee", "retreat"}:  # "fled Kona, 17 miles from the border"
        tops = scene.objects(token) or tops
    near = not tops and (token.pos_ == "VERB" or (token.lower_ == "control" and token.dep_ == "dobj"))
    return (_ground_near(scene, match), True) if near else (tops, False)


def _tells_how_far(top: Token) -> bool:
    """Whether a place only tells where another is: "at Kona, 15 miles from Luanda", "15 miles north of Luanda"."""
    words, far = kinds().territories, top.head
    if top.dep_ != "pobj" or far.lower_ not in {"from", "of"} or far.i < 2:
        return False
    before = far.nbor(-1)
    if far.lower_ == "of":
        return before.lower_ in words.compass and before.nbor(-1).lemma_.lower() in words.measures
    return before.lemma_.lower() in words.measures


def _among_them(scene: Scene, ground: Token) -> list[Token]:
    """Which towns some are: "took ten towns in a week, among them Kona and Kidal"."""
    _, end = scene.sentence(ground.i)
    for token in scene.doc[ground.i + 1 : end - 2] if ground.tag_ == "NNS" else ():
        if token.lower_ == "among" and token.nbor(1).lower_ == "them":
            named = scene.doc[token.i + 2 : end]
            first = next((one for one in named if scene.names(one) and one.dep_ != "compound"), None)
            return [first] if first is not None else []
    return []


def _may_be_ground(scene: Scene, owner: Token, match: Match) -> bool:
    """ "Kabul's fall to the Taliban", "the airport's capture", but not "the rebels' capture"."""
    party = scene.party_at(owner)
    if match.frame.name == "falls" or (party is not None and party.type == "place"):
        return True
    return owner.lemma_.lower() in kinds().territories.sites


def _ground_near(scene: Scene, match: Match) -> list[Token]:
    """The ground by its place in the text where the parse has lost it: right behind "from", right before "that".

    "as the rebels withdrew from the city and marines landed": the city, whatever the parse hangs it on.
    """
    verb = scene.doc[match.token]
    _, end = scene.sentence(verb.i)
    governing = {word for word, role in match.frame.prepositions.items() if role == "ground"}
    for word in scene.doc[verb.i + 1 : min(verb.i + _NEAR, end)]:
        if word.lower_ in governing and word.nbor(-1).lemma_.lower() not in kinds().territories.measures:
            following = scene.doc[word.i + 1 : min(word.i + _NEAR, end)]
            heads = [t for t in following if t.pos_ in {"NOUN", "PROPN"} and not _goes_on(t, end)]
            return heads[:1]
    if match.frame.object != "ground":
        return []
    that = next((child for child in verb.lefts if child.dep_ == "mark" and child.lower_ == "that"), None)
    if that is not None and that.i and scene.doc[that.i - 1].pos_ in {"NOUN", "PROPN"}:
        before = scene.doc[that.i - 1]
        return [before.head.head if before.dep_ == "pobj" and before.head.head.pos_ == "NOUN" else before]
    return []


def _right_behind(scene: Scene, verb: Token) -> Token | None:
    """The place by name right behind a verb that the parse gives no object: "now blockades Djibo and struck"."""
    if verb.pos_ != "VERB" or verb.i + 1 == len(scene.doc) or any(child.dep_ == "dobj" for child in verb.rights):
        return None
    after = verb.nbor(1)
    if after.lower_ == "the" and after.i + 1 < len(scene.doc):
        after = after.nbor(1)
    party = scene.party_at(after) if after.pos_ == "PROPN" or after.text[:1].isupper() else None
    if party is None or party.type != "place" or party.number is None:
        return None
    while after.i + 1 < len(scene.doc) and scene.number_at(after.nbor(1)) == party.number:
        after = after.nbor(1)
    return None if after.head.i > verb.i and after.head.i != after.i and after.dep_ == "compound" else after


def _told_before(scene: Scene, verb: Token) -> list[Token]:
    """The row of places before "both of which", and the place before a comma and "encircled by"."""
    for child in verb.lefts:
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and child.lower_ in _SHARED:
            which = child.i + 2 < len(scene.doc) and scene.doc[child.i + 2].lower_ == "which"
            before = scene.doc[child.i - 2] if which and child.i > 1 else None
            while before is not None and before.dep_ == "conj" and before.head.pos_ in {"NOUN", "PROPN"}:
                before = before.head
            return [before] if before is not None and before.pos_ in {"NOUN", "PROPN"} else []
    after_comma = verb.tag_ == "VBN" and verb.dep_ in {"advcl", "acl"} and verb.i > 1 and word_before(verb) == ","
    if not after_comma or not (word_after(verb) in {"by", "since"} or _is_on_all_sides(verb)):
        return []
    name, party = verb.nbor(-2), scene.party_at(verb.nbor(-2))
    site = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "of" else name
    if site.lemma_.lower() in kinds().territories.towns and name.text[:1].isupper():
        return [site]  # "entered the town of Kona, abandoned by the rebels"
    return [name] if party is not None and party.type == "place" else []


def _is_on_all_sides(verb: Token) -> bool:
    """ "Surrounded on all sides by the army"."""
    sides = prepositional(verb, frozenset({"on", "from"}))
    return any(noun.lemma_ in {"side", "flank", "direction"} for noun in sides)


def _from_under(match: Match, noun: Token) -> list[Token]:
    """What the prepositions of a frame govern below the noun's "of"."""
    governing = frozenset(word for word, role in match.frame.prepositions.items() if role == "ground") - {"of"}
    return [spot for of in prepositional(noun, frozenset({"of"})) for spot in prepositional(of, governing)]


def _beside_verb(match: Match, noun: Token) -> list[Token]:
    """What such prepositions govern behind a verb whose object the noun is: "imposed a siege on Kona"."""
    governing = frozenset(word for word, role in match.frame.prepositions.items() if role == "ground") - {"of"}
    if match.frame.name == "contests ground" and noun.dep_ == "nsubj":  # "fighting raged between them for Kona"
        first = prepositional(noun.head, frozenset({"between"}))
        sides = [noun.head, *first, *(side for one in first for side in one.rights if side.dep_ == "conj")]
        return [meant for side in sides for spot in prepositional(side, _FOR) for meant in _claimed(spot)]
    return prepositional(noun.head, governing) if noun.dep_ == "dobj" else []


def _goes_on(noun: Token, end: int) -> bool:
    """Whether a noun phrase goes on behind the noun."""
    return noun.i + 1 < end and noun.nbor(1).pos_ in {"NOUN", "PROPN", "PART"}


def _claimed(top: Token) -> list[Token]:
    """What a claim is to ("its claim to Cuba"), and what is named after "including"."""
    if top.lemma_.lower() in {"claim", "title", "right"}:
        return prepositional(top, frozenset({"to"}))
    if top.lower_ in {"control", "possession"} and (of := prepositional(top, frozenset({"of", "over"}))):
        return of  # "a battle for control of Kona"
    return [top, *prepositional(top, frozenset({"including"}))]


def ground_meant(top: Token) -> Token:
    """The ground that a relative pronoun stands for: "the city, which fell to", "Bo and Kenema, towns that remain"."""
    noun = (antecedent_of(top) or top) if top.lower_ in {"which", "that"} else top
    aside = noun.head if noun.dep_ == "pobj" and noun.lower_ in kinds().territories.compass else None
    if aside is not None and aside.lower_ == "to" and aside.i and aside.nbor(-1).pos_ == "PROPN":
        return aside.nbor(-1)  # "Kona to the north, which remains"
    if noun.i != top.i and (town := _town_of_the_land(noun)) is not None:
        return town
    inside = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.i != top.i else noun
    if inside.pos_ == "VERB" and (beside := noun.head.nbor(-1)).pos_ == "PROPN":
        inside = beside.head.head if beside.dep_ == "pobj" and beside.head.lower_ == "of" else beside
    if inside.i != noun.i and (inside.pos_ == "PROPN" or inside.lemma_.lower() in kinds().territories.sites):
        return inside  # "the city of Kona in Mali, which was seized"
    if inside.tag_ == "JJS" and inside.dep_ == "appos" and inside.head.tag_ != "NNS":
        return inside.head  # "Kona airfield, the largest in Mali, which was seized"
    if noun.dep_ == "attr" and noun.head.lemma_ == "be" and noun.lemma_.lower() in kinds().territories.sites:
        named = [child for child in noun.head.lefts if child.dep_ == "nsubj" and child.pos_ == "PROPN"]
        return named[0] if named else noun  # "Ramadi was the first city to fall to the group"
    words = kinds().territories
    if noun.dep_ == "appos" and noun.lemma_.lower() in words.sites_alone:
        return noun.head
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.lemma_.lower() in words.sites | words.towns:
        return noun.head  # "Kona, the port the rebels seized"
    at = noun.left_edge.i
    if noun.tag_ != "NNS" or at < 2 or noun.doc[at].pos_ == "DET" or noun.doc[at - 1].text != ",":
        return noun
    before = noun.doc[at - 2]
    while before.dep_ == "conj" and before.head.pos_ == "PROPN":
        before = before.head
    return before if before.pos_ == "PROPN" else noun


def _town_of_the_land(land: Token) -> Token | None:
    """The town that is told of, and no land around it: "Kona, a town in the north of the country that was seized"."""
    above = land
    while above.dep_ == "pobj" and above.head.lower_ in {"in", "of"} and above.head.head.i < above.i:
        above = above.head.head
    towns = kinds().territories.towns
    if land.tag_ != "NN" or above.i == land.i or above.lower_ not in towns or above.dep_ not in {"appos", "attr"}:
        return None
    about = above.head if above.dep_ == "appos" else next((c for c in above.head.lefts if c.dep_ == "nsubj"), above)
    return about if about.pos_ == "PROPN" else None


def _strays(verb: Token, tops: list[Token]) -> list[Token]:
    """The rest of a list that the parse hangs on the verb: "out of the palace and most of the city"."""
    if not tops or verb.pos_ != "VERB":
        return []
    strays = [
        child
        for child in verb.rights
        if child.dep_ == "conj" and child.i > tops[-1].i and (child.pos_ in _HEADS or _is_of(child))
    ]
    where = [spot for spot in prepositional(verb, _AT) if spot.head.i == tops[-1].i + 1]
    return strays + [  # "took the airport at Kona and the main town": the town is not where the airport is
        more
        for spot in where
        for more in spot.rights
        if more.dep_ == "conj" and more.pos_ == "NOUN" and more.lemma_.lower() in kinds().territories.sites_alone
    ]


_HEADS = frozenset({"ADJ", "NOUN", "PROPN"})


def _is_of(part: Token) -> bool:
    """ "Nearly all of the south"."""
    return part.pos_ in {"DET", "PRON"} and any(child.lower_ == "of" for child in part.rights)
