"""The first schema of the store."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "state",
    "documents",
    "versions",
    "pages",
    "blocks",
    "passages",
    "letters",
    "questions",
    "drafts",
    "draft_versions",
    "answers",
    "sentences",
    "citations",
)


def upgrade() -> None:
    """Create every table, and the one row of `state`."""
    _documents()
    _layout()
    _passages()
    _letters()
    _questions()
    _drafts()
    _answers()
    _citations()
    op.execute("INSERT INTO state (id, generation) VALUES (1, 0)")


def downgrade() -> None:
    """Drop every table."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _documents() -> None:
    op.create_table(
        "state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_state")),
    )
    op.create_table(
        "documents",
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("current", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_documents")),
        sa.UniqueConstraint("source", name=op.f("uq_documents_source")),
    )
    op.create_table(
        "versions",
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version_hash", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.Column("runs", sa.LargeBinary(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("stored", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.document_id"], name=op.f("fk_versions_document_id")),
        sa.PrimaryKeyConstraint("document_id", "version", name=op.f("pk_versions")),
    )
    op.create_index(op.f("ix_versions_external_id"), "versions", ["external_id"], unique=False)
    op.create_index(op.f("ix_versions_kind"), "versions", ["kind"], unique=False)
    op.create_index(op.f("ix_versions_version_hash"), "versions", ["version_hash"], unique=False)


def _layout() -> None:
    op.create_table(
        "pages",
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("ocr_confidence", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id", "version"],
            ["versions.document_id", "versions.version"],
            name=op.f("fk_pages_document_id_version"),
        ),
        sa.PrimaryKeyConstraint("document_id", "version", "ordinal", name=op.f("pk_pages")),
    )
    op.create_table(
        "blocks",
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("page_start", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "version"],
            ["versions.document_id", "versions.version"],
            name=op.f("fk_blocks_document_id_version"),
        ),
        sa.PrimaryKeyConstraint("document_id", "version", "ordinal", name=op.f("pk_blocks")),
    )


def _passages() -> None:
    op.create_table(
        "passages",
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("passage_id", sa.String(length=64), nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "version"],
            ["versions.document_id", "versions.version"],
            name=op.f("fk_passages_document_id_version"),
        ),
        sa.PrimaryKeyConstraint("document_id", "version", "ordinal", name=op.f("pk_passages")),
    )
    op.create_index(op.f("ix_passages_passage_id"), "passages", ["passage_id"], unique=False)


def _letters() -> None:
    op.create_table(
        "letters",
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("addressee", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("signatory", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("transmitted", sa.Date(), nullable=True),
        sa.Column("received", sa.Date(), nullable=True),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "version"],
            ["versions.document_id", "versions.version"],
            name=op.f("fk_letters_document_id_version"),
        ),
        sa.PrimaryKeyConstraint("document_id", "version", name=op.f("pk_letters")),
    )
    op.create_index(op.f("ix_letters_number"), "letters", ["number"], unique=False)


def _questions() -> None:
    op.create_table(
        "questions",
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("parent", sa.Integer(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("context", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "version"],
            ["letters.document_id", "letters.version"],
            name=op.f("fk_questions_document_id_version"),
        ),
        sa.PrimaryKeyConstraint("document_id", "version", "ordinal", name=op.f("pk_questions")),
    )


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("draft_id", sa.String(length=64), nullable=False),
        sa.Column("current", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", name=op.f("pk_drafts")),
    )
    op.create_table(
        "draft_versions",
        sa.Column("draft_id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.String(length=16), nullable=True),
        sa.Column("letter", sa.JSON(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("writer", sa.Text(), nullable=False),
        sa.Column("created", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=True),
        sa.Column("saved", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.draft_id"], name=op.f("fk_draft_versions_draft_id")),
        sa.PrimaryKeyConstraint("draft_id", "version", name=op.f("pk_draft_versions")),
    )
    op.create_index(op.f("ix_draft_versions_document_id"), "draft_versions", ["document_id"], unique=False)


def _answers() -> None:
    op.create_table(
        "answers",
        sa.Column("draft_id", sa.String(length=64), nullable=False),
        sa.Column("draft_version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("answer", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("refer_to", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["draft_id", "draft_version"],
            ["draft_versions.draft_id", "draft_versions.version"],
            name=op.f("fk_answers_draft_id_draft_version"),
        ),
        sa.PrimaryKeyConstraint("draft_id", "draft_version", "answer", name=op.f("pk_answers")),
    )
    op.create_table(
        "sentences",
        sa.Column("draft_id", sa.String(length=64), nullable=False),
        sa.Column("draft_version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("answer", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sentence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("frame", sa.Boolean(), nullable=False),
        sa.Column("checks", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id", "draft_version", "answer"],
            ["answers.draft_id", "answers.draft_version", "answers.answer"],
            name=op.f("fk_sentences_draft_id_draft_version_answer"),
        ),
        sa.PrimaryKeyConstraint("draft_id", "draft_version", "answer", "sentence", name=op.f("pk_sentences")),
    )


def _citations() -> None:
    op.create_table(
        "citations",
        sa.Column("draft_id", sa.String(length=64), nullable=False),
        sa.Column("draft_version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("answer", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sentence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("citation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id", "draft_version", "answer", "sentence"],
            ["sentences.draft_id", "sentences.draft_version", "sentences.answer", "sentences.sentence"],
            name=op.f("fk_citations_draft_id_draft_version_answer_sentence"),
        ),
        sa.PrimaryKeyConstraint(
            "draft_id", "draft_version", "answer", "sentence", "citation", name=op.f("pk_citations")
        ),
    )
    op.create_index(op.f("ix_citations_document_id_version"), "citations", ["document_id", "version"], unique=False)
