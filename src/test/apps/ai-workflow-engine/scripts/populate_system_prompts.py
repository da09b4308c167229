"""Adds the prompts that the engine begins with."""

from engine import find_or_add, session_of
from shared.database.models import SystemPrompt

PROMPTS = {"assistant": "You answer briefly.", "router": "You choose a tool."}

with session_of("prompts") as session:
    for name, value in PROMPTS.items():
        find_or_add(session, SystemPrompt, name, value=value)
