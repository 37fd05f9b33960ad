"""When a draft was approved, and why in spite of open points."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the two columns; drafts that were approved before have neither."""
    op.add_column("draft_versions", sa.Column("approved_at", sa.String(length=40), nullable=True))
    op.add_column("draft_versions", sa.Column("approval_reason", sa.Text(), nullable=True))


def downgrade() -> None:
    """Drop them."""
    with op.batch_alter_table("draft_versions") as table:
        table.drop_column("approval_reason")
        table.drop_column("approved_at")
