"""The municipal taxonomy: what ships, and how a file of the same form is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import ConfigurationError
from corpus.knowledge.topics import load_taxonomy

WARSAW = {
    "culture",
    "education",
    "environmental protection",
    "health",
    "public space",
    "public transit and roads",
    "sport",
    "urban greenery",
    "welfare",
}

ONE = """
[[topics]]
key = "ruch"
name = "Ruch"
description = "Ulice."
elsewhere = {{ miasto = ["Drogi"] }}

[[topics.subtopics]]
key = "drogi"
name = "Drogi"
description = "Jezdnie."
words = ["jezdnia"]
{more}
"""


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "topics.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_shipped_taxonomy_has_about_a_dozen_topics_and_sixty_subtopics() -> None:
    taxonomy = load_taxonomy()
    assert 11 <= len(taxonomy.topics) <= 14
    assert 55 <= len(taxonomy.subtopics) <= 72


def test_every_entry_is_described_in_polish_with_words_of_its_own() -> None:
    for subtopic in load_taxonomy().subtopics:
        assert subtopic.name[0].isupper(), subtopic.key
        assert subtopic.description.endswith("."), subtopic.key
        assert len(set(subtopic.words)) == len(subtopic.words) >= 4, subtopic.key


def test_keys_are_ascii_and_lead_to_their_topic() -> None:
    taxonomy = load_taxonomy()
    for topic in taxonomy.topics:
        for subtopic in topic.subtopics:
            assert subtopic.key.isascii()
            assert taxonomy.topic(subtopic.key) is topic
            assert taxonomy.subtopic(subtopic.key) is subtopic


def test_every_category_of_warsaw_lies_under_one_topic() -> None:
    filed = [category for topic in load_taxonomy().topics for category in topic.elsewhere.get("warsaw", ())]
    assert sorted(filed) == sorted(WARSAW)


@pytest.mark.parametrize(
    ("source", "category", "topic"),
    [
        ("warsaw", "urban greenery", "srodowisko"),
        ("warsaw", "public transit and roads", "transport"),
        ("lodz", "Sport i rekreacja", "sport"),
        ("lodz", "Zdrowie i pomoc społeczna", "zdrowie"),
    ],
)
def test_a_category_elsewhere_leads_to_its_topic(source: str, category: str, topic: str) -> None:
    found = load_taxonomy().of_category(source, category)
    assert found is not None
    assert found.key == topic


@pytest.mark.parametrize(("source", "category"), [("lodz", "Inne"), ("krakow", "sport")])
def test_a_category_that_no_topic_holds_leads_nowhere(source: str, category: str) -> None:
    assert load_taxonomy().of_category(source, category) is None


@pytest.mark.parametrize("key", ["brak", "brak/drogi"])
def test_an_unknown_topic_is_a_key_error(key: str) -> None:
    with pytest.raises(KeyError):
        load_taxonomy().topic(key)


def test_an_unknown_subtopic_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load_taxonomy().subtopic("transport/brak")


def test_a_city_may_bring_its_own_file(written: Callable[[str], Path]) -> None:
    taxonomy = load_taxonomy(written(ONE.format(more="")))
    assert [subtopic.key for subtopic in taxonomy.subtopics] == ["ruch/drogi"]
    assert taxonomy.topics[0].elsewhere == {"miasto": ("Drogi",)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "topics"),
        ("topics = 3", "topics"),
        ("= 3", "not TOML"),
        (ONE.format(more='colour = "red"'), "colour"),
        (ONE.format(more="") + ONE.format(more=""), "twice"),
        (ONE.format(more="").replace('["jezdnia"]', "[]"), "words"),
    ],
)
def test_a_file_of_another_form_is_refused(written: Callable[[str], Path], text: str, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        load_taxonomy(written(text))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="missing"):
        load_taxonomy(tmp_path / "topics.toml")
