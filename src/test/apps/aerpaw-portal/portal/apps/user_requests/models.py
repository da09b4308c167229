from django.conf import settings
from django.db import models


class AerpawUserRequest(models.Model):
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    request_type = models.CharField(max_length=20)
    is_approved = models.BooleanField(null=True)
