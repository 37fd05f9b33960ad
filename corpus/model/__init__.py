"""The domain's types: frozen, slotted, with content-hash ids.

`document` holds what was read, `letter` what a letter asks, `passage` what is searched, `draft` what is proposed,
`entity`, `topic`, `opinion` and `personal` what the Polish layer understands of a text.
"""

from corpus.model.annotation import Annotations, Place
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
from corpus.model.entity import Entity, EntityKind
from corpus.model.ids import content_hash, short_id
from corpus.model.letter import Addressee, Author, GrammaticalForm, Letter, Question, QuestionKind, Signatory
from corpus.model.opinion import Sentiment, SentimentReading, SentimentScore, Stance, StanceReading
from corpus.model.passage import Evidence, Hit, Passage, Span
from corpus.model.personal import Finding, PersonalKind, RedactionMode, Removal, Ruling
from corpus.model.topic import Reason, TopicScore, UnitRole, UnitSuggestion

__all__ = [
    "Addressee",
    "Annotations",
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
    "Entity",
    "EntityKind",
    "Evidence",
    "Finding",
    "GrammaticalForm",
    "Hit",
    "Letter",
    "Page",
    "Passage",
    "PersonalKind",
    "Place",
    "Question",
    "QuestionKind",
    "Reason",
    "RedactionMode",
    "Removal",
    "Ruling",
    "Sentiment",
    "SentimentReading",
    "SentimentScore",
    "Signatory",
    "Source",
    "SourceRun",
    "Span",
    "Stance",
    "StanceReading",
    "StoredDocument",
    "TopicScore",
    "UnitRole",
    "UnitSuggestion",
    "content_hash",
    "short_id",
]
