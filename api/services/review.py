"""What an officer does with a draft: edit a sentence, fill in the letter, approve. Each makes a new version."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from api.schemas.drafts import ApprovalIn, LetterIn, SentenceIn, SpanIn
from api.services.letter_check import letter_warnings, office_facts, with_letter_warning
from api.wiring import Wiring
from corpus.errors import DraftStateError, NotFoundError
from corpus.model import Answer, AnswerStatus, Citation, Draft, DraftLetter, DraftSentence, DraftStatus
from corpus.months import format_date

_OPEN = {
    AnswerStatus.NO_BASIS: "pozostaje bez odpowiedzi.",
    AnswerStatus.PARTIAL: "ma tylko częściową odpowiedź.",
}
MARKED = re.compile(r"\[DO UZUPEŁNIENIA: ([^\]]*)\]")
"""What the frame of a draft puts in the place of a part that is not known."""


def edit_sentence(wiring: Wiring, draft_id: str, answer: int, sentence: int, asked: SentenceIn) -> Draft:
    """Replace one sentence (places count from 1), check it again, and store the draft's next version.

    A sentence of the frame that is edited states something from now on, and is checked like every other.

    Raises:
        NotFoundError: No such draft, answer or sentence.
        CitationError: A span to cite holds no words.
        DraftStateError: The draft is approved, or somebody changed it meanwhile.
    """
    from retrieval.check import check_sentence
    from retrieval.draft import sources
    from retrieval.library import Library

    draft, version = _open(wiring, draft_id)
    old = _sentence(draft, answer, sentence)
    citations = old.citations if asked.citations is None else _cited(wiring, asked.citations)
    edited = check_sentence(replace(old, text=asked.text, citations=citations, frame=False), wiring.store)
    first = wiring.store.get_draft(draft_id, 1).answers[answer - 1].status
    answers = _replaced(draft.answers, answer, sentence, edited, first)
    changed = replace(draft, answers=answers, sources=sources(answers, Library(wiring.store)))
    return _save(wiring, changed, version)


def edit_letter(wiring: Wiring, draft_id: str, asked: LetterIn) -> Draft:
    """Replace parts of the letter around the answers; what is filled in is no longer missing.

    Raises:
        NotFoundError: No such draft.
        DraftStateError: The draft is approved, or somebody changed it meanwhile.
    """
    draft, version = _open(wiring, draft_id)
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in asked if value is not None
    }
    if asked.due:
        given["due_steps"] = (f"Termin podany przez referenta: {format_date(asked.due)}",)
    letter = replace(draft.letter, **given)
    held = MARKED.findall(" ".join([*_parts(letter), *letter.due_steps]))
    missing = tuple(what for what in draft.letter.missing if what in held)
    changed = replace(draft, letter=replace(letter, missing=missing))
    return _save(wiring, with_letter_warning(changed, _known(wiring, draft)), version)


def _known(wiring: Wiring, draft: Draft) -> str:
    """Return what the prose of the letter may rest on: its first version, the incoming letter, the city."""
    first = wiring.store.get_draft(draft.draft_id, 1)
    asked = wiring.store.get(draft.document_id).document.text if draft.document_id else ""
    profile = wiring.profile()
    questions = (answer.question.text for answer in first.answers)
    return "\n\n".join([*_parts(first.letter), *first.letter.due_steps, *questions, asked, *office_facts(profile)])


def approve(wiring: Wiring, draft_id: str, asked: ApprovalIn) -> Draft:
    """Approve a draft as a named person, and keep the moment and the reason.

    Raises:
        NotFoundError: No such draft.
        DraftStateError: It is approved already; or it answers no question; or a part of the letter is missing; or there
            are open points (a sentence fails a check, a question is not answered in full, the letter holds figures that
            stand nowhere) and no reason was given.
    """
    draft, version = _open(wiring, draft_id)
    if not draft.answers:
        what = f"draft {draft_id} answers no question"
        raise DraftStateError(what, remedy="draft a reply to a letter in which questions were found")
    if gaps := MARKED.findall(" ".join(_parts(draft.letter))):
        what = f"draft {draft_id} has parts to fill in: {', '.join(gaps)}"
        raise DraftStateError(what, remedy="fill them in with PATCH /drafts/{id}/letter")
    open_points = open_points_of(draft)
    if open_points and not asked.reason:
        what = f"draft {draft_id} has open points: {' '.join(open_points)}"
        raise DraftStateError(what, remedy="edit those sentences, or give a written reason")
    approved = replace(
        draft,
        status=DraftStatus.APPROVED,
        approved_by=asked.name,
        approved_at=wiring.clock(),
        approval_reason=asked.reason,
    )
    return _save(wiring, approved, version)


def open_points_of(draft: Draft) -> list[str]:
    """Return, in Polish, what stands against approval: failed checks, open questions, figures in the letter's prose."""
    from retrieval.check import obstacles

    unanswered = [
        f"Pytanie {answer.question.number} {_OPEN[answer.status]}" for answer in draft.answers if answer.status in _OPEN
    ]
    return [*obstacles(draft), *unanswered, *letter_warnings(draft)]


def _open(wiring: Wiring, draft_id: str) -> tuple[Draft, int]:
    version = wiring.store.draft_version(draft_id)
    draft = wiring.store.get_draft(draft_id, version)
    if draft.status is DraftStatus.APPROVED:
        what = f"draft {draft_id} was approved by {draft.approved_by}"
        raise DraftStateError(what, remedy="draft the reply anew to change it")
    return draft, version


def _save(wiring: Wiring, draft: Draft, expected: int) -> Draft:
    wiring.store.replace_draft(draft, expected)
    return draft


def _sentence(draft: Draft, answer: int, sentence: int) -> DraftSentence:
    if not 1 <= answer <= len(draft.answers):
        remedy = f"answers count from 1 to {len(draft.answers)}"
        raise NotFoundError(f"draft {draft.draft_id} has no answer {answer}", remedy=remedy)
    sentences = draft.answers[answer - 1].sentences
    if not 1 <= sentence <= len(sentences):
        remedy = f"its sentences count from 1 to {len(sentences)}"
        raise NotFoundError(f"answer {answer} of draft {draft.draft_id} has no sentence {sentence}", remedy=remedy)
    return sentences[sentence - 1]


def _cited(wiring: Wiring, spans: Iterable[SpanIn]) -> tuple[Citation, ...]:
    return tuple(
        wiring.store.citation(
            span.document, span.version or wiring.store.get(span.document).version, span.start, span.end
        )
        for span in spans
    )


def _replaced(
    answers: Sequence[Answer], answer: int, sentence: int, edited: DraftSentence, first: AnswerStatus
) -> tuple[Answer, ...]:
    old = answers[answer - 1]
    sentences = (*old.sentences[: sentence - 1], edited, *old.sentences[sentence:])
    changed = replace(old, sentences=sentences, status=_status(sentences, first))
    return (*answers[: answer - 1], changed, *answers[answer:])


def _status(sentences: Iterable[DraftSentence], first: AnswerStatus) -> AnswerStatus:
    """Return the status of an edited answer: a refusal becomes partial only by a sentence that passes every check."""
    if first is not AnswerStatus.NO_BASIS:
        return first
    stated = any(sentence.passed for sentence in sentences if not sentence.frame)
    return AnswerStatus.PARTIAL if stated else AnswerStatus.NO_BASIS


def _parts(letter: DraftLetter) -> list[str]:
    single = [letter.place_date, letter.reference, letter.salutation, letter.opening, letter.closing]
    return [*single, *letter.addressee, *letter.signature]
