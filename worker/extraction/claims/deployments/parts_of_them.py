"""Whose a part of counted forces is: "of whom some 2,500 are American", "including 300 Britons"."""

from spacy.tokens import Token

from worker.extraction.claims.casualties.origins import are_harmed
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.forces import force_at
from worker.extraction.claims.deployments.levels import (
    Found,
)
from worker.extraction.claims.deployments.nationals import are_civilians, nation_told
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.deployments.so_strong import where_it_acts
from worker.extraction.claims.deployments.whereabouts import THERE, after, whereabouts
from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.model.neighbours import word_after

INCLUDING = frozenset({"including", "includes", "include", "included", "comprising"})


def partly(scene: Scene, quantity: Quantity) -> Found | None:
    """ "of whom some 2,500 are American", "including 300 Britons", "200 of them from Ghana"."""
    doc = scene.doc
    before = doc[quantity.first - 1].lower_ if quantity.first else ""
    if before in {"but", "except"}:
        return None  # "all but a few hundred of them Syrians"
    if before == "in" and quantity.first > 1 and doc[quantity.first - 2].like_num:
        return None  # "four in five of them are Nigerian"
    if are_civilians(scene, quantity.first) or _are_lost(scene, quantity) or are_harmed(scene, quantity.last - 1):
        return None
    if quantity.head is not None and not quantity.inherited:
        if before in INCLUDING and (theirs := _of_a_nation(scene, doc[quantity.head])):
            return theirs
        party = scene.party_at(doc[quantity.head])
        acts = doc[quantity.head].dep_ in {"nsubj", "nsubjpass"} and posture_of(doc[quantity.head].head)
        if acts in {"deploying", "withdrawing"}:
            return None  # "and 800 Danes are expected within the week"
        if clause_verb(doc[quantity.head]).lemma_ in around().making:
            return None  # "still holds a Norwegian and two Canadians"
        if party is not None and party.type == "country" and before in {"including", "among", "with", "and", "them"}:
            return Found(doc[quantity.head], [party], [], "part of them")
    following = doc[quantity.last : quantity.last + 2]
    begins = scene.doc[scene.sentence(quantity.first)[0]].lower_ == "of"  # "Of the 700 soldiers, 400 are Nepalese"
    partitive = (
        begins
        or before in {"whom", "which", "them"}
        or (len(following) > 1 and following[0].lower_ == "of" and following[1].lower_ in {"them", "whom", "which"})
    )
    if not partitive:
        return _are_so_many(scene, quantity) or _most_are(scene, quantity)
    nation = nation_told(scene, quantity.last + (2 if following[:1].text.lower() == "of" else 0))
    if nation is None:
        return None
    begin = scene.sentence(quantity.first)[0]  # "Of the 9,800 troops in Afghanistan, 400 are Danish"
    whole = (after(scene, begin, quantity.first) or after(scene, nation.token, len(doc))) if begins else []
    return Found(doc[nation.token], [nation], whole, "part of them")


def _of_a_nation(scene: Scene, noun: Token) -> Found | None:
    """ "A NATO force, including 2,000 Danish troops, was deployed in Bosnia": theirs, where the whole is."""
    part = force_at(scene, noun)
    nations = [party for party in (part.owners or part.sources) if party.type == "country"] if part is not None else []
    if part is None or not nations or len(nations) > 1:
        return None  # "including 1,250 officers from Chad and Togo": nobody tells how many are whose
    whole = next((token.head for token in noun.ancestors if token.lower_ == "including"), noun)
    places = list(part.there) or whereabouts(scene, prepositional(whole, THERE)) or where_it_acts(scene, whole)
    return Found(noun, nations, places, "part of them")


def _are_so_many(scene: Scene, quantity: Quantity) -> Found | None:
    """ "French troops, of whom there are 900 in the country": how many of them there are."""
    lead = [token.lower_ for token in scene.doc[max(quantity.first - 6, 0) : quantity.first]]
    of_them = next((at for at, word in enumerate(lead) if word in {"whom", "which"} and lead[at - 1] == "of"), None)
    if not of_them or "there" not in lead[of_them:]:
        return None
    whole = scene.doc[quantity.first - len(lead) + of_them - 2]
    told = force_at(scene, whole.nbor(-1) if whole.text == "," else whole)
    if told is None or not (told.owners or told.sources):
        return None
    where = after(scene, quantity.last - 1, len(scene.doc)) or list(told.there)
    return Found(scene.doc[told.token], list(told.owners or told.sources)[:1], where, "part of them")


def _most_are(scene: Scene, quantity: Quantity) -> Found | None:
    """ "Some 540,000 of its 740,000 troops are American", "300 of the soldiers in Gao come from Chad"."""
    doc = scene.doc
    if (
        quantity.last >= len(doc)
        or doc[quantity.last].lower_ != "of"
        or quantity.first > scene.sentence(quantity.first)[0] + 1
    ):
        return None
    for token in doc[quantity.last : quantity.last + 10]:
        led_on = 2 if token.lemma_ in {"come", "be"} and token.i + 2 < len(doc) and word_after(token) == "from" else 1
        if (token.lemma_ == "be" or led_on > 1) and token.i + led_on < len(doc):
            party = scene.party_at(doc[token.i + led_on])
            where = after(scene, quantity.last, token.i)
            return (
                Found(token, [party], where, "part of them") if party is not None and party.type == "country" else None
            )
    return None


def _are_lost(scene: Scene, quantity: Quantity) -> bool:
    """Whether those of whom somebody counts a part are captured or killed: "the captured men, nine of them British"."""
    whole = scene.doc[quantity.first - 2] if quantity.first > 1 else None
    if whole is None or word_after(whole) != ",":
        return False
    lost = kinds().casualties.outcomes
    done = whole.head.lower_ if whole.dep_ in {"dobj", "nsubjpass"} else whole.lower_
    return done in lost or any(child.lower_ in lost for child in whole.lefts)
