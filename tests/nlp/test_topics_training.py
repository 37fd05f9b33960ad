"""What the training of topics is made of: views, near-duplicates, small models, examples."""

import json
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelError
from corpus.knowledge.topics import load_taxonomy
from nlp.topics import load_topics
from nlp.train.categories import choose, fit_titles
from nlp.train.category_data import Labelled, near_duplicates, read_lodz, read_warsaw, relabel
from nlp.train.category_students import finished, project_student, title_student
from nlp.train.distil import Student, distil
from nlp.train.figures import expected_calibration_error, multilabel_f1
from nlp.train.kernel import best_bias
from nlp.train.projects import TopicWords, fit_projects, read_projects, written_examples
from nlp.train.taxonomy import columns, described, from_elsewhere, labelled_subjects, training_rows
from nlp.train.views import learn_views, subject_key

TITLES = tuple(
    f"{what} {where}"
    for where in ("przy ulicy Lipowej", "w parku", "na osiedlu Zielonym", "dla seniorów", "w Dolinie", "obok szkoły")
    for what in ("Remont chodnika", "Budowa ścieżki rowerowej", "Sadzenie drzew", "Nowe krzewy i kwiaty")
)
ROADS = np.array([[place % 4 < 2, place % 4 >= 2] for place in range(len(TITLES))], dtype=np.float32)
FOUND = Labelled(TITLES, ("",) * len(TITLES), ROADS, ("drogi", "zieleń"))
BACKGROUND = tuple(("chodnik", "ulica", "droga", "drzewo", "park", "krzew") for _ in range(6))


def test_a_text_is_most_like_itself_and_more_like_its_kind() -> None:
    views = learn_views(TITLES, BACKGROUND, seed=7)
    rows = views.rows(["Remont chodnika w parku", "Budowa chodnika przy ulicy", "Sadzenie krzewów"])
    likeness = (rows @ rows.T).toarray()
    assert np.diag(likeness) == pytest.approx(np.ones(3), abs=1e-4)
    assert likeness[0, 1] > likeness[0, 2]


def test_a_text_without_a_known_word_is_like_nothing() -> None:
    rows = learn_views(TITLES, BACKGROUND, seed=7).rows(["", "12345"])
    assert abs(rows).sum() == pytest.approx(0, abs=1)


def test_titles_are_learnt_and_at_least_one_category_is_named() -> None:
    model = fit_titles(FOUND, BACKGROUND, seed=7)
    chosen = model.choose(model.predict(["Remont chodnika przy Szkolnej", "Sadzenie krzewów na skwerze", "Coś innego"]))
    assert chosen[0].tolist() == [1, 0]
    assert chosen[1].tolist() == [0, 1]
    assert chosen[2].sum() >= 1


def test_the_same_seed_learns_the_same() -> None:
    first, second = (fit_titles(FOUND, BACKGROUND, seed=3).predict(TITLES) for _ in range(2))
    assert np.array_equal(first, second)


def test_a_small_model_repeats_what_the_large_one_says() -> None:
    teacher = fit_titles(FOUND, BACKGROUND, seed=7)
    said = teacher.predict(TITLES)
    student = distil(TITLES, said, FOUND.labels, Student(most_features=400, ridge=0.1, min_texts=1), exclusive=False)
    assert np.corrcoef(student.scores(TITLES).ravel(), said.ravel())[0, 1] > 0.9
    assert len(student.vectoriser.names) <= 400


def test_a_small_model_is_finished_by_what_its_teacher_says_of_unseen_titles() -> None:
    teacher = fit_titles(FOUND, BACKGROUND, seed=7)
    student = title_student(teacher, FOUND, ("Remont drogi", "Park i drzewa"))
    model = finished(student, teacher.fitted.left_out, ROADS)
    assert model.choose(TITLES).sum(axis=1).min() >= 1
    assert model.thresholds.shape == (2,)
    assert (model.choose(TITLES) == ROADS).mean() > 0.8


def test_projects_are_learnt_from_text_and_from_another_citys_titles() -> None:
    titles, topics = fit_titles(FOUND, BACKGROUND, seed=7), load_topics().model
    texts = tuple("Zadanie obejmuje prace. " + title for title in TITLES)
    projects = read_projects(Labelled(TITLES, texts, ROADS, FOUND.labels), titles, topics)
    assert projects.said["text categories"].shape == (len(TITLES), 4)
    assert projects.said["title subtopics"].shape == (len(TITLES), sum("/" in key for key in topics.labels))
    fitted = fit_projects(projects, titles.views.meanings)
    assert (fitted.predict(projects).argmax(axis=1) == ROADS.argmax(axis=1)).all()
    assert (fitted.left_out.argmax(axis=1) == ROADS.argmax(axis=1)).mean() > 0.8
    student = finished(project_student(fitted, projects, projects), fitted.left_out, ROADS)
    assert student.model.exclusive
    assert student.categories(projects.labelled.whole()[0]) == ("drogi",)


def test_an_invented_project_teaches_what_the_known_ones_do_not_hold() -> None:
    titles, topics = fit_titles(FOUND, BACKGROUND, seed=7), load_topics().model
    targets = np.pad(ROADS, ((0, 0), (0, 1)))
    known = Labelled(TITLES, ("",) * len(TITLES), targets, ("drogi", "zieleń", "kultura"))
    asked = Labelled(("Koncert orkiestry",), ("Koncert w parku.",), np.array([[0, 0, 1]], np.float32), known.labels)
    train, written = (read_projects(part, titles, topics) for part in (known, asked))
    fitted = fit_projects(train, titles.views.meanings, examples=written)
    assert fitted.predict(written)[0, 2] > fitted.predict(train)[:, 2].max()
    assert fitted.left_out.shape == (len(TITLES), 3)


def test_invented_projects_are_kept_under_known_labels_only() -> None:
    found = written_examples(("Inne", "Sport i rekreacja"))
    assert len(found.titles) == len(set(found.titles)) > 5
    assert (found.targets.sum(axis=1) == 1).all()
    assert written_examples(("drogi",)).targets.shape == (0, 1)


def test_a_bias_helps_a_label_that_is_never_the_greatest() -> None:
    targets = np.eye(2, dtype=np.float32)[[0, 0, 0, 1]]
    scores = np.array([[0.9, 0.1], [0.8, 0.1], [0.9, 0.0], [0.52, 0.4]], dtype=np.float32)
    bias = best_bias(scores, targets)
    assert ((scores + bias).argmax(axis=1) == targets.argmax(axis=1)).all()
    assert best_bias(targets, targets).tolist() == [0, 0]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Remont chodnika przy ulicy Lipowej", "Remonty chodników przy ulicach Lipowych", True),
        ("Remont chodnika przy ulicy Lipowej", "Sadzenie drzew w parku", False),
        ("Zakup książek do biblioteki", "Zakup książek dla biblioteki", True),
    ],
)
def test_near_duplicates_share_a_group(first: str, second: str, same: bool) -> None:
    groups = near_duplicates([first, "Coś zupełnie innego", second])
    assert (groups[0] == groups[2]) is np.bool_(same)


def test_choose_names_what_is_above_its_threshold_else_the_likeliest() -> None:
    scores = np.array([[0.6, 0.5], [0.1, 0.2]], dtype=np.float32)
    assert choose(scores, np.array([0.4, 0.4], dtype=np.float32)).tolist() == [[1, 1], [0, 1]]


def test_words_of_the_taxonomy_point_at_their_subtopic() -> None:
    views = learn_views((*TITLES, "stojak rowerowy", "droga rowerowa i rowerzysta"), BACKGROUND, seed=7)
    row = TopicWords(views.meanings).rows(["ścieżki rowerowe"])[0]
    assert load_taxonomy().subtopics[int(row.argmax())].key == "transport/rowery"


def test_projects_are_read_without_target_cost_and_district(tmp_path: Path) -> None:
    (tmp_path / "warsaw_budget").mkdir()
    (tmp_path / "lodz").mkdir()
    title = {"title": "Nowe drzewa", "categories": ["urban greenery", "culture"], "target": ["adults"]}
    (tmp_path / "warsaw_budget" / "projects.jsonl").write_text(json.dumps(title) + "\n", encoding="utf-8")
    project = {"title": "Ławki", "text": "Kupimy ławki.", "category": "Inne", "cost": 1, "district": "Bałuty"}
    (tmp_path / "lodz" / "projects.jsonl").write_text(json.dumps(project) + "\n", encoding="utf-8")
    warsaw, lodz = read_warsaw(tmp_path), read_lodz(tmp_path)
    assert warsaw.whole() == ["Nowe drzewa"]
    assert warsaw.labels == ("culture", "urban greenery")
    assert lodz.whole() == ["Ławki\nKupimy ławki."]
    assert relabel(lodz, ("Inne", "Sport")).targets.tolist() == [[1, 0]]


def test_missing_projects_are_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="--data"):
        read_warsaw(tmp_path)


def test_every_label_of_the_training_subjects_is_a_subtopic() -> None:
    known = {subtopic.key for subtopic in load_taxonomy().subtopics}
    rows = training_rows()
    assert len(rows) == 400
    assert all(set(row["topics"]) <= known for row in rows if isinstance(row["topics"], list))
    assert all(set(row) == {"city", "subject", "topics"} for row in rows)


def test_descriptions_are_examples_of_their_subtopic_and_topic() -> None:
    taxonomy = load_taxonomy()
    examples, keys = described(taxonomy), columns(taxonomy)
    assert (examples.targets.sum(axis=1) == 2).all()
    place = examples.texts.index("hulajnoga")
    assert examples.targets[place, keys.index("transport/rowery")] == 1
    assert examples.targets[place, keys.index("transport")] == 1


@pytest.mark.parametrize(
    ("categories", "kept"),
    [(["sport"], True), (["sport", "public space"], True), (["sport", "culture"], False), (["public space"], False)],
)
def test_a_project_elsewhere_teaches_where_its_topic_is_clear(categories: list[str], kept: bool) -> None:
    labels = ("culture", "public space", "sport")
    target = np.array([[label in categories for label in labels]], dtype=np.float32)
    found = from_elsewhere(Labelled(("Turniej",), ("",), target, labels), "warsaw", load_taxonomy())
    assert bool(found.texts) is kept
    if kept:
        assert np.isnan(found.targets[0, -1])


def test_a_subject_that_the_registers_lack_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "registers").mkdir()
    for city in ("gdansk", "katowice", "krakow", "warszawa"):
        row = {"przedmiot": "budowy\nchodnika"}
        (tmp_path / "registers" / f"{city}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    rows = [
        {"city": "krakow", "subject": subject_key("budowy chodnika"), "topics": ["transport/chodniki"]},
        {"city": "krakow", "subject": "0000", "topics": ["transport/drogi"]},
    ]
    found = labelled_subjects(tmp_path, rows)
    assert found.texts == ("budowy chodnika",)
    assert found.targets.sum() == 2


def test_f1_of_several_labels() -> None:
    targets = np.array([[1, 0], [1, 1], [0, 1]], dtype=np.float32)
    assert multilabel_f1(targets, targets) == (1.0, 1.0)
    micro, macro = multilabel_f1(np.array([[1, 0], [1, 0], [1, 0]], dtype=np.float32), targets)
    assert micro == pytest.approx(4 / 7)
    assert macro == pytest.approx(0.4)


def test_probabilities_that_hold_have_no_calibration_error() -> None:
    likely = np.full((10, 1), 0.3, dtype=np.float32)
    hits = np.array([[1]] * 3 + [[0]] * 7, dtype=np.float32)
    assert expected_calibration_error(likely, hits) == pytest.approx(0, abs=1e-6)
    assert expected_calibration_error(likely, np.ones_like(hits)) == pytest.approx(0.7, abs=1e-6)
