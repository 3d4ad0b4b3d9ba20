"""Every wrong input of the command line: its exit status, and the one line that it prints."""

from pathlib import Path

import pytest

from worker.cli.main import run_command

Env = dict[str, str]
NOWHERE = {"KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1", "COALITION_BROKER_TIMEOUT": "0.3"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files of every sort, in the working directory. No broker is where the settings say."""
    contents: dict[str, bytes] = {
        "fine.txt": b"The US-led coalition is composed of 70 nations.",
        "empty.txt": b"\n \n",
        "binary.txt": bytes(range(256)),
        "cyrillic.txt": "Коалиция".encode("cp1251"),
        "bad.jsonl": b'{"id": "a", "text": "x"}\n{oops\n',
        "long.txt": b"x" * 300_000,
        "many.txt": b"x\n\n" * 2_001,
        "other.doc": b"x",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "nothing").mkdir()
    monkeypatch.chdir(tmp_path)
    for variable, text in NOWHERE.items():
        monkeypatch.setenv(variable, text)
    return tmp_path


@pytest.mark.parametrize(
    ("call", "status", "says"),
    [
        # what any call may get wrong
        ("", 2, "Usage: coalition"),
        ("fly", 2, "coalition: No such command 'fly'; see coalition --help"),
        ("--fly", 2, "coalition: No such option: --fly; see coalition --help"),
        # publish: the paths
        ("publish", 2, "coalition publish: Missing argument 'PATH…'; see coalition publish --help"),
        ("publish gone.txt", 2, "gone.txt: no such file"),
        ("publish nothing", 2, "nothing: no documents in this folder"),
        ("publish other.doc", 2, "other.doc: documents end in .txt"),
        # publish: what is in them
        ("publish empty.txt", 2, "empty.txt: the document is empty"),
        ("publish binary.txt", 2, "binary.txt: a binary file, not text"),
        ("publish cyrillic.txt", 2, "the encoding is not known (tried utf-8, utf-16-le, utf-16-be, cp1252)"),
        ("publish fine.txt bad.jsonl", 2, "bad.jsonl, line 2: not a document"),
        ("publish long.txt", 2, "paragraph 0 has 300000 bytes, over the limit of 262144"),
        ("publish many.txt", 2, "has 2001 paragraphs, over the limit of 2000"),
        # publish: what is said of them
        ("publish fine.txt --published-at soon", 2, "the call: 'soon' is no date: give ISO 8601"),
        ("publish fine.txt --published-at 2017-02-30", 2, "'2017-02-30' is no date"),
        ("publish fine.txt --revision 0", 2, "Invalid value for '--revision'"),
        ("publish fine.txt --revision two", 2, "Invalid value for '--revision'"),
        ("publish fine.txt --id=", 2, "the id '' cannot be used"),
        ("publish fine.txt bad.jsonl --id x", 2, "one id cannot be that of several documents"),
        ("publish fine.txt --colour red", 2, "No such option: --colour"),
        # the other commands
        ("retract", 2, "Missing argument 'DOCUMENT_ID'"),
        ("retract fine", 2, "Missing option '--reason'"),
        ("work --processes 0", 2, "Invalid value for '--processes'"),
        ("consume", 2, "Missing argument"),
        ("consume rumours", 2, "'rumours' is not one of 'mentions', 'claims', 'changes', 'dead-letters'"),
        ("consume claims --where kind", 2, "--where 'kind': give FIELD=VALUE"),
        ("consume claims --where colour=red", 2, "no field 'colour' here"),
        ("consume claims --from yesterday", 2, "'yesterday' is no place to start from"),
        ("state --kind rumour", 2, "Invalid value for '--kind'"),
        ("state --as-of soon", 2, "'soon' is no date; write it as 2017, 2017-12"),
        ("state --known-at 2017-02-30", 2, "'2017-02-30' is no date"),
        ("why", 2, "Missing argument 'CELL'"),
        ("history", 2, "Missing argument 'CELL'"),
        ("history cell --by chance", 2, "Invalid value for '--by'"),
        ("watch --from yesterday", 2, "'yesterday' is no place to start from"),
        ("watch --kind rumour", 2, "Invalid value for '--kind'"),
        ("merge one", 2, "Missing argument 'INTO'"),
        ("unmerge", 2, "Missing argument 'FROM'"),
        ("verify now", 2, "unexpected extra argument"),
        ("extract", 2, "Missing argument 'FILE…'"),
        ("extract gone.txt", 2, "gone.txt: no such file"),
        ("extract empty.txt", 2, "empty.txt: the document is empty"),
        ("extract fine.txt --published-at soon", 2, "'soon' is no date"),
        ("broker --port 99999", 2, "Invalid value for '--port'"),
        ("demo --documents gone.txt", 2, "gone.txt: no such file"),
        # a broker that is not there
        ("publish fine.txt", 1, "no broker at 127.0.0.1:1 after 0.3 s"),
        ("retract fine --reason wrong", 1, "no broker at 127.0.0.1:1 after 0.3 s"),
        ("work", 1, "no broker at 127.0.0.1:1 after 0.3 s"),
        ("consume claims", 1, "no broker at 127.0.0.1:1 after 0.3 s"),
        ("state", 1, "no broker at 127.0.0.1:1 after 0.3 s"),
        ("why cell", 1, "no broker at 127.0.0.1:1 after 0.3 s"),
        ("history cell", 1, "no broker at 127.0.0.1:1 after 0.3 s"),
        ("watch", 1, "no broker at 127.0.0.1:1 after 0.3 s"),
        ("verify", 1, "no broker at 127.0.0.1:1 after 0.3 s"),
        ("merge a b", 1, "no broker at 127.0.0.1:1 after 0.3 s"),
        ("unmerge a", 1, "no broker at 127.0.0.1:1 after 0.3 s"),
        ("topics", 1, "no broker at 127.0.0.1:1 after 0.3 s"),
        ("topics --list", 1, "no broker at 127.0.0.1:1 after 0.3 s"),
    ],
)  # fmt: skip
def test_a_wrong_call_ends_with_its_status_and_says_why_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], call: str, status: int, says: str
) -> None:
    assert run_command(call.split()) == status
    printed = capsys.readouterr()
    assert says in printed.err
    assert printed.out == ""
    assert "Traceback" not in printed.err
    assert call == "" or len(printed.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"COALITION_PARTITIONS": "many"}, "COALITION_PARTITIONS='many' cannot be used"),
        ({"COALITION_PARTITIONS": "0"}, "COALITION_PARTITIONS='0' cannot be used"),
        ({"COALITION_COLOUR": "red"}, "COALITION_COLOUR is not a setting"),
        ({"KAFKA_SECURITY_PROTOCOL": "HTTP"}, "KAFKA_SECURITY_PROTOCOL='HTTP' cannot be used"),
        ({"KAFKA_SECURITY_PROTOCOL": "SASL_SSL"}, "KAFKA_SECURITY_PROTOCOL=SASL_SSL needs KAFKA_SASL_MECHANISM"),
        ({"KAFKA_BOOTSTRAP_SERVERS": "nowhere:port"}, "KAFKA_BOOTSTRAP_SERVERS='nowhere:port' cannot be used"),
        (
            {"KAFKA_SECURITY_PROTOCOL": "SSL", "KAFKA_SSL_CAFILE": "gone.pem"},
            "the KAFKA_SSL_… files gone.pem cannot be used",
        ),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], environment: Env, says: str
) -> None:
    for variable, text in environment.items():
        monkeypatch.setenv(variable, text)
    assert run_command(["publish", "fine.txt"]) == 2
    told = capsys.readouterr().err.strip()
    assert says in told
    assert len(told.splitlines()) == 1


def test_a_traceback_is_only_shown_when_it_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for call in (["--debug", "publish", "fine.txt"], ["publish", "fine.txt", "--debug"]):
        assert run_command(call) == 1
        told = capsys.readouterr().err
        assert told.startswith("Traceback")
        assert told.strip().splitlines()[-1].startswith("coalition: no broker at")


def test_an_error_that_nobody_expected_is_one_line_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_down(*_: object) -> None:
        raise RuntimeError("first line\nsecond line")

    monkeypatch.setattr("worker.cli.publish.find_files", break_down)
    assert run_command(["publish", "fine.txt"]) == 1
    assert capsys.readouterr().err == "coalition: RuntimeError: first line second line (--debug shows where)\n"
