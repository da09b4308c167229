from django.db import models


class AerpawResource(models.Model):
    name = models.CharField(max_length=255)
    location = models.CharField(max_length=255)
    units = models.PositiveSmallIntegerField(default=1)
