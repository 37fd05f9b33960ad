"""Draft the reply to a letter: for each question its evidence, an answer or a stated refusal, then the checks.

    letter → plan (search, evidence, what is answered) → write → check → frame → Draft

`reply_chain` offers the same steps as a LangChain `Runnable`.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.knowledge import CityProfile
from corpus.model import (
    Answer,
    AnswerStatus,
    Document,
    Draft,
    Letter,
    Source,
    short_id,
)
from retrieval.check import check_answers
from retrieval.frame import frame_letter
from retrieval.library import Library
from retrieval.planning import Desk, Plan, Setting, plan_question
from retrieval.referral import choose_unit
from retrieval.refusal import partial_sentences, refusal_sentences
from retrieval.writers.base import Brief, Writer, Written
from retrieval.writers.extractive import ExtractiveWriter

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

NO_QUESTIONS = "W piśmie nie znaleziono pytań; proszę wskazać je ręcznie."
Clock = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A letter to be answered: as it was read, and its id where it is stored (it is never its own evidence)."""

    document: Document
    document_id: str | None = None

    @property
    def letter(self) -> Letter:
        """What the letter says of itself; an empty letter where it could not be parsed."""
        return self.document.letter or Letter()


def draft_reply(incoming: Incoming, desk: Desk, profile: CityProfile, writer: Writer, clock: Clock) -> Draft:
    """Draft the reply to a letter.

    Args:
        incoming: The letter, parsed, with its questions.
        desk: The collection: search, documents, rarity of words.
        profile: The city: units, wording, deadlines.
        writer: Writes each answer; the model-free one by default of the callers.
        clock: Time of the draft, with time zone.

    Returns:
        A draft with one answer for each question, every sentence checked. A question that the collection does not
        answer has status `no_basis` and names the unit to ask.
    """
    return reply_chain(desk, profile, writer, clock).invoke(incoming)


def reply_chain(
    desk: Desk, profile: CityProfile, writer: Writer | None = None, clock: Clock = lambda: dt.datetime.now(dt.UTC)
) -> "Runnable[Incoming, Draft]":
    """Return drafting as a LangChain runnable: `invoke(Incoming)` gives a `Draft`, `batch` a list of them."""
    from langchain_core.runnables import RunnableLambda

    drafter = Drafter(desk, profile, writer or ExtractiveWriter(), clock)
    planned = RunnableLambda(drafter.plan, name="plan")
    return planned | RunnableLambda(drafter.write, name="write") | RunnableLambda(drafter.finish, name="check")


@dataclass(frozen=True, slots=True)
class Planned:
    """A letter with what was found for each of its questions."""

    incoming: Incoming
    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A letter with its answers, not yet checked, and what the officer should know."""

    incoming: Incoming
    answers: tuple[Answer, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drafter:
    """The steps of drafting over one collection."""

    desk: Desk
    profile: CityProfile
    writer: Writer
    clock: Clock

    def plan(self, incoming: Incoming) -> Planned:
        """Search for every question and judge what was found."""
        document = incoming.document
        setting = Setting(incoming.letter, document.text, self.desk.copies(document, incoming.document_id))
        plans = tuple(plan_question(question, setting, self.desk) for question in incoming.letter.questions)
        return Planned(incoming, plans)

    def write(self, planned: Planned) -> Answered:
        """Write the answers in order; a source that was introduced once is introduced briefly afterwards."""
        answers: list[Answer] = []
        warnings = list(planned.incoming.letter.warnings) + ([] if planned.plans else [NO_QUESTIONS])
        introduced: frozenset[str] = frozenset()
        used: frozenset[tuple[str, int]] = frozenset()
        for plan in planned.plans:
            written = self._written(plan, planned.incoming.letter, introduced, used)
            answers.append(self._answer(plan, written, planned.incoming.letter))
            warnings += [*written.warnings, *plan.warnings]
            introduced |= {candidate.stored.document_id for candidate in written.used}
            used |= {(candidate.stored.document_id, candidate.statement.ordinal) for candidate in written.used}
        return Answered(planned.incoming, tuple(answers), tuple(dict.fromkeys(warnings)))

    def finish(self, answered: Answered) -> Draft:
        """Check every sentence and put the letter around the answers."""
        incoming, now = answered.incoming, self.clock()
        answers = check_answers(answered.answers, self.desk.shelf)
        return Draft(
            draft_id=_draft_id(incoming, answers, self.writer.name),
            document_id=incoming.document_id,
            letter=frame_letter(incoming.letter, incoming.document.kind, self.profile, now.date()),
            answers=answers,
            sources=sources(answers, self.desk.library),
            warnings=answered.warnings,
            writer=self.writer.name,
            created=now,
        )

    def _written(
        self, plan: Plan, letter: Letter, introduced: frozenset[str], used: frozenset[tuple[str, int]]
    ) -> Written:
        if not plan.evidence:
            return Written(())
        brief = Brief(
            plan.question, letter.subject or "", plan.evidence, introduced, used, self.profile, self.desk.library
        )
        return self.writer.write(brief)

    def _answer(self, plan: Plan, written: Written, letter: Letter) -> Answer:
        missing = plan.missing(written)
        status = _status(written, missing)
        if status is AnswerStatus.ANSWERED:
            return Answer(plan.question, status, written.sentences)
        unit = choose_unit(plan.question.text, letter.subject or "", self.profile.units)
        name = unit.name if unit else None
        if status is AnswerStatus.NO_BASIS:
            return Answer(plan.question, status, refusal_sentences(self.profile, name), name)
        closing = partial_sentences(self.profile, missing, name)
        return Answer(plan.question, status, (*written.sentences, *closing), name)


def _status(written: Written, missing: Sequence[str]) -> AnswerStatus:
    if not written.sentences:
        return AnswerStatus.NO_BASIS
    return AnswerStatus.PARTIAL if missing else AnswerStatus.ANSWERED


def sources(answers: Iterable[Answer], library: Library) -> tuple[Source, ...]:
    """Return every cited document once, in order of first citation, with the pages that are cited."""
    pages: dict[tuple[str, int], set[int]] = {}
    for answer in answers:
        for sentence in answer.sentences:
            for citation in sentence.citations:
                pages.setdefault((citation.document_id, citation.version), set()).add(citation.page)
    return tuple(_source(library, *key, tuple(sorted(cited))) for key, cited in pages.items())


def _source(library: Library, document_id: str, version: int, pages: tuple[int, ...]) -> Source:
    document = library.stored(document_id, version).document
    kind = document.kind.value
    return Source(document_id, version, document.title, document.name, kind, document.date, pages)


def _draft_id(incoming: Incoming, answers: Sequence[Answer], writer: str) -> str:
    cited = [
        f"{citation.document_id}:{citation.version}:{citation.start}:{citation.end}"
        for answer in answers
        for sentence in answer.sentences
        for citation in sentence.citations
    ]
    texts = [sentence.text for answer in answers for sentence in answer.sentences]
    return short_id(incoming.document.version_hash, writer, *cited, *texts)
