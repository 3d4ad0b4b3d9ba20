"""Ranks and titles that end in a full stop: one token each, so that no sentence ends within "Brig. Gen. Moss"."""

from typing import TYPE_CHECKING, Any

from spacy.symbols import ORTH

if TYPE_CHECKING:
    from spacy.language import Language

# The model knows "Gen.", "Sen." and a few more.
_SHORT = (
    "Lt", "Col", "Maj", "Capt", "Cmdr", "Sgt", "Brig", "Cpl", "Pvt", "Spc", "Pfc", "Msgr", "Hon", "Supt", "Insp", "Amb",
    "Cdr", "Comdr", "Lieut", "Gens", "Cols", "Engr", "Adml", "Pres", "Asst", "Cdre", "Maj-Gen", "Lt-Gen", "Lt-Col",
)  # fmt: skip


def keep_abbreviations(nlp: "Language") -> None:
    """Make the tokeniser leave the full stop at them."""
    tokenizer: Any = nlp.tokenizer
    for word in _SHORT:
        tokenizer.add_special_case(f"{word}.", [{ORTH: f"{word}."}])
