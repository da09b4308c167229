from django.conf import settings
from django.db import models


class AerpawExperiment(models.Model):
    name = models.CharField(max_length=255)
    project = models.ForeignKey("projects.AerpawProject", models.CASCADE)
    resources = models.ManyToManyField("resources.AerpawResource")
    experiment_files = models.ManyToManyField("experiment_files.ExperimentFile")
    created = models.DateTimeField()


class UserExperiment(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    experiment = models.ForeignKey(AerpawExperiment, models.CASCADE)
