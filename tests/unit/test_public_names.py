"""The names that `import worker` offers, and what it costs."""

import subprocess
import sys

import worker

NAMES = """
    Casualties Claim ClaimMade ClaimRetracted CoalitionError CoalitionSize Contribution DeadLetter Deployment Document
    DocumentRetracted Entity EntityMentioned Membership Mission ParagraphPublished Reference Relation Role Settings
    StateChanged Statement Territory consume publish retract
"""


def test_the_public_names_are_these() -> None:
    assert sorted(worker.__all__) == NAMES.split()
    assert all(getattr(worker, name).__name__ == name for name in worker.__all__)


def test_using_them_loads_neither_the_language_model_nor_the_streams() -> None:
    program = (
        "import sys, worker; [getattr(worker, name) for name in worker.__all__]; "
        "raise SystemExit(len({'spacy', 'faust', 'trafilatura', 'rocksdict'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
