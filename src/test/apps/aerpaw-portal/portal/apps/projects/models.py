from django.conf import settings
from django.db import models


class AerpawProject(models.Model):
    name = models.CharField(max_length=255)
    is_public = models.BooleanField(default=False)
    project_creator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    project_membership = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="UserProject", related_name="memberships"
    )


class UserProject(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    project = models.ForeignKey(AerpawProject, models.CASCADE)
    project_role = models.CharField(max_length=20)
    granted_date = models.DateTimeField()
