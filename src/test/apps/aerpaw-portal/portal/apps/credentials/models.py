from django.conf import settings
from django.db import models


class PublicCredentials(models.Model):
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    public_key_name = models.CharField(max_length=255)
    public_credential = models.TextField()
