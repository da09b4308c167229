#!/usr/bin/env python3
"""Stands in for the outside accounting service: accounting.py PORT CLIENT_SECRET

People authorize an application at /identity/connect/authorize; the application exchanges the code for
tokens at /connect/token, and calls the API with them. All is in memory.
"""

import base64
import json
import secrets
import sys
import uuid
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

CLIENT_ID = "jobs-manager"
MINUTES = 30

PAGE = """<!doctype html><title>Authorize</title>
<form method="post" action="/identity/connect/authorize">
<p>Let {client} use Demo Company (NZ)?</p>
<input type="hidden" name="request" value="{request}">
<button name="answer" value="allow">Allow access</button>
<button name="answer" value="deny">Cancel</button>
</form>"""


class Refused(Exception):
    def __init__(self, status, error):
        super().__init__(error)
        self.status = status


class World:
    def __init__(self):
        self.tenants = [{"tenantId": str(uuid.UUID(int=77)), "tenantName": "Demo Company (NZ)"}]
        self.requests = {}  # shown to a person, not yet answered
        self.codes = {}  # granted, not yet exchanged
        self.access = set()
        self.refresh = set()
        self.contacts = {str(uuid.UUID(int=78)): "Demo Company Shop"}
        self.projects = {}
        self.items = {}


WORLD = World()
CLIENT_SECRET = ""


def one(query, name):
    return query.get(name, [""])[0]


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body in one piece, or the client's acknowledgement is waited for

    def do_GET(self):
        self.answered(
            {
                "/identity/connect/authorize": self.ask_person,
                "/connections": self.connections,
                "/api.xro/2.0/Contacts": self.list_contacts,
                "/projects.xro/2.0/Projects": self.list_projects,
                "/summary": self.summary,
                "/tenants": self.set_tenants,
            }
        )

    def do_POST(self):
        self.answered(
            {
                "/identity/connect/authorize": self.person_answers,
                "/connect/token": self.token,
                "/projects.xro/2.0/Projects": self.project,
            }
        )

    def do_PUT(self):
        self.answered({"/api.xro/2.0/Contacts": self.contacts, "/api.xro/2.0/Items": self.items})

    def answered(self, routes):
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        address = urlsplit(self.path)
        self.query = parse_qs(address.query)
        try:
            if address.path not in routes:
                raise Refused(404, "not_found")
            routes[address.path]()
        except Refused as refused:
            self.send_json({"error": str(refused)}, refused.status)

    # people

    def ask_person(self):
        if one(self.query, "client_id") != CLIENT_ID:
            raise Refused(400, "unauthorized_client")
        if one(self.query, "response_type") != "code" or not one(self.query, "redirect_uri"):
            raise Refused(400, "invalid_request")
        request = secrets.token_urlsafe(16)
        WORLD.requests[request] = self.query
        self.send(PAGE.format(client=escape(CLIENT_ID), request=request), "text/html")

    def person_answers(self):
        form = parse_qs(self.body.decode())
        query = WORLD.requests.pop(one(form, "request"), None)
        if query is None:
            raise Refused(400, "invalid_request")
        if one(form, "answer") == "allow":
            code = secrets.token_urlsafe(16)
            WORLD.codes[code] = query
            back = {"code": code}
        else:
            back = {"error": "access_denied"}
        back["state"] = one(query, "state")
        self.send_response(302)
        self.send_header("Location", one(query, "redirect_uri") + "?" + urlencode(back))
        self.send_header("Content-Length", "0")
        self.end_headers()

    # the application

    def token(self):
        client = base64.b64encode(("%s:%s" % (CLIENT_ID, CLIENT_SECRET)).encode()).decode()
        if not secrets.compare_digest(self.headers.get("Authorization", ""), "Basic " + client):
            raise Refused(401, "invalid_client")
        form = parse_qs(self.body.decode())
        scope = self.granted(form)
        access, refresh = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        WORLD.access.add(access)
        WORLD.refresh.add(refresh)
        self.send_json(
            {
                "access_token": access,
                "refresh_token": refresh,
                "token_type": "Bearer",
                "expires_in": MINUTES * 60,
                "scope": scope,
            }
        )

    def granted(self, form):
        if one(form, "grant_type") == "refresh_token":
            if one(form, "refresh_token") not in WORLD.refresh:
                raise Refused(400, "invalid_grant")
            WORLD.refresh.remove(one(form, "refresh_token"))
            return "offline_access"
        query = WORLD.codes.pop(one(form, "code"), None)
        if query is None or one(query, "redirect_uri") != one(form, "redirect_uri"):
            raise Refused(400, "invalid_grant")
        return one(query, "scope")

    def signed_in(self):
        kind, _, token = self.headers.get("Authorization", "").partition(" ")
        if kind != "Bearer" or token not in WORLD.access:
            raise Refused(401, "invalid_token")

    def in_tenant(self):
        self.signed_in()
        if self.headers.get("Xero-Tenant-Id") not in [each["tenantId"] for each in WORLD.tenants]:
            raise Refused(403, "no_such_tenant")
        return json.loads(self.body or b"{}")

    def connections(self):
        self.signed_in()
        self.send_json(WORLD.tenants)

    def list_contacts(self):
        self.in_tenant()
        self.send_json({"Contacts": contacts(WORLD.contacts)})

    def list_projects(self):
        self.in_tenant()
        items = [{"projectId": key, "name": name} for key, name in WORLD.projects.items()]
        self.send_json({"items": items})

    def contacts(self):
        made = {str(uuid.uuid4()): each["Name"] for each in self.in_tenant()["Contacts"]}
        WORLD.contacts.update(made)
        self.send_json({"Contacts": contacts(made)})

    def project(self):
        name = self.in_tenant()["name"]
        key = str(uuid.uuid4())
        WORLD.projects[key] = name
        self.send_json({"projectId": key, "name": name}, 201)

    def items(self):
        made = []
        for each in self.in_tenant()["Items"]:
            key = WORLD.items.setdefault(each["Code"], str(uuid.uuid4()))
            made.append({"ItemID": key, "Code": each["Code"]})
        self.send_json({"Items": made})

    def summary(self):
        """For whoever looks from outside; no names."""
        self.send_json(
            {
                "contacts": len(WORLD.contacts),
                "projects": len(WORLD.projects),
                "items": len(WORLD.items),
            }
        )

    def set_tenants(self):
        """As when somebody's account gets another organisation, or loses it."""
        number = int(one(self.query, "number"))
        WORLD.tenants[1:] = [
            {"tenantId": str(uuid.UUID(int=77 + n)), "tenantName": "Other Company %d" % n}
            for n in range(1, number)
        ]
        self.send_json(WORLD.tenants)

    # answers

    def send_json(self, value, status=200):
        self.send(json.dumps(value), "application/json", status)

    def send(self, text, kind, status=200):
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind + "; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, form, *values):
        pass


def contacts(names):
    return [{"Name": name, "ContactID": key} for key, name in names.items()]


if __name__ == "__main__":
    CLIENT_SECRET = sys.argv[2]
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Service).serve_forever()
