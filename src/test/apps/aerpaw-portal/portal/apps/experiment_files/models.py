from django.db import models


class ExperimentFile(models.Model):
    file_name = models.CharField(max_length=255)
    file_notes = models.TextField(null=True)
