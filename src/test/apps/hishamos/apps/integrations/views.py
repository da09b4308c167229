from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .encryption import encrypted
from .models import AIPlatform


@csrf_exempt
@require_POST
def enter_key(request, platform):
    """Takes a new key of a platform, as a person would enter it."""
    found = get_object_or_404(AIPlatform, platform_name=platform)
    found.api_key = encrypted(request.POST["key"])
    found.save()
    return HttpResponse("entered")
