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


def _stand_before(number: Token, words: tuple[str, ...]) -> bool:
    before = number.doc[max(number.i - len(words), 0) : number.i]
    return [token.lower_ for token in before] == list(words)
