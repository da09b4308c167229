"""Runs migrations on one connection, in one transaction, under the name of the service."""

from alembic import context

from shared.database.models import Base
from shared.database.session import engine
from shared.services.security_audit_service import set_security_context

with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata)
    with context.begin_transaction():
        set_security_context(connection, None, "migration")
        context.run_migrations()
