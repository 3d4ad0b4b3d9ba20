"""Knowledge is data: a line adds a thing, and a wrong line is told with its file."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas import Entity
from worker.extraction.knowledge import (
    KnowledgeError,
    countries,
    forenames,
    governed_from,
    institutions,
    known_coalitions,
    load,
    named_entities,
    person_words,
    slug,
)
from worker.extraction.names.gazetteer import Gazetteer
from worker.extraction.names.naming import name_words
from worker.extraction.names.nouns import referring_nouns

FOLDER = Path(__file__).parents[3] / "worker" / "extraction" / "knowledge"


def test_all_files_are_sound() -> None:
    assert len(named_entities()) > 3000
    assert len(known_coalitions()) > 150
    assert len({entity.id for entity in countries().names.values()}) > 193
    assert institutions() and person_words() and forenames() and governed_from() and name_words() and referring_nouns()


def test_no_list_holds_a_word_twice() -> None:
    twice = [
        (path.name, name, word)
        for path in sorted(FOLDER.glob("*.toml"))
        for name, words in _lists(tomllib.loads(path.read_text("utf-8")), path.stem)
        for word in sorted({word for word in words if words.count(word) > 1})
    ]
    assert twice == []


def _lists(value: object, name: str) -> Iterator[tuple[str, list[str]]]:
    """Every list of words in what a TOML file holds, with the name of its key."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(inner, key)
    elif isinstance(value, list):
        yield name, [word for word in value if isinstance(word, str)]
        for inner in value:
            yield from _lists(inner, name)


def test_every_state_with_a_demonym_is_known_by_it() -> None:
    known = countries()
    assert {"IQ", "US", "GB", "FR", "UA", "XK", "CD", "ZA"} <= set(known.adjective)
    assert known.demonyms["Iraqis"] == known.names["Iraq"]


def test_every_coalition_has_an_id_of_its_own() -> None:
    names = [coalition.entity.name for coalition in known_coalitions().values()]
    assert len(names) == len(set(names))


def test_a_line_adds_a_thing_with_all_its_names(tmp_path: Path) -> None:
    (tmp_path / "places.toml").write_text('"Port Example" = ["Example Harbour"]\n', encoding="utf-8")
    lines = load("places", dict[str, list[str]], tmp_path)
    names = {
        name: Entity(id=f"place:{slug(key)}", type="place", name=key)
        for key, others in lines.items()
        for name in (key, *others)
    }
    found = Gazetteer(names).find("They met at Example Harbour.")
    assert [(name.start, name.entity.id) for name in found] == [(12, "place:port-example")]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [('"Mosul" = [', "places.toml"), ('"Mosul" = "Mosul"', "places.toml"), ('"Mosul" = [1]', "places.toml")],
)
def test_a_wrong_line_is_told_with_its_file(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "places.toml").write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=complaint):
        load("places", dict[str, list[str]], tmp_path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"nowhere\.toml"):
        load("nowhere", dict[str, list[str]], tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Côte d'Ivoire", "cote-divoire"), ("Médecins Sans Frontières", "medecins-sans-frontieres"), ("NATO", "nato")],
)
def test_slugs_are_plain(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_longer_name_goes_before_those_inside_it() -> None:
    def entity(name: str) -> Entity:
        return Entity(id=f"place:{slug(name)}", type="place", name=name)

    names = {name: entity(name) for name in ("Guinea", "Guinea-Bissau", "Gulf of Guinea")}
    found = Gazetteer(names).find("Guinea-Bissau lies on the Gulf of Guinea; Guinean is another word.")
    assert [name.entity.name for name in found] == ["Guinea-Bissau", "Gulf of Guinea"]
