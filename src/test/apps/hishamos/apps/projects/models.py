import uuid

from django.conf import settings
from django.db import models


class Project(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="projects")
    created_at = models.DateTimeField()

    class Meta:
        db_table = "projects"


class Sprint(models.Model):
    project = models.ForeignKey(Project, models.CASCADE)
    sprint_number = models.IntegerField()
    start_date = models.DateField()

    class Meta:
        db_table = "sprints"
        unique_together = [["project", "sprint_number"]]


class Epic(models.Model):
    project = models.ForeignKey(Project, models.CASCADE)
    title = models.CharField(max_length=300)

    class Meta:
        db_table = "epics"


class UserStory(models.Model):
    project = models.ForeignKey(Project, models.CASCADE)
    sprint = models.ForeignKey(Sprint, models.SET_NULL, null=True)
    epic = models.ForeignKey(Epic, models.SET_NULL, null=True)
    title = models.CharField(max_length=300)
    generation_workflow = models.ForeignKey(
        "workflows.WorkflowExecution", models.SET_NULL, null=True
    )
    assigned_to = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)

    class Meta:
        db_table = "user_stories"


class Task(models.Model):
    story = models.ForeignKey(UserStory, models.CASCADE)
    title = models.CharField(max_length=300)
    estimated_hours = models.DecimalField(max_digits=5, decimal_places=2, null=True)

    class Meta:
        db_table = "tasks"
