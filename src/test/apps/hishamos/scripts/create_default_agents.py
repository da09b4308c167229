"""Creates those of the default agents that are not there yet."""

import os
import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.utils import timezone

from apps.agents.models import Agent

for agent_id, name in [("coding", "Coding agent"), ("review", "Review agent")]:
    _, made = Agent.objects.get_or_create(
        agent_id=agent_id, defaults={"name": name, "created_at": timezone.now()}
    )
    print(agent_id, "created" if made else "is there")
