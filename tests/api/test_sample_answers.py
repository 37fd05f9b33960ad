"""What the demonstration's draft must say: the list at the end of `corpus/samples/README.md`."""

import pytest

from corpus.model import Answer, AnswerStatus, Draft

OVERTAKEN = "IV kwartał 2026"


def text_of(answer: Answer) -> str:
    return " ".join(sentence.text for sentence in answer.sentences)


@pytest.mark.parametrize(
    ("number", "facts"),
    [
        ("1", ("131 pustostanów",)),
        ("2", ("4 340 000 zł", "2 604 000 zł", "1 736 000 zł", "94 700 zł")),
        ("3", ("1 lutego 2027 r.", "co 20 minut", "co 40 minut")),
        ("4", ("nie wpłynęło",)),
        ("5", ("4 z 6 przejść", "15 grudnia 2026 r.")),
    ],
)
def test_an_answer_says_what_the_sources_hold(draft: Draft, number: str, facts: tuple[str, ...]) -> None:
    (answer,) = (answer for answer in draft.answers if answer.question.number == number)
    assert answer.status is AnswerStatus.ANSWERED
    assert [fact for fact in facts if fact not in text_of(answer)] == []
    assert all(sentence.passed and sentence.citations for sentence in answer.sentences)


def test_what_the_sources_do_not_answer_is_referred(draft: Draft) -> None:
    last = draft.answers[-1]
    assert (last.status, last.refer_to) == (AnswerStatus.NO_BASIS, "Wydział Edukacji")


def test_an_overtaken_date_is_no_answer_but_a_warning(draft: Draft) -> None:
    assert OVERTAKEN not in text_of(draft.answers[2])
    assert any(OVERTAKEN in warning for warning in draft.warnings)


def test_the_older_count_never_stands_without_its_day(draft: Draft) -> None:
    sentences = [sentence.text for sentence in draft.answers[0].sentences if "108" in sentence.text]
    assert all("28 lutego 2026 r." in sentence for sentence in sentences)
