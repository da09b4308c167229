from django.conf import settings
from django.db import models


class UserMessage(models.Model):
    message_owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    message_body = models.TextField()
