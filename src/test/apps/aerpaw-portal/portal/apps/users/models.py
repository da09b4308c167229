import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models


class AerpawUser(AbstractUser):
    display_name = models.CharField(max_length=255)
    openid_sub = models.CharField(max_length=255)
    profile = models.ForeignKey("profiles.AerpawUserProfile", models.CASCADE, null=True)
    uuid = models.UUIDField(default=uuid.uuid4)
