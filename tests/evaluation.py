"""Score the extractor against annotated articles: `python -m tests.evaluation [GOLD_DIR] [--only 00,04] [-v]`.

GOLD_DIR (default ../shared/eval/dev, or the folder named) holds `articles/*.txt` and `gold/*.json`, or the gold files
themselves with the articles in the folder `articles` beside it. The scorer is `../shared/eval/score.py`.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from schemas import ParagraphPublished, paragraph_id
from worker.extraction import Context, Extractor, Findings, Source, resolve

SHARED = Path(__file__).resolve().parents[2] / "shared" / "eval"
SEED_PUBLISHED = "2017-12"  # the seed's gold has no date: it is only known to the month


def extract(extractor: Extractor, article: str, text: str, published_at: str | None) -> list[Findings]:
    """What an article says, paragraph by paragraph."""
    texts = re.split(r"\n\s*\n", text.strip())
    readings = extractor.read([Source(text=part, published_at=published_at) for part in texts])
    context, findings = Context(), []
    for index, (part, reading) in enumerate(zip(texts, readings, strict=True)):
        paragraph = ParagraphPublished(
            document_id=article,
            index=index,
            count=len(texts),
            text=part,
            paragraph_id=paragraph_id(article, index, part),
            published_at=published_at,
        )
        found = resolve(reading, context, paragraph)
        context = found.context
        findings.append(found)
    return findings


def lines(findings: list[Findings]) -> list[str]:
    """Findings in the form of the `extract` command: one JSON object a line."""
    out: list[str] = []
    for found in findings:
        out += [json.dumps({**msgspec.to_builtins(mention), "type": "mention"}) for mention in found.mentions]
        out += [json.dumps({"type": "claim", **msgspec.to_builtins(claim)}) for claim in found.claims]
    return out


def main() -> int:
    """Extract every article with its publication date, run the scorer, and end as it ends."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SHARED / "dev", metavar="GOLD_DIR")
    parser.add_argument("--only", default="", help="numbers of articles, comma-separated: 00,04")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed and what was too much")
    arguments = parser.parse_args()
    gold_dir = arguments.folder / "gold" if (arguments.folder / "gold").is_dir() else arguments.folder
    scorer = SHARED / "score.py"
    chosen = tuple(filter(None, arguments.only.split(",")))
    golds = [path for path in sorted(gold_dir.glob("*.json")) if not chosen or path.stem.startswith(chosen)]
    if not golds or not scorer.is_file():
        print(f"nothing to score: {gold_dir} has no gold files, or {scorer} is not there", file=sys.stderr)
        return 2
    extractor = Extractor()
    with tempfile.TemporaryDirectory() as name:
        gold, system = Path(name, "gold"), Path(name, "system")
        gold.mkdir()
        system.mkdir()
        for path in golds:
            (gold / path.name).write_bytes(path.read_bytes())
            published = json.loads(path.read_text(encoding="utf-8")).get("published") or SEED_PUBLISHED
            text = (gold_dir.parent / "articles" / f"{path.stem}.txt").read_text(encoding="utf-8")
            found = extract(extractor, path.stem, text, published)
            (system / f"{path.stem}.ndjson").write_text("\n".join(lines(found)) + "\n", encoding="utf-8")
        command = [sys.executable, str(scorer), str(gold), str(system), *(["-v"] if arguments.verbose else [])]
        return subprocess.run(command, check=False, timeout=300).returncode


if __name__ == "__main__":
    sys.exit(main())
