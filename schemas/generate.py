"""The generated files: a JSON Schema for each message, and an AsyncAPI 3 document of the topics.

`python -m schemas.generate` writes them beside this module; with `--check` it fails where they are not what it would
write. Sources: JSON Schema 2020-12, AsyncAPI 3.0.0, CloudEvents Kafka Protocol Binding 1.0.2.
"""

import argparse
import inspect
import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from schemas.cloudevents import schema_uri
from schemas.messages import (
    MESSAGE_TYPES,
    ClaimMade,
    ClaimRetracted,
    DocumentReread,
    DocumentRetracted,
    EntityMentioned,
    EntityMerged,
    EntityUnmerged,
    Message,
    ParagraphPublished,
    StateChanged,
)
from schemas.topics import CHANGES, CLAIMS, DEAD_LETTERS, MENTIONS, MERGES, PARAGRAPHS, REPORTS, TOPICS

FOLDER = Path(__file__).parent
ASYNCAPI_FILE = "asyncapi.json"

# The messages of each topic, by its name. Dead letters are whatever came.
MESSAGES_ON: dict[str, tuple[type[Message], ...]] = {
    PARAGRAPHS.name: (ParagraphPublished, DocumentReread, DocumentRetracted),
    MENTIONS.name: (EntityMentioned,),
    CLAIMS.name: (ClaimMade, ClaimRetracted),
    REPORTS.name: (ClaimMade, ClaimRetracted),
    CHANGES.name: (StateChanged,),
    MERGES.name: (EntityMerged, EntityUnmerged),
    DEAD_LETTERS.name: (),
}
_NAMES = {message: name for name, message in MESSAGE_TYPES.items()}
_DEAD_LETTER_HEADERS = {
    "topic": "where the record came from",
    "partition": "its partition there",
    "offset": "its offset there",
    "stage": "the part that could not take it",
    "exception": "the name of the error",
    "message": "what the error says",
    "stacktrace": "where it was raised",
}


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of the message of that type name, with all that it refers to. Unknown fields are allowed."""
    message = MESSAGE_TYPES[name]
    _, components = msgspec.json.schema_components([message], ref_template="#/$defs/{name}")
    schema = components.pop(message.__name__)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": schema_uri(name)}
    described: dict[str, Any] = _described({**head, **schema, **({"$defs": components} if components else {})})
    return described


def asyncapi() -> dict[str, Any]:
    """The AsyncAPI document: a channel for each topic, the messages on it, and their headers."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Coalition worker",
            "version": "1.0.0",
            "description": "News paragraphs in, the state of coalitions out. Every topic but `news.paragraphs.v1` "
            "and `coalition.merges.v1`, which people write, can be derived again.",
        },
        "defaultContentType": "application/json",
        "channels": {topic.name: _channel(topic.name, topic.about, topic.config) for topic in TOPICS},
        "operations": {
            "publish": _operation("send", PARAGRAPHS.name, "Publish a paragraph, or take a document back."),
            "merge": _operation("send", MERGES.name, "Say that two entities are one, or no longer."),
            **{
                f"consume.{topic.name}": _operation("receive", topic.name, f"Read {topic.about}.")
                for topic in TOPICS
                if topic is not PARAGRAPHS
            },
        },
        "components": {
            "messages": {name: _message(name) for name in MESSAGE_TYPES}
            | {
                "dead.letter": {
                    "title": "DeadLetter",
                    "summary": "A record that could not be processed: key, value and headers as they came, with the "
                    "reason in further headers.",
                    "contentType": "application/octet-stream",
                    "headers": _strings(
                        {f"coalition.errors.{key}": about for key, about in _DEAD_LETTER_HEADERS.items()}
                    ),
                }
            },
        },
    }


def generated() -> dict[Path, str]:
    """Every generated file with its content."""
    documents = {FOLDER / "json" / f"{name}.json": json_schema(name) for name in MESSAGE_TYPES}
    documents[FOLDER / ASYNCAPI_FILE] = asyncapi()
    return {path: json.dumps(document, indent=2, ensure_ascii=False) + "\n" for path, document in documents.items()}


def stale() -> list[Path]:
    """The generated files that are missing, differ, or should not be there."""
    wanted = generated()
    differing = [path for path, content in wanted.items() if not path.is_file() or path.read_text("utf-8") != content]
    return sorted(differing + [path for path in (FOLDER / "json").glob("*") if path not in wanted])


def main(arguments: list[str] | None = None) -> int:
    """Write the files, or check them. Returns the exit status: 1 where a check found a stale file."""
    parser = argparse.ArgumentParser(prog="python -m schemas.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a file is stale")
    check = parser.parse_args(arguments).check
    outdated = stale()
    for path in outdated:
        if check:
            print(f"{path.relative_to(FOLDER.parent)} is stale: make generate", file=sys.stderr)
        elif path not in generated():
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(generated()[path], "utf-8")
    return 1 if check and outdated else 0


def _channel(name: str, about: str, config: dict[str, str]) -> dict[str, Any]:
    names = [_NAMES[message] for message in MESSAGES_ON[name]] or ["dead.letter"]
    return {
        "address": name,
        "description": about[0].upper() + about[1:] + ".",
        "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in names},
        "bindings": {"kafka": {"topic": name, "topicConfiguration": _topic_configuration(config)}},
    }


def _topic_configuration(config: dict[str, str]) -> dict[str, Any]:
    return {key: [text] if key == "cleanup.policy" else int(text) for key, text in config.items()}


def _operation(action: str, topic: str, summary: str) -> dict[str, Any]:
    return {"action": action, "channel": {"$ref": f"#/channels/{topic}"}, "summary": summary}


def _message(name: str) -> dict[str, Any]:
    headers = _strings(
        {
            "ce_specversion": "version of CloudEvents",
            "ce_id": "hash of the value",
            "ce_type": "type and major version of the message",
            "ce_source": "the part that wrote it",
            "ce_time": "when it was written; of a derived message, the time of the record that it comes from",
            "ce_dataschema": "the $id of its JSON Schema",
            "content-type": "media type of the value",
        }
    )
    headers["properties"]["ce_specversion"]["const"] = "1.0"
    headers["properties"]["ce_type"]["const"] = name
    headers["properties"]["ce_dataschema"]["const"] = schema_uri(name)
    headers["properties"]["content-type"]["const"] = "application/json"
    return {
        "name": name,
        "title": MESSAGE_TYPES[name].__name__,
        "summary": (inspect.getdoc(MESSAGE_TYPES[name]) or "").splitlines()[0],
        "headers": headers,
        "payload": {
            "schemaFormat": "application/schema+json;version=draft-2020-12",
            "schema": {"$ref": f"json/{name}.json"},
        },
        "bindings": {"kafka": {"key": {"type": "string"}}},
    }


def _strings(about: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {name: {"type": "string", "description": text} for name, text in about.items()},
        "required": list(about),
    }


def _described(schema: Any) -> Any:
    """The schema with its descriptions, which come from docstrings, free of their indentation."""
    if isinstance(schema, dict):
        return {
            key: inspect.cleandoc(value) if key == "description" and isinstance(value, str) else _described(value)
            for key, value in schema.items()
        }
    if isinstance(schema, list):
        return [_described(item) for item in schema]
    return schema


if __name__ == "__main__":
    sys.exit(main())
