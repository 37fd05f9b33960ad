"""Suite `letters`: number, date, signatory and subject read from real letters, through the path that officers use.

`letters.jsonl` is ingested as a JSONL corpus; only what the parser finds in the text is scored, never the row's own
fields. A field counts where the letter's text has it: the number in digits, the date in one of the usual written forms,
the surname and first name of the signatory. Where text and field disagree, the text does not have the field.
"""

import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path

from corpus.errors import EvaluationError
from corpus.model import Document, Letter
from corpus.months import format_date
from eval.suite import Row, SuiteContext, SuiteResult, hash_files
from ingest.pipeline import read_path

NEEDS = ("sejm/letters.jsonl",)

FIELDS = ("number", "date", "signatory")
SUBJECT_F1 = 0.9
_FUNCTIONS = re.compile(
    r"\b(?:pod)?sekretarz\s+stanu|\bminist(?:er|ra)\b|\bprezes\b|\bprezydent\w*|\bzastęp\w+", re.IGNORECASE
)


def run(context: SuiteContext) -> SuiteResult:
    """Return the share of letters in which a field that the text has is read rightly, by field.

    Metrics: `number`, `date`, `signatory` (shares of the letters whose text has the field), each with its count
    `…_letters`; `subject` (share with token F1 of at least 0.9 against the register's wording); `letters`; `refused`.

    Raises:
        EvaluationError: `sejm/letters.jsonl` is missing.
    """
    path = context.data / "sejm" / "letters.jsonl"
    rows = read_rows(path)
    wanted = rows[: context.limit] if context.limit else rows
    documents = read_documents(path, {str(row["id"]) for row in wanted}, context)
    scored = tuple(_score(row, documents.get(str(row["id"]))) for row in wanted)
    return SuiteResult("letters", _metrics(scored), scored, hash_files(path))


def read_rows(path: Path) -> list[Mapping[str, object]]:
    """Return the rows of a JSONL file.

    Raises:
        EvaluationError: The file is missing.
    """
    if not path.is_file():
        raise EvaluationError(
            f"{path} is missing", remedy="name a data folder of the form that docs/evaluation.md describes"
        )
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_documents(path: Path, wanted: set[str], context: SuiteContext) -> dict[str, Document]:
    """Read the rows of a JSONL corpus through the ingest pipeline, by id; rows that are refused are left out."""
    found: dict[str, Document] = {}
    for item in read_path(path):
        if isinstance(item, Document) and item.external_id in wanted:
            found[item.external_id] = item
            context.progress(len(found), len(wanted))
            if len(found) == len(wanted):
                break
    return found


def _score(row: Mapping[str, object], document: Document | None) -> Row:
    letter = (document.letter if document else None) or Letter()
    text = document.text if document else str(row["text"])
    found = {
        "number": letter.number or "",
        "date": letter.date.isoformat() if letter.date else "",
        "signatory": letter.signatory.name if letter.signatory else "",
    }
    scored: dict[str, object] = {"id": row["id"], "refused": document is None}
    for field in FIELDS:
        stated = str(row[field])
        scored[f"{field}_has"] = _has(field, stated, text)
        scored[f"{field}_right"] = _agrees(field, stated, found[field])
        scored[f"{field}_stated"], scored[f"{field}_found"] = stated, found[field]
    scored["subject_found"] = letter.subject or ""
    scored["subject_f1"] = _f1(_matter(str(row.get("subject", ""))), letter.subject or "")
    return scored


def _metrics(scored: tuple[Row, ...]) -> dict[str, float]:
    metrics: dict[str, float] = {"letters": float(len(scored))}
    for field in FIELDS:
        having = [row for row in scored if row[f"{field}_has"]]
        metrics[field] = _share(sum(bool(row[f"{field}_right"]) for row in having), len(having))
        metrics[f"{field}_letters"] = float(len(having))
    named = [row for row in scored if row["subject_found"]]
    metrics["subject"] = _share(sum(_number(row["subject_f1"]) >= SUBJECT_F1 for row in named), len(named))
    metrics["subject_letters"] = float(len(named))
    metrics["refused"] = float(sum(bool(row["refused"]) for row in scored))
    return metrics


def _share(right: int, of: int) -> float:
    return round(right / of, 4) if of else 0.0


def _number(value: object) -> float:
    return value if isinstance(value, float) else 0.0


def _has(field: str, stated: str, text: str) -> bool:
    """Whether the letter's text has the field's value in some written form."""
    if field == "number":
        return re.search(rf"(?<!\d)0*{re.escape(stated)}(?!\d)", text) is not None
    if field == "date":
        return any(re.search(form, text) for form in _written(dt.date.fromisoformat(stated)))
    words = set(re.findall(r"\w+", text.lower()))
    return set(_name(stated)) <= words


def _written(date: dt.date) -> tuple[str, ...]:
    day, month = rf"0?{date.day}", rf"0?{date.month}"
    word = format_date(date).split()[1]
    return (
        rf"(?<!\d){day}\.?\s+{word}\s+{date.year}",
        rf"(?<!\d){day}\s?[-./]\s?{month}\s?[-./]\s?{date.year}",
        date.isoformat(),
    )


def _agrees(field: str, stated: str, found: str) -> bool:
    if field != "signatory":
        return stated == found
    wanted, name = set(_name(stated)), set(_name(found))
    return bool(name) and (wanted <= name or name <= wanted)


def _name(stated: str) -> list[str]:
    """The words of a name without the function before it, in lower case."""
    return re.findall(r"\w+", _FUNCTIONS.sub(" ", stated).lower())


def _matter(subject: str) -> str:
    return re.sub(
        r"^\s*(?:interpelacja|zapytanie)\s+(?:w\s+sprawie|ws\.|dotycząc\w+)?\s*", "", subject, flags=re.IGNORECASE
    )


def _f1(wanted: str, found: str) -> float:
    want, have = (set(re.findall(r"\w+", text.lower())) for text in (wanted, found))
    return 2 * len(want & have) / (len(want) + len(have)) if want and have else 0.0
