"""The settings: one typed object, read once from environment variables.

Each field's variable, default and meaning stand here; `docs/settings.md` is generated from this page by
`coalition settings --markdown`.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_type_hints

import msgspec
from msgspec import Meta

from worker.errors import UsageError

SecurityProtocol = Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"]
SaslMechanism = Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"]
SECRETS = frozenset({"kafka_sasl_password", "kafka_ssl_key_password"})


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What can be set. The variable of a `kafka_…` field is `KAFKA_…`, of any other field `COALITION_…`."""

    kafka_bootstrap_servers: Annotated[str, Meta(description="brokers to ask first, host:port, comma-separated")] = (
        "127.0.0.1:9092"
    )
    kafka_security_protocol: Annotated[SecurityProtocol, Meta(description="how to talk to the brokers")] = "PLAINTEXT"
    kafka_ssl_cafile: Annotated[str | None, Meta(description="certificate authorities to trust, a PEM file")] = None
    kafka_ssl_certfile: Annotated[str | None, Meta(description="the client's certificate, a PEM file")] = None
    kafka_ssl_keyfile: Annotated[str | None, Meta(description="the client's private key, a PEM file")] = None
    kafka_ssl_key_password: Annotated[str | None, Meta(description="the password of the private key")] = None
    kafka_sasl_mechanism: Annotated[SaslMechanism | None, Meta(description="how to log in")] = None
    kafka_sasl_username: Annotated[str | None, Meta(description="whom to log in as")] = None
    kafka_sasl_password: Annotated[str | None, Meta(description="the password to log in with")] = None

    app_id: Annotated[str, Meta(description="consumer group and prefix of the changelog topics")] = "coalition-worker"
    partitions: Annotated[int, Meta(ge=1, le=1000, description="partitions of each topic")] = 8
    replication: Annotated[int, Meta(ge=1, le=9, description="copies of each topic; 3 in production")] = 1
    extractor: Annotated[str, Meta(description="what reads paragraphs, as module:name")] = "worker.extraction:Extractor"
    knowledge_dir: Annotated[Path | None, Meta(description="TOML files that add to what the extractor knows")] = None
    processes: Annotated[int, Meta(ge=1, le=256, description="processes that extract")] = 2
    batch_size: Annotated[int, Meta(ge=1, le=10_000, description="messages taken together at most")] = 200
    batch_seconds: Annotated[float, Meta(gt=0, le=10, description="how long a batch may wait to fill")] = 0.05
    extraction_timeout: Annotated[float, Meta(gt=0, description="seconds before a paragraph is given up")] = 60.0
    session_timeout: Annotated[float, Meta(ge=1, description="seconds until a silent worker counts as dead")] = 10.0
    broker_timeout: Annotated[float, Meta(gt=0, description="seconds to wait for a broker that is not there")] = 10.0
    data_dir: Annotated[Path, Meta(description="the worker's copy of the tables; one directory a worker")] = Path(
        ".coalition"
    )
    store: Annotated[Literal["rocksdb", "memory"], Meta(description="where the worker keeps the tables")] = "rocksdb"
    max_paragraph_bytes: Annotated[int, Meta(ge=1, description="the longest paragraph, in bytes of UTF-8")] = 262_144
    max_paragraphs: Annotated[int, Meta(ge=1, description="the most paragraphs in a document")] = 2_000
    cell_reports: Annotated[int, Meta(ge=1, description="newest reports kept in the row of a cell")] = 50
    web_host: Annotated[str, Meta(description="where the worker's health page listens")] = "127.0.0.1"
    web_port: Annotated[int, Meta(ge=0, le=65535, description="its port; 0 switches it off")] = 0
    log_level: Annotated[Literal["debug", "info", "warning", "error"], Meta(description="least level logged")] = "info"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings from environment variables (default: the process's own).

        Raises UsageError naming the variable whose value cannot be used, or a `COALITION_…` variable that is unknown.
        """
        environment = os.environ if environment is None else environment
        variables = {variable_of(name): name for name in cls.__struct_fields__}
        for variable in environment:
            if variable.startswith("COALITION_") and variable not in variables:
                raise UsageError(f"{variable} is not a setting; `coalition settings` lists them")
        values: dict[str, Any] = {}
        types = get_type_hints(cls, include_extras=True)
        for variable, name in variables.items():
            if environment.get(variable):
                values[name] = _convert(variable, environment[variable], types[name])
        return cls(**values)


def variable_of(field: str) -> str:
    """The environment variable of a field."""
    return field.upper() if field.startswith("kafka_") else f"COALITION_{field.upper()}"


def _convert(variable: str, text: str, type_: Any) -> Any:
    if Path in get_args(type_):
        return Path(text).expanduser()
    try:
        return msgspec.convert(text, type_, strict=False)
    except msgspec.ValidationError as error:
        raise UsageError(f"{variable}={text!r} cannot be used: {error}") from None
