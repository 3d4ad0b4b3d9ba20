"""Who suffers: noun phrases that count people, "14 British servicemen", "a US soldier", "at least 17"."""

import msgspec
from spacy.tokens import Span, Token

from schemas import Reference
from worker.extraction.claims.places import places
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_of, governed_right_after, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns, nouns_of_people
from worker.extraction.model.neighbours import word_after, word_before
from worker.extraction.reading import ACTING

THERE = frozenset({"in", "at", "near", "across", "outside", "around", "inside", "throughout"})
_REACH = 12
_FARTHEST = 20
_NUMBERS = frozenset({"number", "average", "total", "host", "slew", "raft", "string", "series", "range", "handful"})
# What stands beside a number and tells of no people: "a dozen taken prisoner".
_ALONE = frozenset(
    {
        *("other", "others", "more", "dead", "wounded", "injured", "death", "life", "lives", "body", "casualty"),
        *(
            "fatality",
            "murder",
            "homicide",
            "injury",
            "killing",
            "comrade",
            "comrades",
            "colleague",
            "colleagues",
            "prisoner",
            "hostage",
            "captive",
        ),
    }
)
_THOSE = frozenset({"of", "them", "whom", "were", "was"})
_ROW = 8  # tokens between the numbers of a row
_NOBODY = frozenset({"tree", "fee", "knee", "degree", "coffee", "committee", "jubilee", "decree", "guarantee", "list"})
_BEFORE_WHOSE = 3  # tokens: "five of whose soldiers"
_BANDS = frozenset({"gang", "group", "party", "band", "patrol"})
_SOME = frozenset({"most", "many", "some", "all", "half", "few", "majority", "none", "several", "both"})
_UNTOLD = "several"
_ONE = frozenset({"a", "an", "one", "another"})
_THE_ONE = frozenset({"the", "his", "her", "their", "its"})
_SINGLE = frozenset({"a", "an", "one", "another", "first", "second", "third", "last"})  # "the first American died"
_MANY = frozenset({"were", "are", "have"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})


class Sufferer(msgspec.Struct, frozen=True):
    """A noun phrase of people: how many, whose, where."""

    token: int
    count: int | float | None  # None: "several"
    quantity: Quantity | None = None
    owners: tuple[Party, ...] = ()
    there: tuple[Party, ...] = ()


def sufferer_at(scene: Scene, token: Token, harmed: bool = False) -> Sufferer | None:
    """The people that a noun phrase counts: "14 British servicemen", "a US soldier", "34" alone; else nobody.

    Who is `harmed`, as only people are, need bear no noun that the lists know, and may be one who is told of already.
    """
    if token.lower_ in {"who", "that", "which"}:
        antecedent = antecedent_of(token)
        if antecedent is None:
            return None
        token = antecedent
    quantity = next((q for q in scene.by_head.get(token.i, ()) if q.counts), None)
    if quantity is None:
        quantity = scene.counting.get(token.i)
        quantity = quantity if quantity is not None and quantity.counts else None
    quantity = quantity or _before_quotes(scene, token) or _of_thousands(scene, token)
    if quantity is None and (theirs := _of_whose(scene, token)) is not None:
        return theirs
    if token.lower_ in _NUMBERS and token.lefts:
        return None  # "killed a number of attackers"
    if quantity is not None and quantity.head is None and quantity.vague and quantity.first <= token.i < quantity.last:
        return Sufferer(token.i, quantity.count, quantity)  # "injuring dozens"
    if is_one_more(token) and token.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        return Sufferer(token.i, 1)
    if quantity is None:
        return _several(scene, token) if harmed and _are_several(token) else _one(scene, token, harmed)
    if quantity.head is not None and quantity.head > quantity.last and _is_including(scene.doc[quantity.last]):
        return Sufferer(quantity.last - 1, quantity.count, msgspec.structs.replace(quantity, head=None))
    head = scene.doc[quantity.head] if quantity.head is not None and not quantity.inherited else token
    if (head.i != token.i or head.pos_ in {"NOUN", "PROPN"}) and not _are_people(scene, token, head, harmed):
        return None
    if head.pos_ == "ADJ" and (party := scene.party_at(head)) is not None and party.type == "country":
        return Sufferer(token.i, quantity.count, quantity, (party,))  # "255 British and 649 Argentine soldiers"
    return _owned(scene, token, head, quantity.count, quantity)


def _are_several(token: Token) -> bool:
    """Whether nobody tells how many they are: "several soldiers", "several others", "several"."""
    return token.lower_ == _UNTOLD or any(child.lower_ == _UNTOLD for child in token.lefts)


def _several(scene: Scene, token: Token) -> Sufferer | None:
    """Several people, whose number is not known."""
    if token.lower_ not in {_UNTOLD, "others"} and not _are_people(scene, token, token, harmed=True):
        return None
    return _owned(scene, token, token, None, None)


def _is_including(word: Token) -> bool:
    """Whether who is named behind a number is only one of so many: "injured 19 including Senator Sample"."""
    return word.lower_ in {"including", "among"}


def _of_whose(scene: Scene, people: Token) -> Sufferer | None:
    """Those of the one before a clause: "Chad, five of whose soldiers were killed"."""
    first = people.left_edge.i
    before = [token.lower_ for token in scene.doc[max(first - 2, 0) : people.i]]
    if people.i < _BEFORE_WHOSE or before[-2:] != ["of", "whose"]:
        return None
    number = scene.doc[people.i - _BEFORE_WHOSE]
    quantity = next((one for one in scene.quantities_between(number.i, number.i) if one.counts), None)
    owner = number.head if number.dep_ == "appos" else number.head.head
    owners = [party for party in scene.parties_of_one(owner) if party.type in ACTING]
    return Sufferer(people.i, quantity.count, quantity, tuple(owners[:1])) if quantity is not None and owners else None


def _one(scene: Scene, head: Token, harmed: bool) -> Sufferer | None:
    """Somebody whom no number counts: "a Dane", "their leader, Omar Example", "a US soldier"."""
    party = scene.party_at(head) if head.tag_ in {"NN", "NNP"} else None
    if party is not None and party.type == "country" and head.i and _is_one_national(head, harmed):
        return Sufferer(head.i, 1, None, (party,))
    beside = next((child for child in head.rights if child.dep_ == "appos" and child.tag_ == "NNP"), head)
    who = scene.party_at(beside) if beside.tag_ in {"NNP", "PRP"} else None
    if who is not None and who.type == "person":
        return Sufferer(head.i, 1, None, (who,))
    noun = noun_of(head)
    ones = _ONE | _THE_ONE if harmed else _ONE
    single = head.tag_ == "NN" and any(child.lower_ in ones for child in head.lefts)
    single = single or (head.tag_ in {"NN", "NNP"} and _opens_a_headline(head))
    human = noun in nouns_of_people() | kinds().casualties.human or (harmed and _is_one_of_many(head, noun))
    if not single or not human or noun in kinds().casualties.bodies:
        return _crew(scene, head)
    return _owned(scene, head, head, 1, None)


def _are_people(scene: Scene, token: Token, head: Token, harmed: bool) -> bool:
    """Whether those whom a number counts at `head` are people, as those who are `harmed` seldom are not."""
    noun = noun_of(head)
    human = noun in nouns_of_people() or _humanlike(noun)
    if head.i != token.i and head.pos_ == "NOUN" and not (harmed or human or noun in _BANDS):
        return False
    thing = noun in nouns("craft", "goods")
    if noun in kinds().casualties.no_people or (thing and not (harmed and noun in kinds().casualties.human)):
        return False
    if head.i != token.i or head.pos_ != "NOUN":
        return True
    return human or noun in nouns("member") or _of_a_nation(scene, head) or (harmed and head.tag_ == "NNS")


def _owned(scene: Scene, token: Token, head: Token, count: float | None, quantity: Quantity | None) -> Sufferer | None:
    """The people with whose they are, and where: "14 British servicemen", "ten soldiers from Chad in Mali"."""
    if head.pos_ == "NUM" and any(not _is_human(noun) for noun in prepositional(head, frozenset({"of"}))):
        return None  # "captured one of the power plants"
    own = scene.party_at(head)
    if own is not None and own.type in ACTING:
        owners = [own]
    else:
        of = prepositional(head, frozenset({"of", "from"}))
        of = of or governed_right_after(head, frozenset({"from"}))
        owners = [party for party in scene.modifying(head) if scene.acts(party)]
        owners = owners or [party for noun in of for party in scene.parties(noun) if _may_suffer(scene, party)]
        beside = scene.party_at(scene.doc[quantity.last]) if quantity is not None and quantity.last < head.i else None
        if beside is not None and len(owners) > 1 and any(scene.same(beside, owner) for owner in owners):
            owners = [beside]  # "four American and two Fijian peacekeepers": these two
    there = places(scene, prepositional(head, THERE))
    return Sufferer(token.i, count, quantity, tuple(owners[:1]), tuple(there))


def _may_suffer(scene: Scene, party: Party) -> bool:
    """Whether somebody has people who suffer, or "them" stands for such: "Two of them were killed"."""
    if party.type is not None or party.number is None:
        return party.type in ACTING
    return scene.meant_type(party) in ACTING


def _is_one_national(noun: Token, harmed: bool) -> bool:
    """Whether a name for the people of a state is one of them: "a Dane", "the Nepalese was killed"."""
    first = noun.left_edge
    if first.i == noun.i or first.lower_ in _SINGLE:
        return word_before(noun) in _SINGLE or first.i < noun.i
    verb = noun.head
    helping = [child.lower_ for child in verb.lefts if child.dep_ in {"aux", "auxpass"}] or [verb.lower_]
    return harmed and first.lower_ == "the" and first.i + 1 == noun.i and not _MANY.intersection(helping)


def _opens_a_headline(head: Token) -> bool:
    """Whether a headline begins with somebody, without the article: "Irish peacekeeper killed in south Lebanon"."""
    return not head.left_edge.i and not head.doc[-1].is_punct and all(c.dep_ != "det" for c in head.lefts)


def _is_one_of_many(head: Token, noun: str) -> bool:
    """Whether "a" stands before a noun that is no thing: "killed a Hezbollah representative"."""
    thing = noun in kinds().casualties.no_people or noun in nouns("craft") or noun in nouns("goods")
    return not thing and head.pos_ == "NOUN" and any(child.lower_ in _ONE for child in head.lefts)


def is_one_more(token: Token) -> bool:
    """Whether the word is one more of those told before: "killed two soldiers and injured a third"."""
    if token.lower_ == "one":  # "killed one and injured ten", but "killed one of the leaders" is told by these
        return token.pos_ == "NUM" and token.dep_ == "dobj" and not any(child.dep_ == "prep" for child in token.rights)
    if token.lower_ not in _ORDINALS:
        return token.lower_ == "another"
    following = word_after(token)
    return following != "of" and word_before(token) == "a"


def _before_quotes(scene: Scene, token: Token) -> Quantity | None:
    """The number of "ten Chadian ‘blue helmets’": a quotation mark parts it from its noun."""
    if not any(child.dep_ == "punct" and child.i < token.i for child in token.children):
        return None
    found = scene.quantities_between(token.left_edge.i, token.i)
    if len(found) != 1 or not found[0].counts or found[0].first != token.left_edge.i:
        return None
    return msgspec.structs.replace(found[0], head=token.i)


def of_other_nations(scene: Scene, people: Sufferer) -> list[Sufferer]:
    """Those beside them in a row who share their noun: the others of "seven Ukrainian and four Kazakh troops"."""
    own = people.quantity
    if own is None or own.head is None:
        return []
    start, noun = scene.doc[own.head].left_edge.i, own.head
    found = []
    row, nation = scene.doc[start : start + 3], scene.party_at(scene.doc[min(start + 1, noun)])
    one_and = len(row) > 2 and row[0].lower_ in _ONE and row[2].lower_ == "and"
    if one_and and nation is not None and nation.type == "country":
        found.append(Sufferer(start + 1, 1, None, (nation,), people.there))  # "an American and two Kurds"
    for quantity in scene.quantities_between(max(start - _ROW, scene.sentence(noun)[0]), noun):
        told = quantity.last < noun and quantity.first != own.first and quantity.counts
        nation = scene.party_at(scene.doc[quantity.last]) if told else None
        between = scene.doc[min(quantity.last, own.last) : max(quantity.first, own.first)]
        alone = scene.doc[quantity.last].tag_ not in {"NNS", "NNPS"}
        if nation is None or nation.type != "country" or not alone or len(between) > _ROW:
            continue
        if {word.lower_ for word in between if word.pos_ not in {"ADJ", "PROPN", "NUM"}} <= {"and", ",", "or"}:
            counted = msgspec.structs.replace(quantity, head=None)
            found.append(Sufferer(quantity.last, quantity.count, counted, (nation,), people.there))
    return found


def _of_thousands(scene: Scene, token: Token) -> Quantity | None:
    """The vague number that a noun of number begins: "displaced hundreds of thousands"."""
    if token.lower_ not in {"hundreds", "tens", "dozens", "thousands"}:
        return None
    found = scene.quantities_between(token.i, token.i)
    return found[0] if found and found[0].vague and found[0].head is None else None


def _is_human(noun: Token) -> bool:
    name = noun_of(noun)
    return noun.pos_ in {"PRON", "PROPN"} or name in _BANDS or name in nouns_of_people() or _humanlike(name)


def _crew(scene: Scene, head: Token) -> Sufferer | None:
    """ "Both crew members": two."""
    if any(child.lower_ == "both" for child in head.lefts) and noun_of(head) in nouns_of_people():
        owners = [party for party in scene.modifying(head) if scene.acts(party)]
        return Sufferer(head.i, 2, None, tuple(owners[:1]))
    return None


def _humanlike(noun: str) -> bool:
    return noun not in _NOBODY and noun.endswith(("man", "men", "woman", "women", "ist", "ian", "eer", "ee"))


def _of_a_nation(scene: Scene, noun: Token) -> bool:
    """Whether a noun is a name for people: "24 Danes", "three Houthis", "one Dane"."""
    people = noun.tag_ in {"NNS", "NNPS"} or any(child.lower_ == "one" for child in noun.lefts)
    party = scene.party_at(noun) if people else None
    return party is not None and party.type in {"country", "armed_group"} and party.reference.name != ""


def is_person(scene: Scene, token: Token, sufferer: Sufferer) -> bool:
    """Whether what is counted are people, and no things."""
    if any(noun.lower_ in {"them", "whom"} for noun in prepositional(token, frozenset({"of"}))):
        return True  # "has 900 men there and has lost 15 of them"
    head = scene.doc[sufferer.quantity.head] if sufferer.quantity and sufferer.quantity.head is not None else token
    if head.pos_ == "NUM" and (those := prepositional(head, frozenset({"of"}))):
        head = those[0]  # "150 of the 540 soldiers"
    noun = noun_of(head)
    by_name = any(owner.type == "person" for owner in sufferer.owners)
    return by_name or _of_a_nation(scene, head) or noun in nouns_of_people() or _humanlike(noun)


def words_for(scene: Scene, sufferer: Sufferer) -> Reference | None:
    """Sufferers who are nobody's: their words, "civilians"; null where only the number is told."""
    token = scene.doc[sufferer.token]
    if sufferer.quantity is not None and (sufferer.quantity.inherited or (sufferer.quantity.head is None)):
        return None
    if sufferer.quantity is not None and sufferer.quantity.head is not None:
        token = scene.doc[sufferer.quantity.head]
    if token.pos_ not in {"NOUN", "PROPN"} or token.lower_ in _ORDINALS or noun_of(token) in _ALONE:
        return None
    start = token
    while (
        start.i
        and scene.doc[start.i - 1].dep_ in {"compound", "amod"}
        and scene.doc[start.i - 1].head.i == token.i
        and not scene.doc[start.i - 1].like_num
    ):
        start = scene.doc[start.i - 1]
    return Reference(name=scene.parsed.words(start, token))


def _from_nations(scene: Scene, people: Token) -> list[Sufferer]:
    """How many of them are from where: "two men, one from Chad and the other from Mali", "two of them from Fiji"."""
    found = []
    for word in scene.doc[people.i + 1 : min(people.i + _FARTHEST, scene.sentence(people.i)[1])]:
        if word.pos_ == "VERB":
            break
        if word.lower_ != "from" or word.i - 1 == people.i:
            continue
        number = word.i - 1
        while number > people.i + 1 and scene.doc[number].lower_ in _THOSE:
            number -= 1
        quantity = scene.counting.get(number)
        one = scene.doc[number].lower_ in {"one", "other", "another"}
        nations = [party for noun in word.children if noun.dep_ == "pobj" for party in scene.parties_of_one(noun)]
        if len(nations) == 1 and nations[0].type == "country" and (one or (quantity is not None and quantity.counts)):
            count = 1 if one or quantity is None else quantity.count
            found.append(Sufferer(number, count, None if one else quantity, (nations[0],)))
    return found or _of_nations(scene, people)


def _of_nations(scene: Scene, people: Token) -> list[Sufferer]:
    """Each of those whom an apposition tells: "two observers, a Jordanian and a Malawian, were killed"."""
    row = [one for child in people.rights if child.dep_ == "appos" for one in scene.with_conjuncts(child)]
    row = [one for one in row if one.left_edge.i < one.i and one.left_edge.lower_ in _ONE]
    found = [sufferer_at(scene, one, harmed=True) for one in row if scene.party_at(one) is not None]
    return [one for one in found if one is not None and one.owners and one.owners[0].type == "country"]


def _tells_others(between: Span) -> bool:
    """Whether others have been told of before "including": "killed six and injured three, including a Dane"."""
    outcomes = kinds().casualties.outcomes
    return any(word.dep_ == "conj" and word.pos_ == "VERB" and word.lower_ in outcomes for word in between)


def _only_how(number: Token) -> bool:
    """Whether a number is only of those who suffer so: "including six seriously"."""
    return number.pos_ == "NUM" and number.i + 1 < len(number.doc) and number.nbor(1).tag_ == "RB"


def parts_of(scene: Scene, token: Token) -> list[Sufferer]:
    """Those of the sufferers who are named after "including": "including one American and two children"."""
    _, end = scene.sentence(token.i)
    if nations := _from_nations(scene, token):
        return nations
    for word in scene.doc[token.i + 1 : min(token.i + _REACH, end)]:
        plain = all(t.pos_ not in {"VERB", "AUX"} for t in scene.doc[token.i + 1 : word.i])
        if word.lower_ in {"whom", "which"} and word_before(word) == "of" and plain:  # "of whom two were soldiers"
            counts = scene.quantities_between(word.i + 1, word.i + 2) or scene.quantities_between(
                word.i - 3, word.i - 2
            )
            return [Sufferer(q.last - 1, q.count, q) for q in counts if q.counts]
        if word.lower_ == "them" and word_before(word) == "of" and word.i + 1 < end:  # "12 of them Danish"
            told = [q for q in scene.quantities_between(token.i + 1, word.i - 2) if q.last == word.i - 1]
            own, after = scene.party_at(word.nbor(1)), word.nbor(1)
            owners = (own,) if own is not None and own.type == "country" else ()
            if told and (
                owners or after.pos_ in {"ADP", "NOUN"}
            ):  # "52 of them in one attack", but "two of them badly"
                return [Sufferer(told[0].last - 1, told[0].count, told[0], owners)]
        if word.lower_ == "them" and word_before(word) == "of" and word.nbor(-2).lower_ in _SOME:
            continue  # "most of them civilians"
        if word.lower_ == "including" and _tells_others(scene.doc[token.i + 1 : word.i]):
            return []
        if word.lower_ == "including" or (word.lower_ == "them" and word_before(word) in {"among", "of"}):
            tops = [child for child in word.children if child.dep_ in {"pobj", "dobj"}]
            if not tops:
                near = [t for t in scene.doc[word.i + 1 : word.i + 6] if t.pos_ in {"NOUN", "PROPN"}]
                tops = [t for t in near if not (t.dep_ in {"compound", "amod"} and t.head in near)][:1]
            told_of = (
                sufferer_at(scene, item) for top in tops if not _only_how(top) for item in scene.with_conjuncts(top)
            )
            found = [sufferer for sufferer in told_of if sufferer is not None]
            if found or word_before(word) != "of":  # "four of them died, among them a Dane"
                return found
    return []
