"""The fixtures of the plugin, with the coalition worker."""

from pathlib import Path
from typing import Any

import pytest

from schemas import Deployment, ParagraphPublished
from worker.transport.documents import Document

TROOPS = Document(id="a", paragraphs=("The US has about 2,000 troops in Syria.",), published_at="2017-12-05")
pytest_plugins = ["pytester"]


def test_what_is_published_is_processed_by_the_driver_at_once(topology: Any, publish: Any, consumed: Any) -> None:
    driver = topology()
    publish(TROOPS)
    assert [(claim.actor.id, claim.count) for claim in consumed(Deployment)] == [("country:US", 2000)]
    assert len(driver.table("deployments")) == 1


def test_without_a_driver_of_its_own_a_test_gets_one(publish: Any, consumed: Any) -> None:
    publish(TROOPS)
    assert [paragraph.text for paragraph in consumed(ParagraphPublished)] == [TROOPS.paragraphs[0]]


def test_with_a_broker_it_is_published_there(broker: Any, publish: Any, consumed: Any) -> None:
    publish(TROOPS)
    assert [paragraph.text for paragraph in consumed(ParagraphPublished)] == [TROOPS.paragraphs[0]]


@pytest.mark.asyncio
async def test_also_from_a_test_that_has_a_loop_running(broker: Any, publish: Any, consumed: Any) -> None:
    publish(TROOPS)
    assert len(consumed(ParagraphPublished)) == 1


def test_files_can_be_published(topology: Any, publish: Any, consumed: Any, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("One.\n\nTwo.")
    publish(tmp_path)
    assert [paragraph.text for paragraph in consumed(ParagraphPublished)] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("def test_it(replay): pass", "mark the test with @pytest.mark.recording"),
        ("@pytest.mark.recording('no.jsonl')\ndef test_it(replay): pass", "no.jsonl: cannot be read: No such file"),
        (
            "import pathlib\npathlib.Path(__file__).with_name('r.jsonl').write_text("
            '\'{"format":"coalition.recording","version":1,"topics":{"orders":4}}\\n\')\n'
            "@pytest.mark.recording('r.jsonl')\ndef test_it(replay): pass",
            "the recording is of orders, which the app does not read",
        ),
    ],
)
def test_a_recording_that_does_not_fit_is_told_in_one_line(pytester: Any, body: str, message: str) -> None:
    pytester.makepyfile(f"import pytest\n{body}")
    result = pytester.runpytest_subprocess("-q", "-p", "no:cacheprovider")
    assert result.ret == 1
    assert message in result.stdout.str()
