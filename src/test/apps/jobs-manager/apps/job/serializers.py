from rest_framework import serializers

from .models import CostSet, Job, JobFile


class JobSerializer(serializers.ModelSerializer):
    client = serializers.SerializerMethodField()
    contact = serializers.SerializerMethodField()

    class Meta:
        model = Job
        fields = ["id", "name", "job_number", "status", "client", "contact"]

    def get_client(self, job):
        return job.client and job.client.name

    def get_contact(self, job):
        return job.contact and job.contact.name


class CostSetSerializer(serializers.ModelSerializer):
    class Meta:
        model = CostSet
        fields = ["id", "job", "kind", "rev", "summary"]


class JobFileSerializer(serializers.ModelSerializer):
    class Meta:
        model = JobFile
        fields = ["id", "job", "filename", "file_path", "mime_type"]
