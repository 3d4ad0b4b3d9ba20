"""Words to which the model gives a wrong tag or label: "Canada's G7 Presidency" is no name, "ex-" is no noun."""

from spacy.tokens import Token

from worker.extraction.model.neighbours import word_after, word_before

OFFICES = frozenset({"Presidency", "Chairmanship", "Leadership"})  # as officials write them


def mend_done_by(by: Token) -> None:
    """Make a participle of what is done by somebody, in a row: "are trapped in Kona, surrounded by the army"."""
    done = by.head
    if done.tag_ == "VBD" and done.dep_ in {"conj", "advcl"} and all(c.dep_ != "dobj" for c in done.children):
        done.tag_ = "VBN"


def mend_in_equal_parts(by: Token) -> None:
    """Hang those who do something "in equal parts" on the verb: "is borne in equal parts by Chad and Niger"."""
    parts = by.head
    done = parts.head.head
    if parts.lower_ not in _PARTS or parts.dep_ != "pobj" or parts.head.lower_ not in {"in", "at", "by"}:
        return
    if done.tag_ == "VBN" and done.i < parts.i:
        by.head, by.dep_ = done, "agent"


_PARTS = frozenset({"parts", "shares", "measure", "part", "full", "turn", "turns", "proportions", "halves", "time"})


def mend_clung(word: Token) -> None:
    """Make a finite verb of "clung" and "cling", taken for other words: "The rebels cling to the port"."""
    word.tag_ = "VBD" if word.lower_ == "clung" else "VBP"


def mend_office(office: Token) -> None:
    """Let what officials write like a name be a noun."""
    office.tag_ = "NN"


def mend_government(government: Token) -> None:
    """Let the "Government of Tonga" be a noun of Tonga's."""
    if word_after(government) == "of":
        government.tag_ = "NN"


def mend_adjective(adjective: Token) -> None:
    """What has an object of its own is a verb: "crossed the river and liberated Seoul"."""
    if (
        adjective.text.endswith("ed")
        and adjective.head.tag_ == "VBD"
        and any(child.dep_ == "dobj" for child in adjective.children)
    ):
        adjective.tag_ = "VBD"


def mend_gerund_behind(deed: Token) -> None:
    """Let what follows a preposition be a clause: "voted against joining"."""
    if not any(deed.lefts):
        deed.dep_ = "pcomp"


def mend_there(there: Token) -> None:
    """Let "there" tell where something is, if its verb has a subject: "The presence of troops there is new"."""
    verb, before = there.head, there.nbor(-1)
    subject = any(child.dep_ in {"nsubj", "nsubjpass"} and child.i < there.i for child in verb.lefts)
    if subject and before.tag_[:2] == "NN":
        there.tag_, there.dep_, there.head = "RB", "advmod", before


def mend_comprised(verb: Token) -> None:
    """Let "comprised of" say what "composed of" does."""
    if word_after(verb) == "of":
        verb.lemma_ = "compose"


def mend_prefix(hyphen: Token) -> None:
    """Hang "ex-" on its noun, where the model makes three nouns of it: "mutinous ex-soldiers"."""
    prefix = hyphen.nbor(-1)
    if word_before(hyphen) != "ex" or hyphen.i + 1 >= len(hyphen.doc) or hyphen.tag_ == "HYPH":
        return
    noun = hyphen.nbor(1)
    three = {prefix.i, hyphen.i, noun.i}
    top = next(word for word in (noun, prefix, hyphen) if word.head.i == word.i or word.head.i not in three)
    noun.dep_, noun.head = top.dep_, noun if top.head.i == top.i else top.head
    for child in [child for child in prefix.lefts if child.i < prefix.i]:
        child.head = noun
    prefix.head, prefix.dep_, prefix.tag_ = noun, "amod", "JJ"
    hyphen.head, hyphen.dep_, hyphen.tag_ = noun, "punct", "HYPH"
