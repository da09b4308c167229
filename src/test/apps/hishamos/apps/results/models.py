from django.conf import settings
from django.db import models


class Result(models.Model):
    title = models.CharField(max_length=200)
    content = models.JSONField()
    execution = models.ForeignKey("agents.AgentExecution", models.SET_NULL, null=True)


class ResultFeedback(models.Model):
    result = models.ForeignKey(Result, models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    rating = models.SmallIntegerField()
