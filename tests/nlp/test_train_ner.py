"""Training of the named-entity model on a handful of invented sentences."""

import json
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelError
from nlp.ner.decode import TAGS
from nlp.ner.finder import name_words
from nlp.ner.network import Network
from nlp.train.ner_batches import with_capitals
from nlp.train.ner_data import TaggedSentence, folds, read_iob, tag_number
from nlp.train.ner_vectors import read_documents, train_vectors, words_of
from nlp.train.parts.ner import CEN, KPWR, Base, fit

ROWS = """-DOCSTART FILE documents/1
Anna\tAnna\tsubst\tB-nam_liv_person
Bzowiak\tBzowiak\tsubst\tI-nam_liv_person
mieszka\tmieszkać\tfin\tO
w\tw\tprep\tO
Krakowie\tKraków\tsubst\tB-nam_loc_gpe_city
.\t.\tinterp\tO

Ministerstwo\tministerstwo\tsubst\tB-nam_org_institution
Zdrowia\tzdrowie\tsubst\tI-nam_org_institution
milczy\tmilczeć\tfin\tO
.\t.\tinterp\tO
"""


@pytest.fixture
def iob(tmp_path: Path) -> Path:
    path = tmp_path / "small.iob"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_sentences_are_read_with_their_kinds(iob: Path) -> None:
    sentences = read_iob(iob)
    assert [one.words[0] for one in sentences] == ["Anna", "Ministerstwo"]
    assert [TAGS[number] for number in sentences[0].tags] == ["B-person", "I-person", "O", "O", "B-city", "O"]


@pytest.mark.parametrize("content", ["Anna\tX\tsubst\tB-persName\n", "one column\n"])
def test_other_files_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "other.iob"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match="named entities"):
        read_iob(path)
    with pytest.raises(ModelError, match="named entities"):
        read_iob(tmp_path / "missing.iob")


def test_tags_keep_their_place() -> None:
    assert TAGS[tag_number("I-nam_fac_road")] == "I-road"
    assert tag_number("O") == 0


@pytest.mark.parametrize(("size", "count"), [(3, 2), (40, 5), (500, 5), (501, 3)])
def test_folds_hold_every_sentence_once(size: int, count: int) -> None:
    sentences = [TaggedSentence(("w", f"Nazwa{number // 7}"), (0, 0)) for number in range(size)]
    dealt = folds(sentences, count)
    assert len(dealt) == count
    assert sorted(number for own in dealt for number in own) == list(range(size))


def test_blocks_end_where_the_subject_changes() -> None:
    names = [f"{chr(65 + number // 9)}owak" for number in range(100)]
    sentences = [TaggedSentence(("pan", name), (0, 0)) for name in names]
    fold_of = {number: fold for fold, own in enumerate(folds(sentences, 2)) for number in own}
    divided = [at for at in range(99) if names[at] == names[at + 1] and fold_of[at] != fold_of[at + 1]]
    assert divided == []


def test_capitals_are_added_behind(iob: Path) -> None:
    shown = with_capitals(read_iob(iob), np.random.default_rng(1), share=1.0)
    assert ("ANNA", "BZOWIAK") in {one.words[:2] for one in shown[2:]}
    assert ("anna", "bzowiak") not in {one.words[:2] for one in shown[:2]}


def test_plain_text_is_read_from_its_folders(tmp_path: Path) -> None:
    for name in ("poquad/passages.jsonl", "sejm/corpus.jsonl"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(json.dumps({"text": "Ala ma kota."}) + "\n", encoding="utf-8")
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "a.txt").write_text("=== a\nRada obraduje.\n", encoding="utf-8")
    texts = [words_of(text) for _, text in read_documents(tmp_path)]
    assert texts[0] == ["Ala", "ma", "kota", "."]
    assert ["Rada", "obraduje", "."] in texts


def _base() -> Base:
    rng = np.random.default_rng(3)
    common = [f"{first}{second}" for first in "bcdfghjk" for second in ("ako", "eli", "uny", "ora", "ida", "yta")]
    documents = [[common[number] for number in rng.integers(0, len(common), 400)] for _ in range(60)]
    vectors = train_vectors([*documents, ["mieszka", "w", "Krakowie"] * 10], 3)
    return Base(vectors, np.zeros((len(vectors.keys) + 1, 2), dtype=np.int64))


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_model_learns_its_sentences_and_the_same_seed_gives_the_same_arrays(
    iob: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nlp.train.ner_vectors._DIMENSION", 16)
    base, sentences = _base(), read_iob(iob) * 60
    arrays = fit(sentences, base, 5)
    again = fit(sentences, base, 5)
    assert all((arrays[name] == again[name]).all() for name in arrays)
    (found,) = name_words([[one.words for one in read_iob(iob)]], Network(arrays))
    assert [(run.first, run.last, run.label, run.kind) for run in found[0]] == [
        (0, 2, "PERSON", "person"),
        (4, 5, "LOC", "city"),
    ]
    assert [(run.label, run.kind) for run in found[1]] == [("ORG", "institution")]


def test_the_named_files_are_those_of_the_data() -> None:
    assert (*CEN, KPWR) == ("ner/cen_train.iob", "ner/cen_val.iob", "ner/kpwr_a.iob")
