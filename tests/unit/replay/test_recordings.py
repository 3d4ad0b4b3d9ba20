"""Recordings: the same bytes again, readable lines, and what is wrong with a file that cannot be read."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Record
from worker.errors import RecordingError
from worker.extraction import Reading, Source
from worker.replay.recordings import (
    Analysis,
    Recording,
    RecordingReader,
    RecordingWriter,
    decode_line,
    encode_line,
    read_recording,
    write_recording,
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
json_bytes = st.builds(
    lambda value, indent, plain: json.dumps(value, indent=indent, ensure_ascii=plain).encode(errors="surrogatepass"),
    json_values,
    st.sampled_from([None, 1]),
    st.booleans(),
)
contents = st.none() | st.binary() | st.text().map(lambda text: text.encode()) | json_bytes
records = st.builds(
    Record,
    topic=st.text(min_size=1),
    partition=st.integers(0, 1000),
    offset=st.integers(0, 2**63 - 1),
    timestamp_ms=st.integers(-1, 2**53),
    key=contents,
    value=contents,
    headers=st.lists(st.tuples(st.text(), contents)).map(tuple),
)


def record(offset: int = 0, value: bytes | None = b'{"a": 1}', **fields: object) -> Record:
    return Record(
        **{"topic": "t", "partition": 0, "offset": offset, "timestamp_ms": 5, "key": b"k", "value": value, **fields}
    )  # type: ignore[arg-type]


@given(records)
def test_every_record_comes_back_byte_for_byte_from_one_line(written: Record) -> None:
    line = encode_line(written)
    assert b"\n" not in line
    assert decode_line(line, "here") == written


def test_json_and_text_are_readable_and_the_rest_is_base64() -> None:
    line = json.loads(encode_line(record(headers=(("trace", b"\xff"), ("ce_type", b"x"), ("none", None)))))
    assert line == {
        "topic": "t",
        "partition": 0,
        "offset": 0,
        "timestamp": 5,
        "key": "k",
        "headers": [["trace", {"base64": "/w=="}], ["ce_type", "x"], ["none", None]],
        "json": {"a": 1},
    }
    assert json.loads(encode_line(record(value=b"{not json")))["text"] == "{not json"
    assert json.loads(encode_line(record(value=b"\xff\x00")))["base64"] == "/wA="
    assert not {"json", "text", "base64"} & set(json.loads(encode_line(record(value=None))))


def test_a_file_gives_back_what_was_written(tmp_path: Path) -> None:
    analysis = Analysis(extractor="x/1", source=Source(text="words"), reading=Reading(language="fr"))
    recording = Recording(topics={"t": 2}, records=(record(0), record(7, None)), analyses=(analysis,))
    write_recording(tmp_path / "r.jsonl", recording)
    assert read_recording(tmp_path / "r.jsonl") == recording
    assert (tmp_path / "r.jsonl").read_text().splitlines()[0] == (
        '{"format":"coalition.recording","version":1,"topics":{"t":2}}'
    )


def test_a_file_that_was_not_finished_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="stop"), RecordingWriter(tmp_path / "r.jsonl", {"t": 1}) as writer:
        writer.write(record())
        raise ValueError("stop")
    assert list(tmp_path.iterdir()) == []


GOOD = encode_line(record()).decode()
HEAD = '{"format":"coalition.recording","version":1,"topics":{"t":1}}'


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([HEAD, GOOD, '{"topic": "t", '], "line 3: damaged: Input data was truncated"),
        ([HEAD, GOOD.replace('"offset":0', '"offset":"first"')], "line 2: damaged: Expected `int`, got `str`"),
        ([HEAD, '{"topic":"t","partition":0,"offset":0}'], "line 2: no record: topic, partition, offset or timestamp"),
        ([HEAD, GOOD, GOOD], "line 3: t, partition 0, offset 0 comes after offset 0"),
        ([HEAD, GOOD.replace('"topic":"t"', '"topic":"u"')], "line 2: u, partition 0, offset 0 is not of the topics"),
        ([HEAD, GOOD.replace('"key":"k"', '"key":{"base64":"?"}')], "line 2: damaged: "),
        ([HEAD.replace("1,", "2,")], "is a recording of version 2; this program reads version 1: install a newer one"),
        (["[1, 2]"], "line 1: no recording"),
        ([GOOD], "line 1: no recording"),
        ([], "line 1: no recording"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_line(tmp_path: Path, lines: list[str], message: str) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines))
    with pytest.raises(RecordingError) as caught:
        list(RecordingReader(path))
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match=r"r\.jsonl: cannot be read: No such file"):
        read_recording(tmp_path / "r.jsonl")
    with (
        pytest.raises(RecordingError, match=r"r\.jsonl: cannot be written: No such file"),
        RecordingWriter(tmp_path / "none" / "r.jsonl", {}),
    ):
        pass


def test_a_recording_of_other_topics_is_told() -> None:
    with pytest.raises(RecordingError, match=r"the recording is of t, not of news\.paragraphs\.v1"):
        Recording(topics={"t": 1}).of("news.paragraphs.v1")
