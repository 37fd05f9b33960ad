"""Lays out our own evaluation letters, so that offsets are counted and never typed.

`python -m eval.own_data` reads `eval/data/source.toml` and writes `letters.jsonl`, `corpus.jsonl` and `questions.jsonl`
in the form that `docs/evaluation.md` describes: in `corpus.jsonl` the restated questions are cut out, and the `start`
and `end` of a question bound the answer in that text.
"""

import json
import textwrap
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.months import format_date

FOLDER = Path(__file__).parent / "data"
WIDTH = 88
FILES = ("letters", "corpus", "questions")

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Layout:
    """How paragraphs are set: wrapped like a page's text layer, or one line each with blank lines between."""

    width: int | None
    gap: str

    def paragraph(self, text: str) -> str:
        """Return one paragraph as it stands in the text."""
        return text if self.width is None else textwrap.fill(text, self.width, break_on_hyphens=False)

    def join(self, paragraphs: Sequence[str]) -> str:
        """Return paragraphs one below the other."""
        return self.gap.join(self.paragraph(one) for one in paragraphs)


LAYOUTS = {"page": Layout(WIDTH, "\n"), "plain": Layout(None, "\n\n")}


def build(source: Path = FOLDER / "source.toml") -> dict[str, str]:
    """Return the three files' contents by name (`letters`, `corpus`, `questions`), one JSON object a line."""
    written = tomllib.loads(source.read_text(encoding="utf-8"))["letter"]
    rows: dict[str, list[Plain]] = {name: [] for name in FILES}
    for letter in written:
        head = _head(letter)
        rows["letters"].append(_letter_row(letter) | {"text": _text(letter, head, restated=True)[0]})
        text, spans = _text(letter, head, restated=False)
        rows["corpus"].append(_row(letter) | {"text": text})
        rows["questions"] += [_question_row(letter, n, *span) for n, span in enumerate(spans, 1)]
    return {name: "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows[name]) for name in FILES}


def write(folder: Path = FOLDER / "sejm") -> None:
    """Write the three files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in build().items():
        (folder / f"{name}.jsonl").write_text(content, encoding="utf-8")


def _text(letter: Plain, head: Sequence[str], *, restated: bool) -> tuple[str, list[tuple[int, int]]]:
    layout = LAYOUTS[letter["layout"]]
    text = layout.join(head)
    spans = []
    for number, question in enumerate(letter["question"], 1):
        if restated:
            text += layout.gap + layout.paragraph(letter["mark"].format(n=number) + question["text"])
        text += layout.gap
        start = len(text)
        text += layout.join(question["answer"])
        spans.append((start, len(text)))
    role, name = letter["signatory"]
    return text + layout.gap + layout.gap.join(("Z poważaniem", name, role, letter["ministry"])), spans


def _head(letter: Plain) -> list[str]:
    number, subject, date = letter["number"], letter["subject"], letter["date"]
    role, name = letter["signatory"]
    opening = (
        f"w odpowiedzi na interpelację nr {number} {letter['author']} w sprawie {subject}, "
        "uprzejmie przekazuję następujące informacje."
    )
    if letter["layout"] == "plain":
        start = [
            f"Odpowiedź na interpelację nr {number}",
            f"w sprawie {subject}",
            f"Odpowiadający: {role.lower()} {name}",
            f"Wierzbno, {date:%d-%m-%Y}",
        ]
    else:
        place = f"Wierzbno, {format_date(date)}"
        start = [
            letter["ministry"],
            f"BM.{number}.7.{date.year}",
            place,
            "Pani",
            "Zdzisława Nowopolska",
            "Marszałek Izby",
        ]
    return [*start, "Szanowna Pani Marszałek,", opening, letter["opening"]]


def _row(letter: Plain) -> dict[str, Any]:
    return {
        "id": f"{letter['number']}-WIERZB",
        "subject": f"Interpelacja w sprawie {letter['subject']}",
        "addressees": letter["addressees"],
        "date": letter["date"].isoformat(),
    }


def _letter_row(letter: Plain) -> dict[str, Any]:
    source = "html" if letter["layout"] == "plain" else "pdf"
    more = {"number": letter["number"], "signatory": " ".join(letter["signatory"]), "text_source": source}
    return _row(letter) | more | {"extension": False}


def _question_row(letter: Plain, number: int, start: int, end: int) -> dict[str, Any]:
    row = _row(letter)
    return {
        "qid": f"{row['id']}#{number}@{start}",
        "document": row["id"],
        "subject": row["subject"],
        "number": number,
        "question": letter["question"][number - 1]["text"],
        "start": start,
        "end": end,
    }


if __name__ == "__main__":
    write()
