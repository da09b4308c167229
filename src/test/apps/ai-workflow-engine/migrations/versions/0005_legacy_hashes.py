"""Keep old password hashes while they are upgraded

Revision ID: 0005
Revises: 0004
Create Date: 2024-05-01
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade():
    op.add_column("users", sa.Column("legacy_password_hash", sa.String(100)))


def downgrade():
    op.drop_column("users", "legacy_password_hash")
