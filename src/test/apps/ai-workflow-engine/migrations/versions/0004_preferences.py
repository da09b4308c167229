"""Add user preferences table

Revision ID: 0004
Revises: 0003
Create Date: 2024-04-01
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    op.create_table(
        "user_preferences",
        sa.Column("user_id", sa.Integer, sa.ForeignKey("users.id"), primary_key=True),
        sa.Column("theme", sa.String(20), nullable=False, server_default="light"),
    )
    op.execute("insert into user_preferences (user_id) select id from users")


def downgrade():
    op.drop_table("user_preferences")
