"""The suite of tokens, and the reader of treebanks that it uses."""

import gzip
from pathlib import Path

import pytest

from corpus.errors import EvaluationError
from eval.conllu import read_conllu
from eval.suite import SuiteContext
from eval.suites.tokens import boundary_f1, run, trap_f1, trap_texts

TREEBANK = """# sent_id = 1
# text = Byłem w r. 2025, tam.
1-2\tByłem\t_\t_\t_\t_\t_\t_\t_\t_
1\tBył\tbyć\tVERB\tpraet:sg:m1:imperf\tNumber=Sing\t0\troot\t_\t_
2\tem\tbyć\tAUX\taglt:sg:pri:imperf:wok\tPerson=1\t1\taux\t_\t_
3\tw\tw\tADP\tprep:loc:nwok\tAdpType=Prep|Variant=Short\t4\tcase\t_\t_
4\tr\trok\tNOUN\tbrev:pun\tAbbr=Yes\t1\tobl\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\tinterp\tPunctType=Peri\t4\tpunct\t_\t_
5.1\tx\tx\tX\t_\t_\t_\t_\t_\t_
6\t2025\t2025\tADJ\tadj:sg:loc:m3:pos\t_\t4\tamod\t_\tSpaceAfter=No
7\t,\t,\tPUNCT\tinterp\tPunctType=Comm\t8\tpunct\t_\t_
8\ttam\ttam\tADV\tadv\tPronType=Dem\t1\tadvmod\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\tinterp\tPunctType=Peri\t1\tpunct\t_\t_

"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "ud").mkdir()
    (tmp_path / "ud/pud_a.conllu").write_text(TREEBANK, encoding="utf-8")
    return tmp_path


def test_words_have_their_places(data: Path) -> None:
    (sentence,) = read_conllu(data / "ud/pud_a.conllu")
    words = [(word.form, word.start, word.space) for word in sentence.words]
    assert words[:5] == [("Był", 0, False), ("em", None, True), ("w", 6, True), ("r", 8, False), (".", 9, True)]
    assert sentence.text[words[-2][1] or 0 :] == "tam."
    assert all(word.feats != "_" for word in sentence.words)


def test_the_suite_measures(data: Path) -> None:
    result = run(SuiteContext(data))
    assert result.metrics["lemma"] == result.metrics["sentence_f1"] == 1.0
    assert result.metrics["lemma_text"] == pytest.approx(5 / 6)
    assert result.metrics["upos"] > 0.7
    assert result.tables["upos"].total == 9
    assert len(result.worst) == len(result.rows)
    assert len(result.data_hash) == 64


def test_a_missing_treebank_is_said(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="pud_a"):
        run(SuiteContext(tmp_path))


def test_boundaries_count_only_when_both_ends_are_right() -> None:
    assert boundary_f1([["Tak.", "Nie."]], [" "]) == 1.0
    assert boundary_f1([["Tak. Nie.", "Może."]], [" "]) == pytest.approx(2 / 5)
    assert boundary_f1([[]], [" "]) == 0.0


def test_our_texts_with_traps() -> None:
    assert sum(len(list(text["sentences"])) for text in trap_texts()) >= 100  # type: ignore[call-overload]
    assert trap_f1() >= 0.97


@pytest.mark.data
def test_the_bars_are_met(data_dir: Path) -> None:
    metrics = run(SuiteContext(data_dir)).metrics
    assert metrics["lemma"] >= 0.965
    assert metrics["upos"] >= 0.95
    assert metrics["sentence_f1"] >= 0.97


SENTENCE = "Nowa\tnowy\tadj:sg:nom:f:pos\tO\ndroga\tdroga\tsubst:sg:nom:f\tO\nstoi\tstać\tfin:sg:ter:imperf\tO\n\n"


def test_the_tagger_is_cross_validated(tmp_path: Path) -> None:
    from nlp.train.parts.tagger import RAW, TAGGED

    for name in (*TAGGED, RAW):
        (tmp_path / name).parent.mkdir(exist_ok=True)
    for name in TAGGED:
        (tmp_path / name).write_text(SENTENCE * 30, encoding="utf-8")
    with gzip.open(tmp_path / RAW, "wt", encoding="utf-8") as raw:
        raw.write("Nowe drogi.")
    done: list[tuple[int, int]] = []
    asked = SuiteContext(tmp_path, options={"model": "cross"}, progress=lambda *at: done.append(at))
    result = run(asked)
    assert set(result.metrics) == {"tags", "lemmas"}
    assert result.metrics["lemmas"] == 1.0
    assert done == [(1, 3), (2, 3), (3, 3)]
