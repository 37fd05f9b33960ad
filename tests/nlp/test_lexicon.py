"""How the lexicon is derived, and how it chooses."""

import gzip
from collections import Counter
from pathlib import Path

import pytest

from nlp.lexicon import Lexicon, group_of, inflects, lexeme_key, load_lexicon, tag_class
from nlp.morphology import analyses
from nlp.train.parts.lexicon import RAW, TAGGED, TRAINING, ambiguous, estimate, overrules
from nlp.wordlists import words


def test_frequent_lexemes_win() -> None:
    corpus = Counter({"mają": 10, "miał": 30, "miała": 30, "mieć": 20})
    lexemes, tags = estimate(corpus, {})
    assert Lexicon(lexemes, tags, {}).lemma("mają", analyses("mają")) == "mieć"
    assert lexemes["mieć\tverb"] > lexemes.get("maić\tverb", 0.0)


def test_tagged_text_decides_where_counts_cannot() -> None:
    words_seen = Counter({"i": 100})
    lexemes, _ = estimate(words_seen, {"i": Counter({"conj": 99})})
    assert lexemes["i\tconj"] > 10 * lexemes["i\tinterj"]


def test_counts_add_up() -> None:
    corpus = Counter({"mają": 10, "drogi": 7, "qwertyuiop": 5})
    lexemes, _ = estimate(corpus, {})
    assert sum(lexemes.values()) == pytest.approx(17)


def test_overrules_keeps_out_the_all_but_impossible() -> None:
    lexicon = load_lexicon()
    assert overrules(lexicon, {"mają": Counter({"maić": 100})}) == {}
    forms = overrules(Lexicon({}, {}, {}), {"lat": Counter({"rok": 50})})
    assert forms == {"lat": "rok"}


def test_only_lexemes_in_competition_are_kept() -> None:
    assert "mieć\tverb" in ambiguous(["mają"])
    assert ambiguous(["przedsiębiorstw"]) == set()


def test_shares_add_up_to_one() -> None:
    weights = load_lexicon().weights(analyses("drogi"))
    assert sum(weights.values()) == pytest.approx(1.0)
    assert {"droga", "drogi"} <= set(weights)


def test_forms_overrule_only_possible_lemmas() -> None:
    lexicon = Lexicon({}, {}, {"mają": "maić", "miał": "kot"})
    assert lexicon.lemma("Mają", analyses("Mają")) == "maić"
    assert lexicon.lemma("miał", analyses("miał")) != "kot"


def test_keys_and_classes() -> None:
    assert group_of("ger") == group_of("fin") == "verb"
    assert tag_class("subst:sg:gen:m3") == "substm3"
    assert tag_class("adj:sg:nom:f:pos") == "adj"
    assert inflects("ppas")
    assert not inflects("prep")
    assert lexeme_key(analyses("zrobiono")[0]) == "zrobić\tverb"


def test_word_tables() -> None:
    assert words("a b # c\n\n# d\ne") == {"a", "b", "e"}


def test_tables_are_written(tmp_path: Path) -> None:
    raw, tagged = tmp_path / RAW, tmp_path / TAGGED
    raw.parent.mkdir()
    tagged.parent.mkdir()
    with gzip.open(raw, "wt", encoding="utf-8") as out:
        out.write("mają miał miała mieć drogi drogę\n" * 3)
    tagged.write_text(
        "-DOCSTART FILE\nlat\trok\tsubst:pl:gen:m3\tO\nteż\tteż\tqub\tO\n.\t.\tinterp\tO\n", encoding="utf-8"
    )
    figures = TRAINING.run(tmp_path, tmp_path / "out", 7)
    assert figures["lexemes"] > 0
    assert "mieć\tverb\t" in (tmp_path / "out" / "lexemes.tsv").read_text(encoding="utf-8")
    assert (tmp_path / "out" / "forms.tsv").read_text(encoding="utf-8").startswith("#")
    TRAINING.run(tmp_path, tmp_path / "again", 7)
    assert (tmp_path / "again" / "lexemes.tsv").read_bytes() == (tmp_path / "out" / "lexemes.tsv").read_bytes()


@pytest.mark.data
def test_lemmas_on_pud(data_dir: Path) -> None:
    from nlp.lemmas import lemma_of

    right = total = 0
    for line in (data_dir / "ud" / "pud_a.conllu").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) == 10 and fields[1][0].isalpha() and fields[3] not in {"PUNCT", "_", "X"}:
            total += 1
            right += lemma_of(fields[1]) == fields[2].lower()
    assert right / total >= 0.93
