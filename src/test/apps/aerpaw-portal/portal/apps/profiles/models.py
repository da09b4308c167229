from django.db import models


class AerpawUserProfile(models.Model):
    employer = models.CharField(max_length=255, blank=True)
    position = models.CharField(max_length=255, blank=True)
