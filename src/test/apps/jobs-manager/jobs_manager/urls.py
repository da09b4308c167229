from django.contrib.auth.views import LoginView
from django.urls import path

from apps.job.views import fetch_all_jobs
from apps.workflow import views

urlpatterns = [
    path("", views.home),
    path("login/", LoginView.as_view(template_name="workflow/login.html")),
    path("xero/connect/", views.connect_to_xero),
    path("xero/callback/", views.xero_callback),
    path("job/api/jobs/fetch-all/", fetch_all_jobs),
]
