from collections import defaultdict

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from apps.client.models import Client
from apps.job.models import Job
from apps.purchasing.models import PurchaseOrder, Stock
from apps.workflow.xero import Xero, XeroError

AT_ONCE = 100


class Command(BaseCommand):
    help = "Links everything to the connected organisation, and to no other."

    def handle(self, **options):
        try:
            self.xero = Xero()
            with transaction.atomic():
                self.clear()
                self.contacts()
                self.projects()
                self.items()
        except XeroError as failed:
            raise CommandError(str(failed))

    def clear(self):
        Client.objects.update(xero_contact_id=None)
        Job.objects.update(xero_project_id=None)
        Stock.objects.update(xero_id=None)
        PurchaseOrder.objects.update(xero_id=None)

    def contacts(self):
        path = "/api.xro/2.0/Contacts"
        there = self.xero.in_tenant("GET", path)["Contacts"]
        known = by_name((each["Name"], each["ContactID"]) for each in there)
        clients = list(Client.objects.order_by("name", "id"))
        missing = []
        for client in clients:
            if known[client.name]:
                client.xero_contact_id = known[client.name].pop()
            else:
                missing.append(client)
        for some in parts(missing):
            body = {"Contacts": [{"Name": client.name} for client in some]}
            for client, made in zip(some, self.xero.in_tenant("PUT", path, body)["Contacts"]):
                client.xero_contact_id = made["ContactID"]
        Client.objects.bulk_update(clients, ["xero_contact_id"], batch_size=AT_ONCE)
        self.say("clients", clients, len(clients) - len(missing))

    def projects(self):
        path = "/projects.xro/2.0/Projects"
        there = self.xero.in_tenant("GET", path)["items"]
        known = by_name((each["name"], each["projectId"]) for each in there)
        jobs = list(Job.objects.select_related("client"))
        linked = 0
        for job in jobs:
            if known[job.name]:
                job.xero_project_id = known[job.name].pop()
                linked += 1
            else:
                body = {"name": job.name, "contactId": job.client and job.client.xero_contact_id}
                job.xero_project_id = self.xero.in_tenant("POST", path, body)["projectId"]
        Job.objects.bulk_update(jobs, ["xero_project_id"], batch_size=AT_ONCE)
        self.say("jobs", jobs, linked)

    def items(self):
        stock = list(Stock.objects.filter(is_active=True))
        for some in parts(stock):
            body = {"Items": [{"Code": each.item_code} for each in some]}
            answer = self.xero.in_tenant("PUT", "/api.xro/2.0/Items", body)
            for each, made in zip(some, answer["Items"]):
                each.xero_id = made["ItemID"]
        Stock.objects.bulk_update(stock, ["xero_id"], batch_size=AT_ONCE)
        self.stdout.write("stock items: %d" % len(stock))

    def say(self, what, rows, linked):
        self.stdout.write("%s: %d, of which %d were there already" % (what, len(rows), linked))


def by_name(pairs):
    known = defaultdict(list)
    for name, key in pairs:
        known[name].append(key)
    return known


def parts(rows):
    return [rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE)]
