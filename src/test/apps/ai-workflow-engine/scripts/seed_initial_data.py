"""Adds what a new installation needs, and leaves alone what is there."""

from engine import find_or_add, session_of
from shared.database.models import (
    Conversation,
    Permission,
    Role,
    SecurityPolicy,
    SystemSetting,
    Template,
)

VERBS = {"create": "Create users", "read": "Read user data", "update": "Update users",
         "delete": "Delete users"}

with session_of("seed") as session:
    permissions = [
        find_or_add(session, Permission, f"users.{verb}", description=text)
        for verb, text in VERBS.items()
    ]
    permissions.append(
        find_or_add(session, Permission, "system.access", description="Use the system")
    )
    allowed = {"admin": permissions, "moderator": permissions[1:3], "user": permissions[-1:]}
    for name, some in allowed.items():
        role = find_or_add(session, Role, name, description=f"{name} role")
        role.permissions.extend(each for each in some if each not in role.permissions)
    find_or_add(session, SystemSetting, "language", value="en")
    find_or_add(session, SecurityPolicy, "session-lifetime", value="30 minutes")
    find_or_add(session, Template, "summary", value="Sum up: {text}")
    if not session.query(Conversation).first():
        session.add(Conversation(title="An example"))
print("seeded")
