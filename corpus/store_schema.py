"""The tables of the store. `corpus/migrations` builds the same ones; a test holds the two together.

A version, its pages, blocks, letter and questions never change once written. `documents.current` names the version
that counts; `state.generation` rises with every change of a current document, and its only row is the lock that
writers take in turn.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

ID = String(16)
HASH = String(64)
WORD = String(32)
MOMENT = String(40)  # ISO 8601 with its offset: an offset survives, which no portable timestamp type promises

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _version_key(referred: str = "versions") -> ForeignKeyConstraint:
    names = ["document_id", "version"]
    return ForeignKeyConstraint(names, [f"{referred}.{name}" for name in names])


state = Table(
    "state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("generation", Integer, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("document_id", ID, primary_key=True),
    Column("source", Text, nullable=False, unique=True),
    Column("current", Integer, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("document_id", ID, ForeignKey("documents.document_id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("version_hash", HASH, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("kind", WORD, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("date", Date),
    Column("text", Text, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("page_count", Integer, nullable=False),
    Column("runs", LargeBinary, nullable=False),
    Column("external_id", Text, index=True),
    Column("warnings", JSON, nullable=False),
    Column("stored", MOMENT, nullable=False),
)

pages = Table(
    "pages",
    metadata,
    Column("document_id", ID, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("start_char", Integer, nullable=False),
    Column("end_char", Integer, nullable=False),
    Column("ocr_confidence", Float),
    _version_key(),
)

blocks = Table(
    "blocks",
    metadata,
    Column("document_id", ID, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("kind", WORD, nullable=False),
    Column("start_char", Integer, nullable=False),
    Column("end_char", Integer, nullable=False),
    Column("page", Integer, nullable=False),
    Column("page_start", Integer, nullable=False),
    Column("level", Integer, nullable=False),
    _version_key(),
)

passages = Table(
    "passages",
    metadata,
    Column("document_id", ID, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("passage_id", String(64), nullable=False, index=True),
    Column("start_char", Integer, nullable=False),
    Column("end_char", Integer, nullable=False),
    Column("page", Integer, nullable=False),
    Column("heading", Text, nullable=False),
    _version_key(),
)

letters = Table(
    "letters",
    metadata,
    Column("document_id", ID, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("authors", JSON, nullable=False),
    Column("addressee", JSON(none_as_null=True)),
    Column("signatory", JSON(none_as_null=True)),
    Column("place", Text),
    Column("date", Date),
    Column("reference", Text),
    Column("number", Text, index=True),
    Column("subject", Text),
    Column("transmitted", Date),
    Column("received", Date),
    Column("warnings", JSON, nullable=False),
    _version_key(),
)

questions = Table(
    "questions",
    metadata,
    Column("document_id", ID, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("parent", Integer),
    Column("number", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("start_char", Integer, nullable=False),
    Column("end_char", Integer, nullable=False),
    Column("kind", WORD, nullable=False),
    Column("context", JSON, nullable=False),
    _version_key("letters"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("draft_id", String(64), primary_key=True),
    Column("current", Integer, nullable=False),
)

draft_versions = Table(
    "draft_versions",
    metadata,
    Column("draft_id", String(64), ForeignKey("drafts.draft_id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("document_id", ID, index=True),
    Column("letter", JSON, nullable=False),
    Column("sources", JSON, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("writer", Text, nullable=False),
    Column("created", MOMENT, nullable=False),
    Column("status", WORD, nullable=False),
    Column("approved_by", Text),
    Column("approved_at", MOMENT),
    Column("approval_reason", Text),
    Column("saved", MOMENT, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("draft_id", String(64), primary_key=True),
    Column("draft_version", Integer, primary_key=True, autoincrement=False),
    Column("answer", Integer, primary_key=True, autoincrement=False),
    Column("question", JSON, nullable=False),
    Column("status", WORD, nullable=False),
    Column("refer_to", Text),
    ForeignKeyConstraint(["draft_id", "draft_version"], ["draft_versions.draft_id", "draft_versions.version"]),
)

sentences = Table(
    "sentences",
    metadata,
    Column("draft_id", String(64), primary_key=True),
    Column("draft_version", Integer, primary_key=True, autoincrement=False),
    Column("answer", Integer, primary_key=True, autoincrement=False),
    Column("sentence", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("frame", Boolean, nullable=False),
    Column("checks", JSON, nullable=False),
    ForeignKeyConstraint(
        ["draft_id", "draft_version", "answer"], ["answers.draft_id", "answers.draft_version", "answers.answer"]
    ),
)

# A citation does not refer to `versions` by key: one that leads nowhere must be kept and shown as failing.
citations = Table(
    "citations",
    metadata,
    Column("draft_id", String(64), primary_key=True),
    Column("draft_version", Integer, primary_key=True, autoincrement=False),
    Column("answer", Integer, primary_key=True, autoincrement=False),
    Column("sentence", Integer, primary_key=True, autoincrement=False),
    Column("citation", Integer, primary_key=True, autoincrement=False),
    Column("document_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("page", Integer, nullable=False),
    Column("start_char", Integer, nullable=False),
    Column("end_char", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    ForeignKeyConstraint(
        ["draft_id", "draft_version", "answer", "sentence"],
        ["sentences.draft_id", "sentences.draft_version", "sentences.answer", "sentences.sentence"],
    ),
    Index(None, "document_id", "version"),
)
