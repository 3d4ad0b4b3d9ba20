"""The generated schemas describe what is really written."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from schemas import (
    MESSAGE_TYPES,
    TOPICS,
    ClaimMade,
    DocumentRetracted,
    Entity,
    EntityMentioned,
    Message,
    ParagraphPublished,
    Reference,
    Relation,
    generate,
)
from schemas.cloudevents import encode, schema_uri

RELATION = Relation(
    id="1",
    document_id="d",
    paragraph=0,
    start=0,
    end=3,
    text="led",
    subject=Reference(id="country:US", type="country", name="United States"),
    predicate="leads",
    object=Reference(name="a coalition"),
)
MESSAGES: list[Message] = [
    ParagraphPublished(document_id="d", index=0, count=1, text="led", paragraph_id="p", published_at="2017-12"),
    DocumentRetracted(document_id="d", reason="withdrawn by the agency"),
    EntityMentioned(
        id="m",
        document_id="d",
        paragraph=0,
        paragraph_id="p",
        start=0,
        end=3,
        text="led",
        entity=Entity(id="country:US", type="country", name="United States"),
    ),
    ClaimMade(
        claim=RELATION,
        owner="o",
        cell="c",
        version=1,
        revision=1,
        paragraph_id="p",
        text_hash="t",
        learned_at="2017-12-01T00:00:00.000Z",
    ),
]


def schema_file(name: str) -> dict[str, object]:
    return json.loads((generate.FOLDER / "json" / f"{name}.json").read_text("utf-8"))


def test_the_committed_files_are_fresh() -> None:
    assert generate.stale() == []


@pytest.mark.parametrize("name", MESSAGE_TYPES)
def test_each_message_has_a_valid_schema_under_the_id_that_its_records_name(name: str) -> None:
    schema = schema_file(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == schema_uri(name)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: type(message).__name__)
def test_an_encoded_message_fits_its_schema(message: Message) -> None:
    value, headers = encode(message, source="/test", timestamp_ms=0)
    schema = schema_file(dict(headers)["ce_type"].decode())
    jsonschema.validate(json.loads(value), schema)


def test_a_field_of_the_wrong_type_does_not_fit() -> None:
    value = json.loads(encode(MESSAGES[0], source="/test", timestamp_ms=0)[0]) | {"index": "first"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, schema_file("paragraph.published.v1"))


def test_a_field_that_is_not_known_is_allowed() -> None:
    value = json.loads(encode(MESSAGES[0], source="/test", timestamp_ms=0)[0]) | {"mood": "calm"}
    jsonschema.validate(value, schema_file("paragraph.published.v1"))


def test_the_asyncapi_document_has_every_topic_and_only_references_that_exist() -> None:
    document = json.loads((generate.FOLDER / generate.ASYNCAPI_FILE).read_text("utf-8"))
    assert list(document["channels"]) == [topic.name for topic in TOPICS]

    def references(value: object) -> list[str]:
        if isinstance(value, dict):
            own = [value["$ref"]] if "$ref" in value else []
            return own + [found for item in value.values() for found in references(item)]
        return [found for item in value for found in references(item)] if isinstance(value, list) else []

    for reference in references(document):
        if reference.startswith("#/"):
            place = document
            for step in reference.removeprefix("#/").split("/"):
                place = place[step]
        else:
            assert (generate.FOLDER / reference).is_file(), reference


def test_the_check_names_a_stale_file_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(generate.FOLDER / "json", tmp_path / "schemas" / "json")
    monkeypatch.setattr(generate, "FOLDER", tmp_path / "schemas")
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    (tmp_path / "schemas" / "json" / "claim.made.v1.json").write_text("{}", "utf-8")
    (tmp_path / "schemas" / "json" / "of-old.json").write_text("{}", "utf-8")
    assert generate.main(["--check"]) == 1
    told = capsys.readouterr().err
    assert "schemas/json/claim.made.v1.json is stale" in told
    assert "schemas/json/of-old.json is stale" in told
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
