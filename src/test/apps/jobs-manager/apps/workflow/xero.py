"""The outside accounting service, as the application uses it."""

import base64
import datetime
import http.client
import json
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.utils import timezone

from .models import CompanyDefaults, XeroToken

SCOPE = "offline_access accounting.contacts accounting.settings projects"


class XeroError(Exception):
    """What the service has refused, or that there is no connection to it."""


class Service:
    def __init__(self):
        self.connection = http.client.HTTPConnection(urlsplit(settings.XERO_URL).netloc, timeout=30)

    def ask(self, method, path, body=None, headers=None):
        self.connection.request(method, path, body, headers or {})
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise XeroError("%s %s: %d %s" % (method, path, answer.status, text.decode()))
        return json.loads(text)

    def token(self, **form):
        client = "%s:%s" % (settings.XERO_CLIENT_ID, settings.XERO_CLIENT_SECRET)
        return self.ask(
            "POST",
            "/connect/token",
            urlencode(form),
            {
                "Authorization": "Basic " + base64.b64encode(client.encode()).decode(),
                "Content-Type": "application/x-www-form-urlencoded",
            },
        )


def authorize_address(redirect, state):
    query = {
        "response_type": "code",
        "client_id": settings.XERO_CLIENT_ID,
        "redirect_uri": redirect,
        "scope": SCOPE,
        "state": state,
    }
    return settings.XERO_URL + "/identity/connect/authorize?" + urlencode(query)


def exchange(code, redirect):
    keep(Service().token(grant_type="authorization_code", code=code, redirect_uri=redirect))


def keep(granted):
    XeroToken.objects.filter(is_active=True).update(is_active=False)
    return XeroToken.objects.create(
        token_type=granted["token_type"],
        access_token=granted["access_token"],
        refresh_token=granted["refresh_token"],
        scope=granted["scope"],
        expires_at=timezone.now() + datetime.timedelta(seconds=granted["expires_in"]),
    )


def is_connected():
    return XeroToken.objects.filter(is_active=True).exists()


class Xero:
    """Calls in the name of whoever has signed in there."""

    def __init__(self):
        token = XeroToken.objects.filter(is_active=True).first()
        if token is None:
            raise XeroError("there is no active token: connect to Xero first")
        self.service = Service()
        if token.expires_at <= timezone.now():
            token = keep(
                self.service.token(grant_type="refresh_token", refresh_token=token.refresh_token)
            )
        self.headers = {
            "Authorization": "Bearer " + token.access_token,
            "Content-Type": "application/json",
        }

    def tenants(self):
        return self.service.ask("GET", "/connections", headers=self.headers)

    def in_tenant(self, method, path, body=None):
        headers = dict(self.headers)
        headers["Xero-Tenant-Id"] = CompanyDefaults.get_instance().xero_tenant_id or ""
        sent = None if body is None else json.dumps(body)
        return self.service.ask(method, path, sent, headers)
