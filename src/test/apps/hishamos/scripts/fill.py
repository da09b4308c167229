"""Fills the tables with what a company might have after some weeks."""

import datetime
import os
import sys
import uuid
from decimal import Decimal
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from apps.agents.models import Agent, AgentExecution
from apps.authentication.models import APIKey, User
from apps.chat.models import Conversation, Message
from apps.commands.models import CommandCategory, CommandTemplate
from apps.core.models import FeatureFlag, SystemSettings
from apps.integrations.encryption import encrypted
from apps.integrations.models import AIPlatform, PlatformUsage
from apps.monitoring.models import AuditLog, HealthCheck, SystemMetric
from apps.projects.models import Epic, Project, Sprint, Task, UserStory
from apps.results.models import Result, ResultFeedback
from apps.workflows.models import Workflow, WorkflowExecution, WorkflowStep


def at(day):
    return datetime.datetime(2026, 3, day, 10, 30, 0, 123456, datetime.timezone.utc)


def number(n):
    return uuid.UUID(int=n << 96 | n)


@transaction.atomic
def fill():
    ann, bob = [
        User.objects.create_user(name, name + "@workshop.test", "secret of " + name)
        for name in ("ann", "bob")
    ]
    APIKey.objects.create(user=ann, name="laptop", key="k" * 40)
    coder, tester = [
        Agent.objects.create(
            id=number(n), agent_id=what, name=what.title() + " \U0001F600", created_at=at(n),
            capabilities=["O'Neil", {"level": n}], created_by=ann,
        )
        for n, what in ((1, "coding"), (2, "testing"))
    ]
    execution = AgentExecution.objects.create(
        id=number(3), agent=coder, user=bob, cost=Decimal("0.000123"),
        took=datetime.timedelta(days=1, seconds=2, microseconds=3),
    )
    top = CommandCategory.objects.create(name="Code")
    below = CommandCategory.objects.create(name="Review", parent=top)
    for n in range(1, 21):
        template = CommandTemplate.objects.create(
            id=number(n), category=below, slug="command-%d" % n, created_by=bob,
            template="Line\n\ttab \\N \"quoted\" %d" % n, parameters=[{"name": "path", "n": n}],
        )
        template.recommended_agents.set([coder, tester])
    flow = Workflow.objects.create(
        id=number(1), slug="release", definition={"steps": [1, 2.5, None]}, created_by=ann
    )
    played = WorkflowExecution.objects.create(
        id=number(2), workflow=flow, user=ann, started_at=at(3)
    )
    WorkflowStep.objects.create(execution=played, name="build", position=1)
    site = Project.objects.create(
        id=number(7), name="Site", slug="site", owner=ann, created_at=at(4)
    )
    site.members.set([ann, bob])
    sprint = Sprint.objects.create(
        project=site, sprint_number=1, start_date=datetime.date(2026, 3, 2)
    )
    epic = Epic.objects.create(project=site, title="Sign in")
    story = UserStory.objects.create(
        project=site, sprint=sprint, epic=epic, title="Reset a password",
        generation_workflow=played, assigned_to=bob,
    )
    Task.objects.create(story=story, title="Form", estimated_hours=Decimal("1.50"))
    Task.objects.create(story=story, title="Mail")
    for name in ("openai", "anthropic"):
        platform = AIPlatform.objects.create(
            id=uuid.uuid5(uuid.NAMESPACE_DNS, name), platform_name=name,
            api_key=encrypted("sk-" + name), api_url="https://%s.test/v1" % name,
        )
        PlatformUsage.objects.create(platform=platform, user=bob, tokens_used=2**40)
    SystemSettings.objects.create(key="theme", value={"dark": True})
    SystemSettings.objects.create(key="limit", value=None)
    FeatureFlag.objects.create(name="chat", is_enabled=True)
    SystemMetric.objects.create(metric_type="cpu", value=0.1)
    HealthCheck.objects.create(component="database", is_healthy=True)
    AuditLog.objects.create(
        user=ann, content_type=ContentType.objects.get_for_model(Project), action="create",
        ip_address="203.0.113.7",
    )
    talk = Conversation.objects.create(id=number(4), user=bob, title="Help")
    Message.objects.create(conversation=talk, content="How do I begin?")
    result = Result.objects.create(title="Report", content=[], execution=execution)
    ResultFeedback.objects.create(result=result, user=ann, rating=-1)


fill()
