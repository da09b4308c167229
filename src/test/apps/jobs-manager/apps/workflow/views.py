import secrets

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render

from apps.job.models import Job

from . import xero


@login_required
def home(request):
    jobs = Job.objects.exclude(status="archived")
    return render(
        request, "workflow/home.html", {"jobs": jobs[:50], "connected": xero.is_connected()}
    )


@login_required
def connect_to_xero(request):
    request.session["xero_state"] = secrets.token_urlsafe(24)
    return redirect(xero.authorize_address(callback(request), request.session["xero_state"]))


@login_required
def xero_callback(request):
    expected = request.session.pop("xero_state", None)
    if expected is None or not secrets.compare_digest(expected, request.GET.get("state", "")):
        return HttpResponseBadRequest("this sign-in was not begun here")
    if "code" not in request.GET:
        return HttpResponseBadRequest("Xero says: " + request.GET.get("error", "nothing"))
    xero.exchange(request.GET["code"], callback(request))
    return redirect("/")


def callback(request):
    return request.build_absolute_uri("/xero/callback/")
