import uuid

from django.conf import settings
from django.db import models


class AIPlatform(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    platform_name = models.CharField(max_length=50, unique=True)
    api_key = models.CharField(max_length=500, blank=True)
    api_url = models.URLField(blank=True)

    class Meta:
        db_table = "ai_platforms"


class PlatformUsage(models.Model):
    platform = models.ForeignKey(AIPlatform, models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    tokens_used = models.BigIntegerField()

    class Meta:
        db_table = "platform_usage"
