"""The benchmark's letters; the benchmark itself is run by hand."""

from eval.benchmarks.ingest_letters import QUESTIONS, letters_of


def asked(count: int) -> list[dict[str, str]]:
    return [{"subject": f"Interpelacja w sprawie mostu {n}", "question": f"Czy most {n} stoi?"} for n in range(count)]


def test_each_letter_asks_five_questions_in_order() -> None:
    letters = list(letters_of(asked(12)))
    assert len(letters) == 2
    assert "w sprawie mostu 5" in letters[1]
    positions = [letters[1].index(f"{n + 1}. Czy most {5 + n} stoi?") for n in range(QUESTIONS)]
    assert positions == sorted(positions)


def test_too_few_questions_make_no_letter() -> None:
    assert list(letters_of(asked(QUESTIONS - 1))) == []
