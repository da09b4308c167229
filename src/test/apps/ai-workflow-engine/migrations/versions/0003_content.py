"""Add settings, prompts and conversations

Revision ID: 0003
Revises: 0002
Create Date: 2024-03-01
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TABLES = ("system_settings", "security_policies", "system_prompts", "templates")


def upgrade():
    for table in TABLES:
        op.create_table(
            table,
            sa.Column("id", sa.Integer, primary_key=True),
            sa.Column("name", sa.String(100), nullable=False, unique=True),
            sa.Column("value", sa.Text, nullable=False),
        )
    op.create_table(
        "conversations",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("title", sa.String(200), nullable=False),
    )


def downgrade():
    for table in ("conversations", *TABLES):
        op.drop_table(table)
