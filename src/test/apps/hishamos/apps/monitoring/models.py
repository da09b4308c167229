from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models


class SystemMetric(models.Model):
    metric_type = models.CharField(max_length=20)
    value = models.FloatField()


class HealthCheck(models.Model):
    component = models.CharField(max_length=50)
    is_healthy = models.BooleanField()


class AuditLog(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    action = models.CharField(max_length=50)
    ip_address = models.GenericIPAddressField(null=True)
