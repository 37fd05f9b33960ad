"""The domain's types: frozen, slotted, with content-hash ids.

`document` holds what was read, `letter` what a letter asks, `passage` what is searched, `draft` what is proposed.
"""

from corpus.model.document import Block, BlockKind, Document, DocumentKind, Page, SourceRun, StoredDocument
from corpus.model.draft import (
    Answer,
    AnswerStatus,
    CheckName,
    CheckResult,
    Citation,
    Draft,
    DraftLetter,
    DraftSentence,
    DraftStatus,
    Source,
)
from corpus.model.ids import content_hash, short_id
from corpus.model.letter import Addressee, Author, GrammaticalForm, Letter, Question, QuestionKind, Signatory
from corpus.model.passage import Evidence, Hit, Passage, Span

__all__ = [
    "Addressee",
    "Answer",
    "AnswerStatus",
    "Author",
    "Block",
    "BlockKind",
    "CheckName",
    "CheckResult",
    "Citation",
    "Document",
    "DocumentKind",
    "Draft",
    "DraftLetter",
    "DraftSentence",
    "DraftStatus",
    "Evidence",
    "GrammaticalForm",
    "Hit",
    "Letter",
    "Page",
    "Passage",
    "Question",
    "QuestionKind",
    "Signatory",
    "Source",
    "SourceRun",
    "Span",
    "StoredDocument",
    "content_hash",
    "short_id",
]
