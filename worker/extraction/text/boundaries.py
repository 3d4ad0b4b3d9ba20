"""Where words begin and end in a text."""


def is_letter(character: str) -> bool:
    """Whether a character is part of a word, as in regular expressions."""
    return character.isalnum() or character == "_"


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether what stands from `start` to `end` is part of no longer word."""
    return not (start and is_letter(text[start - 1])) and not (end < len(text) and is_letter(text[end]))
