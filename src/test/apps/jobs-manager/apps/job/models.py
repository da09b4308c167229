import uuid

from django.conf import settings
from django.db import models


class Job(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=100)
    job_number = models.IntegerField(unique=True)
    client = models.ForeignKey(
        "client.Client", null=True, on_delete=models.SET_NULL, related_name="jobs"
    )
    contact = models.ForeignKey(
        "client.ClientContact", null=True, on_delete=models.SET_NULL, related_name="jobs"
    )
    status = models.CharField(max_length=30, default="draft")
    description = models.TextField(null=True, blank=True)
    delivery_date = models.DateField(null=True, blank=True)
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="jobs")
    latest_estimate = models.OneToOneField(
        "job.CostSet", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    latest_actual = models.OneToOneField(
        "job.CostSet", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    xero_project_id = models.CharField(max_length=64, unique=True, null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "workflow_job"
        ordering = ["job_number"]


class CostSet(models.Model):
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="cost_sets")
    kind = models.CharField(max_length=10)
    rev = models.IntegerField()
    summary = models.JSONField(default=dict)
    created = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["job", "kind", "rev"], name="unique_job_kind_rev")
        ]


class CostLine(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cost_set = models.ForeignKey(CostSet, on_delete=models.CASCADE, related_name="cost_lines")
    kind = models.CharField(max_length=10)
    desc = models.CharField(max_length=255)
    quantity = models.DecimalField(max_digits=10, decimal_places=3)
    unit_cost = models.DecimalField(max_digits=10, decimal_places=2)
    unit_rev = models.DecimalField(max_digits=10, decimal_places=2)
    meta = models.JSONField(default=dict)


class JobFile(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="files")
    filename = models.CharField(max_length=255)
    file_path = models.CharField(max_length=500, blank=True)
    mime_type = models.CharField(max_length=100, blank=True)
    uploaded_at = models.DateTimeField()

    class Meta:
        db_table = "workflow_jobfile"
