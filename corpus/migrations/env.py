"""Alembic's environment: migrates over the connection that `corpus.store_engine` hands in, in its transaction."""

from alembic import context

from corpus.store_schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
