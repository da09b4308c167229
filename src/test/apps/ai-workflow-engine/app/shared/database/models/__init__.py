"""Everything that the engine keeps."""

from shared.database.models.accounts import Permission, Role, User, UserPreferences
from shared.database.models.base import Base
from shared.database.models.content import (
    AuditLog,
    Conversation,
    SecurityPolicy,
    SystemPrompt,
    SystemSetting,
    Template,
)
