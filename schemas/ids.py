"""Ids are hashes of what identifies a thing, so that doing the same work twice gives the same ids."""

import hashlib
import unicodedata

import msgspec

from schemas.claims import Amount, Claim, kind_of
from schemas.entities import Reference

_encoder = msgspec.json.Encoder(order="deterministic")


def hash_of(*parts: object) -> str:
    """Sixteen hexadecimal digits (64 bits of SHA-256) that stand for the parts, in their order."""
    return hashlib.sha256(_encoder.encode(parts)).hexdigest()[:16]


def content_hash(text: str) -> str:
    """Tells one text of a paragraph from another, to the character."""
    return hash_of(text)


def normalised_hash(text: str) -> str:
    """Tells texts apart but for case, white space and typography: copies of one agency text share it."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return hash_of(" ".join("".join(c if c.isalnum() else " " for c in folded).split()))


def paragraph_id(document_id: str, index: int, text: str) -> str:
    """The id of a paragraph: its document, its place there and its exact text."""
    return hash_of(document_id, index, content_hash(text))


def mention_id(document_id: str, paragraph: int, start: int, end: int, entity_id: str) -> str:
    """The id of a mention: which words of which paragraph, and whom they name."""
    return hash_of(document_id, paragraph, start, end, entity_id)


def claim_id(claim: Claim) -> str:
    """The id of a claim: its document, paragraph, kind and identity fields. The claim's own `id` is not looked at."""
    values = (_identifying(getattr(claim, field)) for field in claim.identity)
    return hash_of(claim.document_id, claim.paragraph, kind_of(claim), *values)


def _identifying(value: object) -> object:
    if isinstance(value, Reference):
        return value.key
    if isinstance(value, Amount):
        return value.number, value.unit or value.currency
    if isinstance(value, str):
        return " ".join(value.lower().split())
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
