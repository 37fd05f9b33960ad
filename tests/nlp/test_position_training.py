"""The training of positions: our own sentences, their damage, the labels of subjects, the fit."""

import json
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Stance
from nlp.position import read_positions
from nlp.position.features import analyse
from nlp.position.model import LABELS, load_stance_model
from nlp.train.part import load_part
from nlp.train.parts.position import macro_f1
from nlp.train.position_corpus import (
    FOLDER,
    Example,
    marked,
    own_examples,
    own_lines,
    register_examples,
    subject_key,
)
from nlp.train.position_fit import fit_stances
from nlp.train.position_noise import damaged, fill, noise, plots, scanned, torn
from nlp.train.registers import CITIES

EVALUATED = Path(__file__).parents[2] / "eval" / "data" / "position" / "labels.tsv"


@pytest.fixture(scope="module")
def own() -> list[Example]:
    return own_examples(3)


@pytest.fixture
def registers(tmp_path: Path) -> Path:
    folder = tmp_path / "registers"
    folder.mkdir()
    for city in CITIES:
        rows = [{"przedmiot": f" budowy mostu w {city} "}, {"przedmiot": "stanu dróg"}]
        text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        (folder / f"{city}.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def test_marks_become_spans() -> None:
    line = marked("<Nie zgadzam się na> {budowę}, <stanowczo>.")
    assert line.text == "Nie zgadzam się na budowę, stanowczo."
    assert [line.text[start:end] for start, end in line.carriers] == ["Nie zgadzam się na", "stanowczo"]
    assert line.target is not None
    assert line.text[slice(*line.target)] == "budowę"
    assert marked("bez znaków") == type(line)("bez znaków", (), None)


@pytest.mark.parametrize("stance", list(Stance))
def test_our_own_lines_are_marked_soundly(stance: Stance) -> None:
    lines = own_lines(stance.value)
    assert len(lines) > 60
    for line in lines:
        assert line.count("<") == line.count(">"), line
        assert line.count("{") == line.count("}"), line
        assert marked(line).text.strip()


def test_every_position_has_examples_in_groups(own: list[Example]) -> None:
    assert {example.stance for example in own} == set(Stance)
    by_group: dict[int, set[str]] = {}
    for example in own:
        by_group.setdefault(example.group, set()).add(example.text)
    assert sorted(by_group) == list(range(len(by_group)))
    assert any(len(texts) > 2 for texts in by_group.values())
    assert not any(mark in example.text for example in own for mark in ("@D", "@U", "@S", "@G", "{", "}"))


def test_the_same_seed_gives_the_same_examples(own: list[Example]) -> None:
    assert own_examples(3) == own
    assert own_examples(4) != own


def test_only_labelled_subjects_are_taken(registers: Path) -> None:
    assert register_examples(registers, 5) == []


def test_subjects_are_found_by_their_hash(registers: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    table = f"key\tlabel\n{subject_key('krakow', 'budowy mostu w krakow')}\tfor\n"
    (tmp_path / "registers.tsv").write_text(table, encoding="utf-8")
    monkeypatch.setattr("nlp.train.position_corpus.FOLDER", tmp_path)
    (example,) = register_examples(registers, 5)
    assert example == Example("budowy mostu w krakow", Stance.FOR, 5, 1.0, "registers")


def test_nothing_that_is_measured_was_trained_on() -> None:
    trained = {line.split("\t")[0] for line in (FOLDER / "registers.tsv").read_text(encoding="utf-8").splitlines()[1:]}
    measured = {line.split("\t")[0] for line in EVALUATED.read_text(encoding="utf-8").splitlines()[1:]}
    assert len(trained) > 1000
    assert not {f"r:{key}" for key in trained} & measured


@given(st.integers(0, 10_000))
def test_slots_are_filled_and_nothing_else_changes(seed: int) -> None:
    random = Random(seed)
    assert fill("Popieram park.", random) == "Popieram park."
    filled = fill("działka @D przy ul. @U @S do @G", random)
    assert "@" not in filled
    assert any(char.isdigit() for char in plots(random))
    assert noise(random)


def test_damage_is_one_of_the_known_kinds() -> None:
    text = "Wnoszę o łąkę."
    seen = {damaged(text, Random(seed)) for seed in range(200)}
    assert {text, text.upper(), "wnoszę o łąkę", "Wnosze o lake."} <= seen
    assert any(len(one) > len(text) + 5 for one in seen)
    assert scanned(text, Random(0), 0.0) == text
    assert scanned(text * 20, Random(0), 0.3) != text * 20
    torn_apart = {torn(text * 3, Random(seed)) for seed in range(50)}
    assert all(piece in text * 3 and len(piece) >= 2 * len(text) for piece in torn_apart)
    assert len(torn_apart) > 10


def test_a_fit_learns_and_repeats(tmp_path: Path) -> None:
    texts = ["Popieram park.", "Popieram szkołę.", "Popieram drogę."] * 3
    texts += ["Nie chcę parku.", "Sprzeciwiam się drodze.", "Protestuję."] * 3
    found = [analyse(text) for text in texts]
    targets = np.array([0] * 9 + [1] * 9, dtype=np.int64)
    weights, groups = np.ones(18, dtype=np.float32), np.arange(18) // 2
    model, held = fit_stances(found, targets, weights, groups, seed=1)
    again, _ = fit_stances(found, targets, weights, groups, seed=1)
    assert macro_f1(targets, held) == 1
    digests = [made.save(tmp_path / str(place), {"seed": 1}) for place, made in enumerate((model, again))]
    assert digests[0] == digests[1]
    loaded = load_stance_model(tmp_path / "0")
    readings = read_positions(["Popieram most.", "Sprzeciwiam się mostowi."], loaded)
    assert [reading.stance for reading in readings] == [Stance.FOR, Stance.AGAINST]
    assert LABELS.index(Stance.FOR) == 0


def test_only_the_strongest_features_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp.train.position_fit.MOST_FEATURES", 5)
    found = [analyse(text) for text in ("Popieram park.", "Sprzeciwiam się drodze.", "koszty parku") * 4]
    targets, weights = np.tile([0, 1, 3], 4), np.ones(12, dtype=np.float32)
    model, _ = fit_stances(found, targets, weights, np.arange(12), seed=1)
    assert len(model.names) == 5
    assert model.weights.shape == (5, len(LABELS))


@pytest.mark.parametrize(
    ("truth", "found", "score"),
    [([0, 1], [0, 1], 1.0), ([0, 0], [1, 1], 0.0), ([0, 1, 1], [0, 1, 0], 2 / 3), ([], [], 0)],
)
def test_macro_f1(truth: list[int], found: list[int], score: float) -> None:
    assert macro_f1(np.array(truth, dtype=np.int64), np.array(found, dtype=np.int64)) == pytest.approx(score)


def test_the_part_names_its_data() -> None:
    assert set(load_part("position").needs) == {f"registers/{city}.jsonl" for city in CITIES}


def test_training_writes_a_model_and_measures(registers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp.train.parts.position.VIEWS", {"all": ("s",)})
    figures = load_part("position").run(registers, tmp_path / "out", 1)
    assert figures["own_all"] > 0.5
    assert figures["registers_all"] == 0
    model = load_stance_model(tmp_path / "out")
    assert model.kinds == ("s",)
    assert model.slope > 0
