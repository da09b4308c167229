"""Who may do what."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, true
from sqlalchemy.orm import relationship

from shared.database.models.base import Base


def pair(table, left, left_table, right, right_table):
    return Table(
        table,
        Base.metadata,
        Column(left, ForeignKey(f"{left_table}.id"), primary_key=True),
        Column(right, ForeignKey(f"{right_table}.id"), primary_key=True),
    )


user_roles = pair("user_roles", "user_id", "users", "role_id", "roles")
role_permissions = pair("role_permissions", "role_id", "roles", "permission_id", "permissions")


class Permission(Base):
    __tablename__ = "permissions"
    id = Column(Integer, primary_key=True)
    name = Column(String(100), nullable=False, unique=True)
    description = Column(String(200), nullable=False)


class Role(Base):
    __tablename__ = "roles"
    id = Column(Integer, primary_key=True)
    name = Column(String(100), nullable=False, unique=True)
    description = Column(String(200), nullable=False)
    permissions = relationship(Permission, secondary=role_permissions)


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    email = Column(String(200), nullable=False, unique=True)
    hashed_password = Column(String(300), nullable=False)
    is_active = Column(Boolean, nullable=False, server_default=true())
    legacy_password_hash = Column(String(100))
    roles = relationship(Role, secondary=user_roles)


class UserPreferences(Base):
    __tablename__ = "user_preferences"
    user_id = Column(ForeignKey("users.id"), primary_key=True)
    theme = Column(String(20), nullable=False, server_default="light")
