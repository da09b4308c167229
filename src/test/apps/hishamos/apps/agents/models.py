import uuid

from django.conf import settings
from django.db import models


class Agent(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    agent_id = models.CharField(max_length=50, unique=True)
    name = models.CharField(max_length=100)
    capabilities = models.JSONField(default=list)
    temperature = models.FloatField(default=0.7)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    created_at = models.DateTimeField()


class AgentExecution(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    agent = models.ForeignKey(Agent, models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    cost = models.DecimalField(max_digits=12, decimal_places=6)
    took = models.DurationField()
