"""Verbs whose forms the model's rules lead back to another word: "waged" to "wag", "hoped" to "hop"."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

# Verbs that the rules find first, and that the news does not use.
_NEVER = frozenset({"wag", "stag", "hop", "par", "slat", "instal"})
_FORMS = {
    "resupplied": "resupply", "resupplying": "resupply", "reoccupied": "reoccupy", "reoccupying": "reoccupy",
    "readied": "ready", "readying": "ready", "rehatted": "rehat", "airdropped": "airdrop", "airdropping": "airdrop",
    "clung": "cling", "installed": "install", "installing": "install",
}  # fmt: skip


def mend_lemmas(nlp: "Language") -> None:
    """Make the lemmatizer lead the forms of such verbs back to the verb."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, words in list(index.items()):
        index[part_of_speech] = frozenset(words)  # a list, which each new word would be sought in
    index["verb"] -= _NEVER
    exceptions = lemmatizer.lookups.get_table("lemma_exc")["verb"]
    for form, verb in _FORMS.items():
        exceptions[form] = [verb]
    lemmatizer.lookups.get_table("lemma_exc")["noun"]["bases"] = ["base"]  # and never "basis"
