"""A draft as JSON (the form of `draft.json`) and as text to print; pure functions."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from corpus.model import Answer, CheckResult, Citation, Draft, DraftSentence, Question, Source
from corpus.store_codec import dump_frame

Note = tuple[Citation, ...]
"""What one sentence takes from one document: a note of its own."""


def draft_to_json(draft: Draft) -> dict[str, Any]:
    """Return the draft as JSON values: `letter`, `answers`, `warnings`, `sources`, and what identifies it.

    Dates are ISO 8601; offsets count characters of the stored text; `checks` maps a check's name to its outcome.
    """
    return {
        "id": draft.draft_id,
        "document": draft.document_id,
        "status": draft.status.value,
        "writer": draft.writer,
        "created": draft.created.isoformat(),
        "approved_by": draft.approved_by,
        "approved_at": draft.approved_at.isoformat() if draft.approved_at else None,
        "approval_reason": draft.approval_reason,
        "letter": dump_frame(draft.letter),
        "answers": [_answer(answer) for answer in draft.answers],
        "warnings": list(draft.warnings),
        "sources": [_source(source) for source in draft.sources],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "question": _question(answer.question),
        "status": answer.status.value,
        "sentences": [_sentence(sentence) for sentence in answer.sentences],
        "refer_to": answer.refer_to,
    }


def _question(question: Question) -> dict[str, Any]:
    return {"number": question.number, "text": question.text, "start": question.start, "end": question.end}


def _sentence(sentence: DraftSentence) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "frame": sentence.frame,
        "passed": sentence.passed,
        "citations": [_citation(citation) for citation in sentence.citations],
        "checks": [_check(check) for check in sentence.checks],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "document": citation.document_id,
        "version": citation.version,
        "title": citation.title,
        "page": citation.page,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
    }


def _check(check: CheckResult) -> dict[str, Any]:
    return {"name": check.name.value, "passed": check.passed, "detail": check.detail}


def _source(source: Source) -> dict[str, Any]:
    return {
        "document": source.document_id,
        "version": source.version,
        "title": source.title,
        "name": source.name,
        "kind": source.kind,
        "date": _day(source.date),
        "pages": list(source.pages),
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def draft_to_text(draft: Draft, *, width: int = 120) -> str:
    """Return the draft as plain text: the letter, the answers with numbered notes, the notes, what is missing.

    Args:
        draft: The draft.
        width: Longest quotation in a note, in characters; longer ones are cut with "…".
    """
    notes: list[Note] = []
    body = [line for answer in draft.answers for line in _answer_lines(answer, notes)]
    letter = draft.letter
    blocks = [
        [letter.place_date, letter.reference],
        list(letter.addressee),
        [letter.salutation],
        [letter.opening],
        body,
        [letter.closing],
        list(letter.signature),
        _section("Przypisy:", (f"[{n}] {_note(note, width)}" for n, note in enumerate(notes, 1))),
        _section("Termin odpowiedzi:", letter.due_steps),
        _section("Do uzupełnienia:", (f"- {name}" for name in letter.missing)),
        _section("Uwagi:", (f"- {warning}" for warning in draft.warnings)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _answer_lines(answer: Answer, notes: list[Note]) -> Iterator[str]:
    yield f"Ad {answer.question.number}. {answer.question.text}"
    yield " ".join(_marked(sentence, notes) for sentence in answer.sentences)
    yield ""


def _marked(sentence: DraftSentence, notes: list[Note]) -> str:
    marks = "".join(f"[{_number(group, notes)}]" for group in _by_document(sentence.citations))
    failing = (
        "" if sentence.passed else " [!] " + " ".join(check.detail for check in sentence.checks if not check.passed)
    )
    return f"{sentence.text}{' ' if marks else ''}{marks}{failing}"


def _by_document(citations: Iterable[Citation]) -> Iterator[Note]:
    groups: dict[tuple[str, int], list[Citation]] = {}
    for citation in citations:
        groups.setdefault((citation.document_id, citation.version), []).append(citation)
    return (tuple(group) for group in groups.values())


def _number(note: Note, notes: list[Note]) -> int:
    if note not in notes:
        notes.append(note)
    return notes.index(note) + 1


def _note(note: Note, width: int) -> str:
    return f"{note[0].title}, {'; '.join(_quote(citation, width) for citation in note)}"


def _quote(citation: Citation, width: int) -> str:
    quote = " ".join(citation.quote.split())
    shown = quote if len(quote) <= width else f"{quote[: width - 1].rstrip()}…"
    return f"s. {citation.page}: „{shown}”"


def _section(title: str, lines: Iterator[str] | tuple[str, ...]) -> list[str]:
    found = list(lines)
    return [title, *found] if found else []
