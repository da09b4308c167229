from django.db import models


class CanonicalNumber(models.Model):
    canonical_number = models.PositiveIntegerField(unique=True)
    is_retired = models.BooleanField(default=False)
