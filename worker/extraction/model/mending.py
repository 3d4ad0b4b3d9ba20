"""Trees that the model builds wrongly in a regular way, mended before anything looks at them.

The table tells on which words each mending is tried: by the words themselves, by their tags and by their labels.
Whether there is something to mend, the mending sees for itself.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from worker.extraction.knowledge import countries
from worker.extraction.model import misread
from worker.extraction.model.accused import mend_accused
from worker.extraction.model.appositions import mend_before_type, mend_number_behind
from worker.extraction.model.approximators import mend_about, mend_approximator
from worker.extraction.model.attacks import mend_attack_after_victim, mend_attack_by, mend_attacked_owner
from worker.extraction.model.bare_numbers import PLACED, mend_bare_number, mend_placed_number
from worker.extraction.model.compass import COMPASS, mend_compass
from worker.extraction.model.days import (
    DATED,
    MONTHS,
    SPANS,
    WEEKDAYS,
    mend_beside_date,
    mend_beside_day,
    mend_day_before_plural,
    mend_day_behind_name,
    mend_doer_after_month,
    mend_month_before_plural,
    mend_thing_behind_date,
)
from worker.extraction.model.deeds_of_rows import mend_deed_of_all, mend_deed_of_row
from worker.extraction.model.given_bodies import mend_body_given
from worker.extraction.model.helped import HELPED, mend_helped
from worker.extraction.model.homewards import mend_before_way, mend_home, mend_taken_home, mend_wanted
from worker.extraction.model.misread_deeds import mend_deed_behind_and, mend_deed_behind_comma, mend_deed_of_men
from worker.extraction.model.names_beside import ASTRAY, mend_name_beside
from worker.extraction.model.nations_in_rows import mend_row_behind_name, mend_row_of_nations
from worker.extraction.model.numbering import mend_numbering
from worker.extraction.model.openings import (
    mend_behind_date,
    mend_call,
    mend_headline,
    mend_next_doer,
    mend_opening,
)
from worker.extraction.model.perfects import mend_overrun, mend_perfect
from worker.extraction.model.row_ends import mend_quality_of_last
from worker.extraction.model.sayings import ANNOUNCED, QUOTING, mend_announced, mend_quoting
from worker.extraction.model.sent_to_each import SHARES, mend_sent_to_each, mend_share, mend_taken_later
from worker.extraction.model.shared_doers import mend_helpers, mend_shared_doer
from worker.extraction.model.tags import (
    OFFICES,
    mend_adjective,
    mend_clung,
    mend_comprised,
    mend_done_by,
    mend_gerund_behind,
    mend_government,
    mend_in_equal_parts,
    mend_office,
    mend_prefix,
    mend_there,
)
from worker.extraction.model.whereto import QUARTERS, mend_left, mend_quarter
from worker.extraction.model.with_doers import mend_apart_from_with, mend_behind_with

NAME = "mended_trees"
_ANY: frozenset[str] = frozenset()


class _Mending(NamedTuple):
    """What is tried on words with one of the `tags` and one of the `deps`, which stand behind `after` others or more.

    Empty sets are met by every word.
    """

    mend: Callable[[Token], None]
    words: frozenset[str] = _ANY
    tags: frozenset[str] = _ANY
    deps: frozenset[str] = _ANY
    after: int = 0


def _try(
    mend: Callable[[Token], None], words: frozenset[str] | str = "", tags: str = "", deps: str = "", after: int = 0
) -> _Mending:
    listed = words if isinstance(words, frozenset) else frozenset(words.split())
    return _Mending(mend, listed, frozenset(tags.split()), frozenset(deps.split()), after)


_TABLE = (
    _try(mend_office, OFFICES, "NNP"),
    _try(mend_government, "Government", "NNP"),
    _try(mend_comprised, "comprised"),
    _try(mend_clung, "clung cling", "JJ NN VBG"),
    _try(mend_prefix, "-", after=1),
    _try(mend_there, tags="EX", after=1),
    _try(mend_adjective, tags="JJ", deps="conj"),
    _try(mend_beside_day, tags="JJ NN NNS", deps="conj", after=3),
    _try(mend_gerund_behind, tags="VBG", deps="pobj"),
    _try(misread.mend_neighbouring, tags="VBG", deps="pcomp"),
    _try(mend_accused, tags="VBG", deps="pcomp"),
    _try(mend_behind_with, tags="VBG", deps="acl"),
    _try(mend_apart_from_with, tags="VBG", deps="advcl"),
    _try(mend_approximator, tags="CD", deps="nummod"),
    _try(mend_bare_number, tags="CD", deps="nummod"),
    _try(mend_placed_number, PLACED, "VBN", after=2),
    _try(mend_about, deps="prep"),
    _try(mend_numbering, "number", "NN", after=1),
    _try(mend_announced, ANNOUNCED, "VBN", "acl", after=3),
    _try(mend_quoting, QUOTING, "NNS", after=3),
    _try(mend_numbering, "numbers", "NNS", after=2),
    _try(misread.mend_back, "back", "RB IN"),
    _try(misread.mend_total, "total", deps="ROOT"),
    _try(misread.mend_waters, "waters", after=1),
    _try(misread.mend_worth, "worth"),
    _try(misread.mend_available, "available"),
    _try(misread.mend_rebel, "rebel", "VB"),
    _try(misread.mend_siding, "side sides", deps="ROOT conj"),
    _try(mend_perfect, deps="amod", after=1),
    _try(mend_overrun, "overrun", after=1),
    _try(mend_quarter, QUARTERS, "VB", after=1),
    _try(mend_left, tags="NNP", deps="oprd", after=1),
    _try(mend_compass, COMPASS, "NN", after=1),
    _try(mend_wanted, "want wants wanted wanting"),
    _try(mend_home, "home", deps="advmod", after=1),
    _try(mend_before_way, deps="compound"),
    _try(mend_taken_home, tags="NNS", deps="npadvmod"),
    _try(mend_taken_home, deps="oprd", after=3),
    _try(mend_helped, HELPED, after=2),
    _try(mend_attacked_owner, tags="NNP", deps="poss"),
    _try(mend_attack_after_victim, deps="conj"),
    _try(mend_done_by, "by", deps="agent"),
    _try(mend_in_equal_parts, "by", deps="prep"),
    _try(mend_attack_by, "by", deps="prep agent"),
    _try(mend_shared_doer, "by", deps="prep agent"),
    _try(mend_helpers, "by", deps="agent", after=4),
    _try(mend_month_before_plural, MONTHS, deps="compound", after=1),
    _try(mend_doer_after_month, MONTHS, deps="compound nmod npadvmod", after=1),
    _try(mend_day_before_plural, WEEKDAYS, deps="compound", after=1),
    _try(mend_beside_date, tags="NNP", deps="appos"),
    _try(mend_taken_later, tags="NNP", deps="conj"),
    _try(mend_behind_date, tags="NNP", deps="conj"),
    _try(mend_thing_behind_date, tags="NNP NN NNS", deps="conj"),
    _try(mend_next_doer, deps="conj", after=3),
    _try(mend_name_beside, tags="NNP", after=1),
    _try(mend_name_beside, deps=" ".join(ASTRAY), after=1),
    _try(mend_headline, deps="ROOT"),
    _try(mend_opening, deps="prep"),
    _try(mend_call, deps="intj dep"),
    _try(misread.mend_deed, tags="NNS VBZ", deps="ROOT", after=1),
    _try(misread.mend_joint_deed, tags="NNS", deps="conj"),
    _try(misread.mend_deed_in_clause, tags="NNS", deps="relcl", after=2),
    _try(misread.mend_deed_before_name, deps="amod", after=1),
    _try(mend_deed_behind_and, deps="amod", after=2),
    _try(mend_quality_of_last, tags="JJ", deps="amod"),
    _try(mend_share, SHARES, deps="conj"),
    _try(mend_row_behind_name, tags="NNS", deps="conj"),
    _try(misread.mend_misread, tags="NN", deps="compound ROOT dobj"),
    _try(mend_deed_of_men, tags="NN", deps="pobj", after=3),
    _try(mend_deed_behind_comma, deps="amod", after=3),
    _try(mend_deed_of_all, tags="NN", deps="compound ROOT", after=2),
    _try(mend_deed_of_row, tags="NN", deps="compound ROOT dobj"),
    _try(misread.mend_gerund, tags="NN", deps="compound"),
    _try(misread.mend_deed_of_many, tags="NN", deps="ROOT ccomp conj advcl"),
    _try(misread.mend_relative, tags="NN", deps="relcl"),
    _try(misread.mend_recipient, tags="NNS", deps="compound", after=1),
    _try(mend_body_given, tags="NN NNS", deps="nmod compound", after=2),
    _try(mend_body_given, "military", after=2),
    _try(mend_number_behind, tags="NNS", deps="npadvmod", after=3),
    _try(mend_before_type, tags="NNS", deps="compound", after=1),
    _try(misread.mend_infinitive, deps="compound amod", after=1),
    _try(misread.mend_progressive, deps="compound amod", after=1),
    _try(mend_sent_to_each, "to", deps="prep dative", after=4),
    _try(misread.mend_named_recipient, tags="NNP", after=1),
    _try(mend_day_behind_name, DATED | SPANS, after=1),
)


def mend_trees(nlp: Language) -> None:
    """Let every text pass through the mending right behind the parser."""
    Language.component(NAME, func=_mended)
    nlp.add_pipe(NAME, after="parser")


def _mended(doc: Doc) -> Doc:
    by_word, by_dep, by_tag = _indexed()
    for token in doc:
        for mending in (
            *by_word.get(token.text, ()),
            *by_dep.get(token.dep_, ()),
            *by_tag.get(token.tag_, ()),
        ):
            told = not mending.tags or token.tag_ in mending.tags
            if told and token.i >= mending.after and (not mending.deps or token.dep_ in mending.deps):
                mending.mend(token)
    return doc


@cache
def _indexed() -> tuple[dict[str, list[_Mending]], dict[str, list[_Mending]], dict[str, list[_Mending]]]:
    """The mendings by the words, by the labels and by the tags on which they are tried, each by one of them alone."""
    by_word: dict[str, list[_Mending]] = {}
    by_dep: dict[str, list[_Mending]] = {}
    by_tag: dict[str, list[_Mending]] = {}
    for mending in (*_TABLE, _Mending(mend_row_of_nations, frozenset(countries().demonyms), after=1)):
        if mending.words:
            index, keys = by_word, mending.words
        else:
            index, keys = (by_dep, mending.deps) if mending.deps else (by_tag, mending.tags)
        for key in keys:
            index.setdefault(key, []).append(mending)
    return by_word, by_dep, by_tag
