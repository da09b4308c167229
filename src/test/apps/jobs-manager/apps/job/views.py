import logging

from django.http import JsonResponse
from rest_framework.utils.encoders import JSONEncoder

from .models import Job
from .serializers import JobSerializer

log = logging.getLogger(__name__)


def fetch_all_jobs(request):
    """What the Kanban board shows."""
    try:
        jobs = Job.objects.select_related("client", "contact")
        active = JobSerializer(jobs.exclude(status="archived"), many=True).data
        archived = JobSerializer(jobs.filter(status="archived"), many=True).data
    except Exception as failed:
        log.error("Error fetching all jobs: %s", failed)
        return JsonResponse({"success": False, "error": str(failed)}, status=500)
    return JsonResponse(
        {
            "success": True,
            "active_jobs": active,
            "archived_jobs": archived,
            "total_archived": len(archived),
        },
        encoder=JSONEncoder,
    )
