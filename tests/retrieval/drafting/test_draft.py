"""The whole way from a letter to a checked draft, over a small collection."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.knowledge import CityProfile
from corpus.model import AnswerStatus, Document, DocumentKind, Draft, Letter, StoredDocument
from retrieval.check import obstacles
from retrieval.draft import NO_QUESTIONS, Incoming, draft_reply, reply_chain
from retrieval.memory import MemoryShelf, ScanSearcher
from retrieval.planning import Desk
from retrieval.serialise import draft_to_json, draft_to_text
from retrieval.writers.extractive import ExtractiveWriter

NOW = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def draft(letter_document: Document, desk: Desk, profile: CityProfile) -> Draft:
    return draft_reply(Incoming(letter_document), desk, profile, ExtractiveWriter(), lambda: NOW)


def test_every_question_has_an_answer_and_the_unanswerable_one_says_so(draft: Draft) -> None:
    statuses = [answer.status for answer in draft.answers]
    assert statuses == [AnswerStatus.ANSWERED, AnswerStatus.ANSWERED, AnswerStatus.NO_BASIS]
    refused = draft.answers[2]
    assert refused.sentences[0].frame
    assert "Brak podstaw w zbiorze" in refused.sentences[0].text
    assert refused.refer_to == "Zarząd Infrastruktury Sportowej w Krakowie"


def test_the_source_is_introduced_in_polish(draft: Draft) -> None:
    first = draft.answers[0].sentences[0].text
    assert first == (
        "Jak poinformowano w odpowiedzi z 11 sierpnia 2026 r. na interpelację nr 12 "
        "w sprawie oświetlenia Parku Lipowego, w 2025 r. wymieniono 42 lampy w Parku Lipowym."
    )
    second = draft.answers[1].sentences[0].text
    assert "na interpelację nr 12, " in second
    assert "30 czerwca 2027 r." in " ".join(sentence.text for sentence in draft.answers[1].sentences)


def test_every_sentence_passes_every_check_and_reads_back(draft: Draft, shelf: MemoryShelf) -> None:
    for answer in draft.answers:
        for sentence in answer.sentences:
            assert sentence.passed, sentence
            for citation in sentence.citations:
                text = shelf.get(citation.document_id).document.text
                assert text[citation.start : citation.end] == citation.quote
    assert obstacles(draft) == ()


def test_what_others_wrote_to_the_city_is_no_evidence(draft: Draft) -> None:
    assert {source.document_id for source in draft.sources} == {"reply"}


def test_the_letter_itself_is_never_evidence(letter_document: Document, profile: CityProfile) -> None:
    own = replace(letter_document, kind=DocumentKind.OTHER)
    stored = StoredDocument(own.version_hash[:16], 1, own)
    shelf = MemoryShelf([stored])
    draft = reply_chain(Desk(ScanSearcher(shelf), shelf), profile).invoke(Incoming(own))
    assert {answer.status for answer in draft.answers} == {AnswerStatus.NO_BASIS}
    assert not draft.sources


def test_a_missing_date_makes_a_partial_answer(letter_document: Document, desk: Desk, profile: CityProfile) -> None:
    letter = letter_document.letter or Letter()
    asked = replace(
        letter.questions[0], text="Kiedy i ile lamp wymieniono w Parku Lipowym, kto poniósł koszt wymiany lamp?"
    )
    shelf = desk.shelf
    source = shelf.get("reply")
    text = source.document.text.replace("W 2025 r. wymieniono 42", "Wymieniono 42").replace(
        "30 czerwca 2027 r.", "wkrótce"
    )
    undated = MemoryShelf([StoredDocument("reply", 1, replace(source.document, text=text, blocks=()))])
    incoming = Incoming(replace(letter_document, letter=replace(letter, questions=(asked,))))
    (answer,) = reply_chain(Desk(ScanSearcher(undated), undated), profile).invoke(incoming).answers
    assert answer.status is AnswerStatus.PARTIAL
    assert "nie znaleziono informacji w części dotyczącej terminu" in answer.sentences[-1].text


def test_a_letter_without_questions_is_said(letter_document: Document, desk: Desk, profile: CityProfile) -> None:
    draft = reply_chain(desk, profile).invoke(Incoming(replace(letter_document, letter=None)))
    assert draft.answers == ()
    assert NO_QUESTIONS in draft.warnings


def test_an_empty_collection_answers_nothing(letter_document: Document, profile: CityProfile) -> None:
    shelf = MemoryShelf([])
    draft = reply_chain(Desk(ScanSearcher(shelf), shelf), profile).invoke(Incoming(letter_document))
    assert all(answer.status is AnswerStatus.NO_BASIS for answer in draft.answers)


def test_the_chain_is_a_runnable_that_batches(letter_document: Document, desk: Desk, profile: CityProfile) -> None:
    chain = reply_chain(desk, profile, clock=lambda: NOW)
    one, two = chain.batch([Incoming(letter_document), Incoming(letter_document)])
    assert one == two
    assert one == chain.invoke(Incoming(letter_document))


def test_the_json_has_the_form_of_the_interface(draft: Draft) -> None:
    form = json.loads(json.dumps(draft_to_json(draft)))
    assert {"letter", "answers", "warnings", "sources"} <= form.keys()
    answer = form["answers"][0]
    assert {"question", "status", "sentences", "refer_to"} <= answer.keys()
    sentence = answer["sentences"][0]
    assert {"text", "citations", "checks"} <= sentence.keys()
    assert {"document", "title", "page", "start", "end", "quote"} <= sentence["citations"][0].keys()
    assert form["answers"][2]["status"] == "no_basis"
    assert form["letter"]["due"] == "2026-11-23"


def test_the_text_numbers_its_notes(draft: Draft) -> None:
    text = draft_to_text(draft)
    assert "Ad 1. Ile lamp" in text
    assert "[1] Odpowiedź na interpelację nr 12, s. 1: „W 2025 r. wymieniono 42 lampy w Parku Lipowym.”; s. 1:" in text
    assert "Do uzupełnienia:\n- znak sprawy" in text


@given(st.lists(st.text(alphabet="ile kiedy lamp park? 2025", min_size=1, max_size=40), max_size=3))
def test_whatever_is_asked_every_citation_reads_back(asked: list[str]) -> None:
    from corpus.knowledge import load_profile
    from corpus.model import Block, BlockKind, DocumentKind, Page, Question

    text = "W 2025 r. wymieniono 42 lampy w parku. Kolejne lampy pojawią się w 2026 r."
    blocks, pages = (Block(BlockKind.PARAGRAPH, 0, len(text), 1, 0),), (Page(1, 0, len(text)),)
    source = Document("h1", "s", "n", "text/plain", DocumentKind.NEWS, "Lampy", None, text, pages, blocks)
    shelf = MemoryShelf([StoredDocument("d", 1, source)])
    questions = tuple(Question(str(number), one, 0, len(one)) for number, one in enumerate(asked, 1))
    letter = replace(source, version_hash="h2", letter=Letter(questions=questions))
    draft = reply_chain(Desk(ScanSearcher(shelf), shelf), load_profile("jasnobrzeg")).invoke(Incoming(letter))
    assert len(draft.answers) == len(asked)
    cited = [citation for answer in draft.answers for sentence in answer.sentences for citation in sentence.citations]
    assert all(text[citation.start : citation.end] == citation.quote for citation in cited)
    assert obstacles(draft) == ()
