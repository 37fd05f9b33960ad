"""The pieces of named-entity recognition that need no weights: kinds, tokens, features, decoding, agreement."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.ner.agreement import NEAR, agree
from nlp.ner.context import PLACES, places
from nlp.ner.decode import LABEL_TAGS, TAGS, UNDER_LABELS, best_path, marginals, may_follow, runs, weighed
from nlp.ner.features import ANSWERS, MOST_RUNS, SHAPES, TABLES, describe, shape_of, vector_key
from nlp.ner.labels import KINDS, LABELS, kind_of, label_of
from nlp.ner.tokens import cut

POLISH = st.text(alphabet="aąbcćdeęjkłmnoóprsśtwyzźż KWŻ.,!?\n-–/„”()0123456789", max_size=200)


@pytest.mark.parametrize(
    ("source", "kind", "label"),
    [
        ("nam_liv_person", "person", "PERSON"),
        ("nam_liv_person_last", "person", "PERSON"),
        ("nam_liv_god", "other", None),
        ("nam_liv_habitant", "other", None),
        ("nam_loc_gpe_city", "city", "LOC"),
        ("nam_loc_gpe_country", "country", "LOC"),
        ("nam_loc_gpe_admin2", "area", "LOC"),
        ("nam_loc_hydronym_river", "nature", "LOC"),
        ("nam_loc", "nature", "LOC"),
        ("nam_fac_road", "road", "ROAD"),
        ("nam_fac_square", "square", "FAC"),
        ("nam_fac_goe_stop", "building", "FAC"),
        ("nam_org_institution", "institution", "ORG"),
        ("nam_org_group_team", "group", "ORG"),
        ("nam_org_political_party", "association", "ORG"),
        ("nam_org_nation", "nation", "ORG"),
        ("nam_adj_country", "adjective", None),
        ("nam_eve_human_sport", "event", None),
        ("nam_pro_title_document", "product", None),
        ("nam_num_house", "other", None),
        ("nam_oth_currency", "other", None),
    ],
)
def test_types_of_the_scheme_have_a_kind_and_a_label(source: str, kind: str, label: str | None) -> None:
    assert kind_of(source) == kind
    assert label_of(kind) == label


def test_a_type_of_another_scheme_is_refused() -> None:
    with pytest.raises(ValueError, match="persName"):
        kind_of("persName")


def test_every_label_has_a_kind_that_the_model_tells_apart() -> None:
    assert set(LABELS) <= set(KINDS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Zielińska-Bąk mieszka tu.", ["Anna", "Zielińska", "-", "Bąk", "mieszka", "tu", "."]),
        ("przy ul. Długiej 7a", ["przy", "ul", ".", "Długiej", "7a"]),
        ("o 200,5 m²", ["o", "200", ",", "5", "m²"]),
        ("wg O'Kelly'ego („X”)", ["wg", "O'Kelly'ego", "(", "„", "X", "”", ")"]),
        ("zob. www.miasto.example/bip, tam", ["zob", ".", "www.miasto.example/bip", ",", "tam"]),
        ("na portalu gazeta.pl dziś", ["na", "portalu", "gazeta.pl", "dziś"]),
    ],
)
def test_words_are_divided_as_in_the_training_data(text: str, words: list[str]) -> None:
    assert [word for sentence in cut(text) for word in sentence.words] == words


@given(POLISH)
def test_tokens_read_back_and_leave_no_character_out(text: str) -> None:
    sentences = cut(text)
    covered = "".join(word for sentence in sentences for word in sentence.words)
    assert covered == "".join(text.split())
    for sentence in sentences:
        for word, start, end in zip(sentence.words, sentence.starts, sentence.ends, strict=True):
            assert text[start:end] == word


def test_no_sentence_is_longer_than_the_model_was_made_for() -> None:
    sentences = cut("12 345 678 " * 400)
    assert max(len(sentence.words) for sentence in sentences) <= 120


@pytest.mark.parametrize(
    ("word", "shape"),
    [("Kraków", "Xx"), ("PKP", "XX"), ("J", "X"), ("George'a", "Xx'x"), ("2025", "0"), ("7a", "0x"), ("iPhone", "xXx")],
)
def test_shapes(word: str, shape: str) -> None:
    assert shape_of(word) == shape


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Krakowie", "kraków"),
        ("KRAKOWIE", "kraków"),
        ("2025", "0000"),
        ("1234567", "00000"),
        ("McCullough", "mccullough"),
    ],
)
def test_vectors_are_kept_under_the_lemma(word: str, key: str) -> None:
    assert vector_key(word) == key


@given(st.text(alphabet="aąbcćdeęjkłmnoóprsśtwyzźżKWŻ'’-.0123456789½²²", min_size=1, max_size=60))
def test_every_word_has_features_within_the_tables(word: str) -> None:
    found = describe(word)
    bounds = [rows for _, rows, _ in (*TABLES, SHAPES)]
    assert len(found.ids) == len(bounds)
    assert all(0 <= number < rows for number, rows in zip(found.ids, bounds, strict=True))
    assert 1 <= len(found.runs) <= MOST_RUNS
    assert found.answers.shape == (ANSWERS,)


def test_a_surname_is_one_however_it_is_written() -> None:
    names = len(("imię", "nazwisko")) * 7
    written = [describe(word).answers[:names].tolist() for word in ("Kowalskiego", "KOWALSKIEGO", "kowalskiego")]
    assert written[0] == written[1] == written[2]


def test_places_tell_first_words_quotations_and_capitals() -> None:
    quoted = places(["Zespół", "„", "Mały", "Dom", "”", "gra"])
    assert quoted.shape == (6, PLACES)
    assert quoted[:, 1].tolist() == [0, 1, 1, 1, 0, 0]
    assert quoted[0, 0] == quoted[-1, 4] == 1
    assert places(["URZĄD", "MIASTA", "NOWEGO", "BRODU"])[:, 2].all()
    assert places(["pani", "anna"])[:, 3].all()


def test_marginals_of_a_certain_sentence_are_certain() -> None:
    scores = np.full((1, 3, len(TAGS)), -20.0, dtype=np.float32)
    for place, tag in enumerate(("O", "B-person", "I-person")):
        scores[0, place, TAGS.index(tag)] = 20
    transitions = np.where(may_follow(TAGS), 0, -1e4).astype(np.float32)
    found = marginals(scores, np.array([3]), transitions)
    assert found.sum(axis=2) == pytest.approx(np.ones((1, 3)), abs=1e-5)
    assert runs(best_path(found[0] @ UNDER_LABELS)) == [(1, 3, "PERSON")]


def test_marginals_do_not_depend_on_longer_neighbours_in_the_batch() -> None:
    rng = np.random.default_rng(1)
    scores = rng.normal(size=(2, 6, len(TAGS))).astype(np.float32)
    transitions = np.where(may_follow(TAGS), rng.normal(size=(len(TAGS),) * 2), -1e4).astype(np.float32)
    together = marginals(scores, np.array([6, 3]), transitions)
    alone = marginals(scores[1:, :3], np.array([3]), transitions)
    assert together[1, :3] == pytest.approx(alone[0], abs=1e-4)


def test_a_name_may_not_begin_inside() -> None:
    rows = np.full((2, len(LABEL_TAGS)), 1e-3, dtype=np.float32)
    rows[:, LABEL_TAGS.index("I-ORG")] = 0.9
    rows[0, LABEL_TAGS.index("B-ORG")] = 0.05
    assert runs(best_path(rows)) == [(0, 2, "ORG")]


def test_kinds_of_one_label_add_up() -> None:
    row = np.zeros((1, len(TAGS)), dtype=np.float32)
    row[0, 0] = 0.4
    for kind in ("company", "institution", "association"):
        row[0, TAGS.index(f"B-{kind}")] = 0.2
    assert runs(best_path(row @ UNDER_LABELS)) == [(0, 1, "ORG")]


def _row(**shares: float) -> list[float]:
    row = [0.001] * len(LABEL_TAGS)
    for tag, share in shares.items():
        row[LABEL_TAGS.index(tag.replace("_", "-"))] = share
    return row


def test_a_doubtful_mention_follows_the_clear_ones() -> None:
    sentences = [["Pan", "Bzowiak", "mówi"], ["Bzowiaka", "nie", "było"], ["Widziano", "Bzowiaka"]]
    clear, doubt = _row(B_PERSON=0.95), _row(B_PERSON=0.4, B_LOC=0.55)
    rows = [np.array([_row(O=1)] * len(words), dtype=np.float32) for words in sentences]
    rows[0][1], rows[1][0], rows[2][1] = clear, doubt, clear
    moved = agree(sentences, rows)
    assert runs(best_path(rows[1])) == [(0, 1, "LOC")]
    assert runs(best_path(moved[1])) == [(0, 1, "PERSON")]
    assert moved[1].sum(axis=1) == pytest.approx(np.ones(3), rel=0.05)


def test_names_that_stand_once_stay_as_they_are() -> None:
    sentences = [["Anna", "Bzowiak"], ["w", "Krakowie"]]
    rows = [np.array([_row(B_PERSON=0.5, B_LOC=0.4)] * 2, dtype=np.float32) for _ in sentences]
    for before, after in zip(rows, agree(sentences, rows), strict=True):
        assert (before == after).all()


def test_many_weak_mentions_speak_for_a_name() -> None:
    sentences = [["Bzowiak", "milczy"], ["widzi", "Bzowiaka"], ["Bzowiak", "idzie"]]
    rows = [np.array([_row(O=0.99), _row(O=0.99)], dtype=np.float32) for _ in sentences]
    for own, place in zip(rows, (0, 1, 0), strict=True):
        own[place] = _row(O=0.5, B_PERSON=0.4, B_ORG=0.1)
    assert runs(best_path(rows[0])) == []
    assert runs(best_path(agree(sentences, rows)[0])) == [(0, 1, "PERSON")]


def test_mentions_far_away_say_nothing() -> None:
    sentences = [["Bzowiak"], *[["cisza"]] * NEAR, ["Bzowiak"]]
    rows = [np.array([_row(O=0.591, B_PERSON=0.4)], dtype=np.float32) for _ in sentences]
    assert agree(sentences, rows)[0] == pytest.approx(rows[0], abs=1e-3)


def test_no_person_goes_on_through_a_number() -> None:
    rows = np.full((4, len(LABEL_TAGS)), 0.001, dtype=np.float32)
    for place, tag in enumerate(("B-PERSON", "I-PERSON", "I-PERSON", "I-PERSON")):
        rows[place, LABEL_TAGS.index(tag)] = 0.9
    rows[1, 0] = 0.05
    assert runs(best_path(rows)) == [(0, 4, "PERSON")]
    changed = weighed(["Bzowiak", "4", "-", "Trzebień"], rows)
    assert runs(best_path(changed))[0] == (0, 1, "PERSON")
    assert changed.sum(axis=1) == pytest.approx(np.ones(4), rel=1e-5)


def test_a_place_must_be_likelier_than_the_rest() -> None:
    rows = np.zeros((1, len(LABEL_TAGS)), dtype=np.float32)
    rows[0, [LABEL_TAGS.index("B-LOC"), LABEL_TAGS.index("B-ORG")]] = 0.52, 0.48
    assert runs(best_path(rows)) == [(0, 1, "LOC")]
    assert runs(best_path(weighed(["Wisła"], rows))) == [(0, 1, "ORG")]
