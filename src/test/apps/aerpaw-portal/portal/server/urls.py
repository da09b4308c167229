from django.http import JsonResponse
from django.urls import path

from portal.apps.projects.models import AerpawProject


def projects(request):
    return JsonResponse({"count": AerpawProject.objects.count()})


urlpatterns = [path("api/projects", projects)]
