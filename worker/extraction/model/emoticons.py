"""Marks that the tokeniser takes for faces: in the news "(Mr Blair):" ends with a bracket and a colon."""

from typing import TYPE_CHECKING, Any

from spacy.lang.tokenizer_exceptions import emoticons

if TYPE_CHECKING:
    from spacy.language import Language


def read_no_faces(nlp: "Language") -> None:
    """Make the tokeniser read ":(", "):" and "8)" as the marks and digits that they are made of."""
    tokenizer: Any = nlp.tokenizer
    tokenizer.rules = {text: parts for text, parts in tokenizer.rules.items() if text not in emoticons}
