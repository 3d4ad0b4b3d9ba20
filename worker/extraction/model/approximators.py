"""Words before a number that the model takes for prepositions of the verb: "will send up to 900 soldiers"."""

from spacy.tokens import Token

from worker.extraction.model.labels import MANY

_PHRASES = (
    ("anything", "up", "to"),
    ("in", "excess", "of"),
    ("up", "to"),
    ("close", "to"),
    ("upwards", "of"),
    ("just", "over"),
    ("just", "under"),
    ("well", "over"),
    ("over",),
    ("under",),
    ("around",),
    ("about",),
)
ABOUT = frozenset({"over", "about", "around", "under"})
_PARTICLES = frozenset({"home", "back", "out", "in"})
_RISING = frozenset(
    {
        "rise", "rises", "rose", "risen", "rising", "fall", "falls", "fell", "fallen", "falling", "grow", "grows",
        "grew", "grown", "growing", "shrink", "shrank", "shrunk", "drop", "drops", "dropped", "climb", "climbed",
        "swell", "swelled", "be", "is", "are", "was", "were", "been", "come", "comes", "came", "go", "goes", "went",
        "gone", "going", "fly", "flies", "flew", "flying", "flown", "amount", "amounts", "amounted", "number",
        "numbers", "numbered", "reduced",
    }
)  # fmt: skip


def mend_approximator(number: Token) -> None:
    """Make what is counted the object of its verb, and the words before its number part of the number."""
    words = next((words for words in _PHRASES if _stand_before(number, words)), ())
    noun, verb = number.head, number.doc[max(number.i - len(words) - 1, 0)]
    if verb.lower_ in _PARTICLES and verb.i and verb.nbor(-1).tag_[:2] == "VB":
        verb = verb.nbor(-1)  # "is to bring home just under 900 infantrymen"
    counted = noun.tag_ in MANY and noun.i > number.i and noun.dep_ == "pobj" and number.i - noun.head.i == 1
    acts = verb.tag_[:2] == "VB" and verb.lower_ not in _RISING and words and verb.i < number.i
    if not counted or not acts or any(child.dep_ in {"dobj", "nsubjpass"} for child in verb.children):
        return
    first = number.i - len(words)
    noun.head, noun.dep_ = verb, "dobj"
    for word in number.doc[first : number.i]:
        word.head, word.dep_ = number, "quantmod"


def mend_about(about: Token) -> None:
    """Let those counted act where "over" is taken for a place: "Over 140 of its soldiers have died"."""
    if about.lower_ not in ABOUT or about.i + 1 == len(about.doc):
        return
    verb, number = about.head, about.nbor(1)
    counts = number.tag_ == "CD" and number.head.i == about.i and any(child.lower_ == "of" for child in number.rights)
    if not counts or verb.tag_[:2] != "VB" or about.i > verb.i:
        return
    if any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.lefts):
        return
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    number.head, number.dep_ = verb, "nsubjpass" if passive else "nsubj"
    about.head, about.dep_ = number, "advmod"


def _stand_before(number: Token, words: tuple[str, ...]) -> bool:
    before = number.doc[max(number.i - len(words), 0) : number.i]
    return [token.lower_ for token in before] == list(words)
