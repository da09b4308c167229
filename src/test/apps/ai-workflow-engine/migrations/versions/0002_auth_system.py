"""Add auth system with its audit log

Revision ID: 0002
Revises: 0001
Create Date: 2024-02-01
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

AUDITED = ["users", "roles", "permissions", "user_roles", "role_permissions"]


def upgrade():
    for table in ("roles", "permissions"):
        op.create_table(
            table,
            sa.Column("id", sa.Integer, primary_key=True),
            sa.Column("name", sa.String(100), nullable=False, unique=True),
            sa.Column("description", sa.String(200), nullable=False),
        )
    pair("user_roles", "user_id", "users", "role_id", "roles")
    pair("role_permissions", "role_id", "roles", "permission_id", "permissions")
    op.create_table(
        "audit_log",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("service_name", sa.String(100), nullable=False),
        sa.Column("action", sa.String(10), nullable=False),
        sa.Column("table_name", sa.String(100), nullable=False),
    )
    op.execute(
        """
        create function note_change() returns trigger language plpgsql as $$
        begin
          insert into audit_log (service_name, action, table_name)
          values (coalesce(nullif(current_setting('app.service_name', true), ''), 'unknown'),
                  tg_op, tg_table_name);
          return null;
        end $$
        """
    )
    for table in AUDITED:
        op.execute(
            f"create trigger note_change after insert or update or delete on {table}"
            " for each row execute function note_change()"
        )


def pair(table, left, left_table, right, right_table):
    op.create_table(
        table,
        sa.Column(left, sa.Integer, sa.ForeignKey(f"{left_table}.id"), primary_key=True),
        sa.Column(right, sa.Integer, sa.ForeignKey(f"{right_table}.id"), primary_key=True),
    )


def downgrade():
    op.execute("drop function note_change() cascade")
    for table in ("audit_log", "role_permissions", "user_roles", "permissions", "roles"):
        op.drop_table(table)
