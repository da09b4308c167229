"""What users work with, and the record of changes."""

from sqlalchemy import Column, DateTime, Integer, String, Text, func

from shared.database.models.base import Base


class Named:
    id = Column(Integer, primary_key=True)
    name = Column(String(100), nullable=False, unique=True)
    value = Column(Text, nullable=False)


class SystemSetting(Named, Base):
    __tablename__ = "system_settings"


class SecurityPolicy(Named, Base):
    __tablename__ = "security_policies"


class SystemPrompt(Named, Base):
    __tablename__ = "system_prompts"


class Template(Named, Base):
    __tablename__ = "templates"


class Conversation(Base):
    __tablename__ = "conversations"
    id = Column(Integer, primary_key=True)
    title = Column(String(200), nullable=False)


class AuditLog(Base):
    __tablename__ = "audit_log"
    id = Column(Integer, primary_key=True)
    at = Column(DateTime(timezone=True), nullable=False, server_default=func.now())
    service_name = Column(String(100), nullable=False)
    action = Column(String(10), nullable=False)
    table_name = Column(String(100), nullable=False)
