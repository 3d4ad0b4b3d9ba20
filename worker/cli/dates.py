"""Dates for people: as short as they are precise."""

from calendar import monthrange
from datetime import datetime

DAY_END = "T23:59:59.999"


def date_words(text: str | None) -> str:
    """An ISO 8601 year, month, day or instant in words: "2017", "Dec 2017", "5 Dec 2017". Other text as it is."""
    if not text or len(text) == 4:
        return text or ""
    try:
        if len(text) == 7:
            return f"{datetime.strptime(text, '%Y-%m'):%b %Y}"
        day = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {day:%b %Y}"


def moment_words(moment: str) -> str:
    """A moment as `worker.state` has it: the end of a month or day stands for all of it; else to the second."""
    if not moment.endswith(DAY_END):
        return moment[:19].replace("T", " ")
    year, month, day = (int(part) for part in moment[:10].split("-"))
    if day != monthrange(year, month)[1]:
        return date_words(moment[:10])
    return date_words(moment[:7])


def source_words(source: str | None, document_id: str, published_at: str | None) -> str:
    """Who said it, and when: "AFP, Dec 2017"."""
    return ", ".join(filter(None, (source or document_id, date_words(published_at))))
