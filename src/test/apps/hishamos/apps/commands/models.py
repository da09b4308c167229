import uuid

from django.conf import settings
from django.db import models


class CommandCategory(models.Model):
    name = models.CharField(max_length=100, unique=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True)


class CommandTemplate(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    category = models.ForeignKey(CommandCategory, models.CASCADE)
    slug = models.SlugField(unique=True)
    template = models.TextField()
    parameters = models.JSONField(default=list)
    recommended_agents = models.ManyToManyField("agents.Agent")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
