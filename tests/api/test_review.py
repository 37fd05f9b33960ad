"""What an officer does with a draft: each rule of editing and approval, over a real store and hand-made drafts."""

import datetime as dt
import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from api.schemas.drafts import ApprovalIn, LetterIn, SentenceIn, SpanIn
from api.services.drafting import draft_letter
from api.services.reading import choose_letter, documents_of, read_file, with_dates
from api.services.review import approve, edit_letter, edit_sentence, open_points_of
from api.wiring import Wiring
from corpus.errors import CitationError, DraftStateError, NotFoundError
from corpus.model import (
    Answer,
    AnswerStatus,
    Citation,
    DocumentKind,
    Draft,
    DraftLetter,
    DraftSentence,
    DraftStatus,
    Question,
)
from retrieval.check import check_sentence

WHO = "Anna Przykładna, Sekretarz Miasta"
WHY = "Sprawdzono w rejestrze papierowym urzędu."
FRAME = DraftLetter(
    place_date="Jasnobrzeg, 21 listopada 2026 r.",
    reference="OR.0003.57.2026",
    addressee=("Pani", "Ilona Grzebień"),
    salutation="Szanowna Pani Radna,",
    opening="Odpowiadając na Pani interpelację, informuję:",
    closing="Z poważaniem",
    signature=("z up. PREZYDENTA MIASTA", "Marek Dolniak"),
)
Make = Callable[..., Draft]


@pytest.fixture
def citation(samples: Wiring) -> Citation:
    """A sentence of a stored reply."""
    for summary in samples.store.list(DocumentKind.REPLY):
        text = samples.store.text(summary.document_id)
        if (start := text.find("Do Powiatowego Urzędu Pracy")) >= 0:
            return samples.store.citation(
                summary.document_id, summary.version, start, text.index(". ", start + 120) + 1
            )
    raise AssertionError


@pytest.fixture
def make(samples: Wiring, citation: Citation) -> Make:
    """Store a draft with one answered question; values replace its parts."""

    def store(
        letter: DraftLetter = FRAME, text: str | None = None, status: AnswerStatus = AnswerStatus.ANSWERED
    ) -> Draft:
        said = check_sentence(DraftSentence(text or " ".join(citation.quote.split()), (citation,)), samples.store)
        question = Question("1", "Czy wpłynęło zgłoszenie?", 0, 24)
        draft = Draft(
            draft_id=secrets.token_hex(8),
            document_id=None,
            letter=letter,
            answers=(Answer(question, status, (said,)),),
            sources=(),
            warnings=(),
            writer="extractive/1",
            created=dt.datetime(2026, 11, 21, tzinfo=dt.UTC),
        )
        return samples.store.put_draft(draft)

    return store


def test_quoted_sentence_is_approved_by_name(samples: Wiring, make: Make) -> None:
    draft = make()
    approved = approve(samples, draft.draft_id, ApprovalIn(name=f" {WHO} "))
    assert (approved.status, approved.approved_by) == (DraftStatus.APPROVED, WHO)
    assert samples.store.get_draft(draft.draft_id) == approved
    assert samples.store.get_draft(draft.draft_id, 1) == draft


def test_failing_sentence_bars_approval(samples: Wiring, make: Make) -> None:
    draft = make(text="Do urzędu wpłynęło 9999 zgłoszeń.")
    with pytest.raises(DraftStateError, match="9999"):
        approve(samples, draft.draft_id, ApprovalIn(name=WHO))
    assert samples.store.get_draft(draft.draft_id).status is DraftStatus.DRAFT


def test_written_reason_overrides_and_is_kept(samples: Wiring, make: Make) -> None:
    draft = make(text="Do urzędu wpłynęło 9999 zgłoszeń.")
    approved = approve(samples, draft.draft_id, ApprovalIn(name=WHO, reason=WHY))
    assert approved.status is DraftStatus.APPROVED
    assert approved.approval_reason == WHY
    assert approved.approved_at is not None
    assert approved.warnings == ()
    assert samples.store.get_draft(draft.draft_id) == approved


def test_reason_that_is_not_needed_adds_no_warning(samples: Wiring, make: Make) -> None:
    assert approve(samples, make().draft_id, ApprovalIn(name=WHO, reason=WHY)).warnings == ()


def test_unanswered_question_bars_approval(samples: Wiring, make: Make) -> None:
    draft = make(status=AnswerStatus.NO_BASIS)
    assert open_points_of(draft) == ["Pytanie 1 pozostaje bez odpowiedzi."]
    with pytest.raises(DraftStateError, match="pozostaje bez odpowiedzi"):
        approve(samples, draft.draft_id, ApprovalIn(name=WHO))


def test_missing_part_bars_approval_whatever_the_reason(samples: Wiring, make: Make) -> None:
    draft = make(letter=replace(FRAME, reference="[DO UZUPEŁNIENIA: znak sprawy]", missing=("znak sprawy",)))
    with pytest.raises(DraftStateError, match="znak sprawy"):
        approve(samples, draft.draft_id, ApprovalIn(name=WHO, reason=WHY))


def test_part_that_is_filled_in_is_no_longer_missing(samples: Wiring, make: Make) -> None:
    letter = replace(
        FRAME,
        reference="[DO UZUPEŁNIENIA: znak sprawy]",
        signature=("z up. PREZYDENTA MIASTA", "[DO UZUPEŁNIENIA: imię i nazwisko]"),
        missing=("znak sprawy", "imię i nazwisko"),
    )
    draft = make(letter=letter)
    half = edit_letter(samples, draft.draft_id, LetterIn(reference="OR.0003.57.2026"))
    assert half.letter.missing == ("imię i nazwisko",)
    whole = edit_letter(samples, draft.draft_id, LetterIn(signature=["z up.", "Marek Dolniak"]))
    assert whole.letter.missing == ()
    assert whole.letter.signature == ("z up.", "Marek Dolniak")
    assert approve(samples, draft.draft_id, ApprovalIn(name=WHO)).status is DraftStatus.APPROVED


def test_unknown_day_of_receipt_bars_nothing(samples: Wiring, make: Make) -> None:
    steps = ("Termin: [DO UZUPEŁNIENIA: data wpływu pisma].",)
    draft = make(letter=replace(FRAME, due_steps=steps, missing=("data wpływu pisma",)))
    given = edit_letter(samples, draft.draft_id, LetterIn(due=dt.date(2026, 11, 26)))
    assert given.letter.due == dt.date(2026, 11, 26)
    assert given.letter.missing == ()
    assert given.letter.due_steps == ("Termin podany przez referenta: 26 listopada 2026 r.",)
    other = make(letter=replace(FRAME, due_steps=steps, missing=("data wpływu pisma",)))
    assert approve(samples, other.draft_id, ApprovalIn(name=WHO)).status is DraftStatus.APPROVED


def test_approved_draft_is_closed(samples: Wiring, make: Make) -> None:
    draft = make()
    approve(samples, draft.draft_id, ApprovalIn(name=WHO))
    with pytest.raises(DraftStateError, match="was approved"):
        edit_letter(samples, draft.draft_id, LetterIn(reference="X"))
    with pytest.raises(DraftStateError, match="was approved"):
        edit_sentence(samples, draft.draft_id, 1, 1, SentenceIn(text="Inaczej."))
    with pytest.raises(DraftStateError, match="was approved"):
        approve(samples, draft.draft_id, ApprovalIn(name=WHO))


def test_edited_sentence_is_checked_again(samples: Wiring, make: Make, citation: Citation) -> None:
    draft = make()
    worse = edit_sentence(samples, draft.draft_id, 1, 1, SentenceIn(text="Wpłynęło 77 zgłoszeń."))
    said = worse.answers[0].sentences[0]
    assert said.citations == (citation,)
    assert not said.passed
    assert samples.store.draft_version(draft.draft_id) == 2
    better = edit_sentence(samples, draft.draft_id, 1, 1, SentenceIn(text=" ".join(citation.quote.split())))
    assert better.answers[0].sentences[0].passed
    assert samples.store.get_draft(draft.draft_id, 2) == worse


def test_edited_sentence_may_cite_other_words(samples: Wiring, make: Make, citation: Citation) -> None:
    span = SpanIn(document=citation.document_id, start=citation.start, end=citation.start + 40)
    edited = edit_sentence(samples, make().draft_id, 1, 1, SentenceIn(text="Nie wpłynęło.", citations=[span]))
    (cited,) = edited.answers[0].sentences[0].citations
    assert cited.quote == citation.quote[:40]
    assert [source.document_id for source in edited.sources] == [citation.document_id]


def test_sentence_without_citations_fails(samples: Wiring, make: Make) -> None:
    edited = edit_sentence(samples, make().draft_id, 1, 1, SentenceIn(text="Tak było.", citations=[]))
    failed = [check.name.value for check in edited.answers[0].sentences[0].checks if not check.passed]
    assert "cited" in failed
    assert edited.sources == ()


def test_citation_of_no_words_is_refused(samples: Wiring, make: Make, citation: Citation) -> None:
    span = SpanIn(document=citation.document_id, start=10_000_000, end=10_000_001)
    with pytest.raises(CitationError):
        edit_sentence(samples, make().draft_id, 1, 1, SentenceIn(text="Tak.", citations=[span]))


def test_answering_a_refusal_makes_it_partial(samples: Wiring, make: Make) -> None:
    draft = make(status=AnswerStatus.NO_BASIS)
    quote = draft.answers[0].sentences[0].citations[0].quote
    edited = edit_sentence(samples, draft.draft_id, 1, 1, SentenceIn(text=" ".join(quote.split())))
    assert edited.answers[0].status is AnswerStatus.PARTIAL
    assert open_points_of(edited) == ["Pytanie 1 ma tylko częściową odpowiedź."]
    with pytest.raises(DraftStateError, match="częściową"):
        approve(samples, draft.draft_id, ApprovalIn(name=WHO))


@pytest.mark.parametrize("text", ["Tak.", "Nie.", "Wpłynęło 77 zgłoszeń."])
def test_a_refusal_that_is_edited_to_nothing_true_stays_one(samples: Wiring, make: Make, text: str) -> None:
    draft = make(status=AnswerStatus.NO_BASIS)
    edited = edit_sentence(samples, draft.draft_id, 1, 1, SentenceIn(text=text))
    assert edited.answers[0].status is AnswerStatus.NO_BASIS
    assert not edited.answers[0].sentences[0].passed


@pytest.mark.parametrize("text", ["", "   ", "...", "\n\t"])
def test_an_empty_sentence_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        SentenceIn(text=text)


@pytest.mark.parametrize("values", [{"name": "   "}, {"name": "..."}, {"name": WHO, "reason": "bo tak" + " " * 20}])
def test_an_approval_names_a_person_and_a_reason_says_something(values: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        ApprovalIn.model_validate(values)


def test_a_draft_without_questions_is_not_approved(samples: Wiring, make: Make) -> None:
    draft = samples.store.put_draft(replace(make(), draft_id=secrets.token_hex(8), answers=()))
    with pytest.raises(DraftStateError, match="answers no question"):
        approve(samples, draft.draft_id, ApprovalIn(name=WHO, reason=WHY))


def test_figures_of_the_officer_s_own_in_the_opening_are_an_open_point(samples: Wiring, make: Make) -> None:
    draft = make()
    opening = "Informuję, że miasto przeznaczyło 999 mln zł do 5 maja 2031 r."
    edited = edit_letter(samples, draft.draft_id, LetterIn(opening=opening))
    (warning,) = edited.warnings
    assert warning.endswith(": 999 mln zł, 5 maja 2031 r.")
    assert open_points_of(edited) == [warning]
    with pytest.raises(DraftStateError, match="999"):
        approve(samples, draft.draft_id, ApprovalIn(name=WHO))
    assert edit_letter(samples, draft.draft_id, LetterIn(opening="Odpowiadając, informuję:")).warnings == ()


@pytest.mark.parametrize(("answer", "sentence"), [(2, 1), (1, 2), (0, 1), (1, 0)])
def test_place_that_does_not_exist_is_not_found(samples: Wiring, make: Make, answer: int, sentence: int) -> None:
    with pytest.raises(NotFoundError):
        edit_sentence(samples, make().draft_id, answer, sentence, SentenceIn(text="Tak."))


def test_a_letter_whose_draft_is_approved_is_drafted_anew(samples: Wiring, letter_file: Path) -> None:
    found = choose_letter(documents_of(read_file(letter_file, samples.limits())), "x")
    letter = with_dates(found, received=dt.date(2026, 11, 18), transmitted=None)
    first = draft_letter(samples, letter)
    edit_letter(samples, first.draft_id, LetterIn(reference="OR.0003.57.2026"))
    assert approve(samples, first.draft_id, ApprovalIn(name=WHO, reason=WHY)).status is DraftStatus.APPROVED
    second = draft_letter(samples, letter)
    assert second.draft_id != first.draft_id
    assert second.status is DraftStatus.DRAFT
    assert draft_letter(samples, letter).draft_id == second.draft_id


def test_unknown_draft_is_not_found(samples: Wiring) -> None:
    with pytest.raises(NotFoundError):
        approve(samples, "nie-ma", ApprovalIn(name=WHO))
