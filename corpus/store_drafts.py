"""Drafts in the database: every version of a draft, whole, sentence by sentence with its citations."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, func, insert, select, update

from corpus import store_codec as codec
from corpus.model import Answer, AnswerStatus, Citation, Draft, DraftSentence, DraftStatus
from corpus.model.stored import DraftSummary
from corpus.store_schema import answers, citations, draft_versions, drafts, sentences

Values = dict[str, Any]


def current_version(connection: Connection, draft_id: str) -> int | None:
    """Return the number of the draft's newest version, or `None` for an unknown draft."""
    return connection.scalar(select(drafts.c.current).where(drafts.c.draft_id == draft_id))


def write(connection: Connection, draft: Draft, version: int, saved: dt.datetime) -> None:
    """Write `draft` as its `version`, which becomes the current one."""
    if version == 1:
        connection.execute(insert(drafts).values(draft_id=draft.draft_id, current=1))
    else:
        of_draft = drafts.c.draft_id == draft.draft_id
        connection.execute(update(drafts).where(of_draft).values(current=version))
    connection.execute(insert(draft_versions), [_head(draft, version, saved)])
    rows: dict[str, list[Values]] = {"answers": [], "sentences": [], "citations": []}
    names: Values = {"draft_id": draft.draft_id, "draft_version": version}
    for number, answer in enumerate(draft.answers):
        _collect(rows, names | {"answer": number}, answer)
    for table in (answers, sentences, citations):
        if rows[table.name]:
            connection.execute(insert(table), rows[table.name])


def read(connection: Connection, draft_id: str, version: int) -> Draft | None:
    """Return that version of a draft, or `None`."""
    of_version = and_(draft_versions.c.draft_id == draft_id, draft_versions.c.version == version)
    head = connection.execute(select(draft_versions).where(of_version)).one_or_none()
    if head is None:
        return None
    parts = [_rows(connection, table, draft_id, version) for table in (answers, sentences, citations)]
    return _draft(head, _answers(*parts))


def summaries(connection: Connection, limit: int | None, offset: int) -> list[DraftSummary]:
    """Return the current version of every draft, the latest saved first."""
    of_current = and_(draft_versions.c.draft_id == drafts.c.draft_id, draft_versions.c.version == drafts.c.current)
    of_answers = and_(answers.c.draft_id == drafts.c.draft_id, answers.c.draft_version == drafts.c.current)
    number = select(func.count()).select_from(answers).where(of_answers).scalar_subquery().label("questions")
    query = select(draft_versions, number).select_from(drafts.join(draft_versions, of_current))
    query = query.order_by(draft_versions.c.saved.desc(), draft_versions.c.draft_id)
    return [_summary(row) for row in connection.execute(query.limit(limit).offset(offset))]


def _head(draft: Draft, version: int, saved: dt.datetime) -> Values:
    return {
        "draft_id": draft.draft_id,
        "version": version,
        "document_id": draft.document_id,
        "letter": codec.dump_frame(draft.letter),
        "sources": codec.dump_sources(draft.sources),
        "warnings": list(draft.warnings),
        "writer": draft.writer,
        "created": draft.created.isoformat(),
        "status": draft.status.value,
        "approved_by": draft.approved_by,
        "approved_at": draft.approved_at.isoformat() if draft.approved_at else None,
        "approval_reason": draft.approval_reason,
        "saved": saved.isoformat(),
    }


def _collect(rows: dict[str, list[Values]], names: Values, answer: Answer) -> None:
    values = {"status": answer.status.value, "refer_to": answer.refer_to}
    rows["answers"].append(names | values | {"question": codec.dump_question(answer.question)})
    for number, sentence in enumerate(answer.sentences):
        place = names | {"sentence": number}
        said = {"text": sentence.text, "frame": sentence.frame, "checks": codec.dump_checks(sentence.checks)}
        rows["sentences"].append(place | said)
        rows["citations"].extend(place | _citation_values(n, one) for n, one in enumerate(sentence.citations))


def _citation_values(number: int, citation: Citation) -> Values:
    return {
        "citation": number,
        "document_id": citation.document_id,
        "version": citation.version,
        "title": citation.title,
        "page": citation.page,
        "start_char": citation.start,
        "end_char": citation.end,
        "quote": citation.quote,
    }


def _rows(connection: Connection, table: Table, draft_id: str, version: int) -> Sequence[Row[Any]]:
    of_version = and_(table.c.draft_id == draft_id, table.c.draft_version == version)
    return connection.execute(select(table).where(of_version).order_by(*table.primary_key.columns)).all()


def _answers(heads: Iterable[Row[Any]], said: Iterable[Row[Any]], cited: Iterable[Row[Any]]) -> tuple[Answer, ...]:
    of_sentence: dict[tuple[int, int], list[Citation]] = defaultdict(list)
    for row in cited:
        place = (row.document_id, row.version, row.title, row.page, row.start_char, row.end_char, row.quote)
        of_sentence[row.answer, row.sentence].append(Citation(*place))
    of_answer: dict[int, list[DraftSentence]] = defaultdict(list)
    for row in said:
        quoted = tuple(of_sentence[row.answer, row.sentence])
        of_answer[row.answer].append(DraftSentence(row.text, quoted, codec.load_checks(row.checks), row.frame))
    return tuple(
        Answer(codec.load_question(row.question), AnswerStatus(row.status), tuple(of_answer[row.answer]), row.refer_to)
        for row in heads
    )


def _draft(head: Row[Any], found: tuple[Answer, ...]) -> Draft:
    return Draft(
        draft_id=head.draft_id,
        document_id=head.document_id,
        letter=codec.load_frame(head.letter),
        answers=found,
        sources=codec.load_sources(head.sources),
        warnings=tuple(head.warnings),
        writer=head.writer,
        created=dt.datetime.fromisoformat(head.created),
        status=DraftStatus(head.status),
        approved_by=head.approved_by,
        approved_at=dt.datetime.fromisoformat(head.approved_at) if head.approved_at else None,
        approval_reason=head.approval_reason,
    )


def _summary(row: Row[Any]) -> DraftSummary:
    return DraftSummary(
        row.draft_id,
        row.version,
        row.document_id,
        DraftStatus(row.status),
        row.approved_by,
        row.writer,
        dt.datetime.fromisoformat(row.created),
        dt.datetime.fromisoformat(row.saved),
        row.questions,
    )
