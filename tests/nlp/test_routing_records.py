import json
from pathlib import Path

import pytest

from corpus.errors import ConfigurationError
from nlp.routing import load_router
from nlp.routing.records import read_history
from nlp.routing.units import PlainUnit

UNITS = (PlainUnit("Wydział Dróg", "Ulice i chodniki.", "WD"), PlainUnit("Biuro Kontroli", "Audyt i skargi.", "BK"))


def written(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "historia.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_past_assignments_teach_by_name_and_by_code(tmp_path: Path) -> None:
    rows = [{"subject": f"hałasu z lokalu nr {n}", "units": ["BK"]} for n in range(5)]
    rows += [{"subject": "naprawy ulicy", "units": ["Wydział Dróg"], "text": "Naprawa ulicy."}]
    history = read_history(written(tmp_path, *rows, ""), UNITS)
    (first, *_) = load_router(UNITS, history).route("hałasu z lokalu nocnego")
    assert (first.unit, first.basis) == ("Biuro Kontroli", "history")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{", "line 1"),
        ({"subject": "x"}, "line 1"),
        ("[1]", "line 1"),
        ({"subject": "x", "units": ["ZZZ"]}, "ZZZ"),
        ({"subject": "x", "units": []}, "none at all"),
        ("", "is empty"),
    ],
)
def test_a_line_of_another_form_is_named(tmp_path: Path, row: object, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        read_history(written(tmp_path, row), UNITS)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        read_history(tmp_path / "nic.jsonl", UNITS)
