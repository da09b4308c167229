from django.db import models


class SystemSettings(models.Model):
    key = models.CharField(max_length=100, unique=True)
    value = models.JSONField(null=True)


class FeatureFlag(models.Model):
    name = models.CharField(max_length=100, primary_key=True)
    is_enabled = models.BooleanField(default=False)
