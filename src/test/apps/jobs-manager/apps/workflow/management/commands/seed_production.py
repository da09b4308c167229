"""Rows of a made-up production, the same each time."""

import datetime
import random
import uuid

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

# What production has applied; development is further.
PRODUCTION = [("client", "0001"), ("job", "0001"), ("purchasing", "0001"), ("workflow", "0001")]
SHOP = uuid.UUID(int=1)
NOW = datetime.datetime(2025, 7, 11, 4, 30, tzinfo=datetime.timezone.utc)
STREETS = ["Harbour", "Mill", "Kauri", "Station", "Foundry", "Ridge"]
FIRST = ["Aroha", "Béla", "Carol", "Deepak", "Emil", "Fiona", "Grace", "Hemi", "Inés", "Jürgen"]
LAST = ["O'Neill", "Wright", "Tane", "Kowalski", "Singh", "Møller", "Park", "Reyes", "Ngata", "Fox"]
WORKS = ["Handrail", "Trailer frame", "Gate", "Test rig", "Sample bracket", "Tank", "Staircase"]
STATUSES = ["draft", "approved", "in_progress", "unusual", "recently_completed", "archived"]


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--jobs", type=int, default=300)
        parser.add_argument("--clients", type=int, default=600)

    def handle(self, **options):
        for app, name in [("accounts", "0001"), ("sessions", None), *PRODUCTION]:
            call_command("migrate", app, *([name] if name else []), verbosity=0)
        executor = MigrationExecutor(connection)
        targets = [executor.loader.get_migration_by_prefix(*each) for each in PRODUCTION]
        state = executor.loader.project_state([(each.app_label, each.name) for each in targets])
        with transaction.atomic():
            Seed(state.apps, options["clients"], options["jobs"]).all()


class Seed:
    def __init__(self, apps, clients, jobs):
        self.apps = apps
        self.random = random.Random(20250711)
        self.number_of_clients = clients
        self.number_of_jobs = jobs

    def all(self):
        self.staff = self.many("accounts", "Staff", 20, self.person)
        self.clients = self.many("client", "Client", self.number_of_clients, self.client)
        self.jobs = self.many("job", "Job", self.number_of_jobs, self.job)
        self.cost_sets()
        self.people()
        self.many("job", "JobFile", self.number_of_jobs // 2, self.file)
        self.purchases()
        self.one("workflow", "CompanyDefaults", company_name="Real Metalworks Ltd")
        self.one(
            "workflow",
            "XeroToken",
            token_type="Bearer",
            access_token="production-access-token",
            refresh_token="production-refresh-token",
            scope="accounting",
            expires_at=NOW,
        )

    def model(self, app, name):
        return self.apps.get_model(app, name)

    def one(self, app, name, **fields):
        return self.model(app, name).objects.create(**fields)

    def many(self, app, name, count, fields):
        model = self.model(app, name)
        rows = [model(**fields(number)) for number in range(count)]
        model.objects.bulk_create(rows, batch_size=500)
        return rows

    def key(self):
        return uuid.UUID(int=self.random.getrandbits(128), version=4)

    def name(self):
        return "%s %s" % (self.random.choice(FIRST), self.random.choice(LAST))

    def person(self, number):
        first, last = self.random.choice(FIRST), self.random.choice(LAST)
        return {
            "id": self.key(),
            "email": "staff%d@realmetalworks.example" % number,
            "password": "pbkdf2_sha256$260000$salt%d$hash%d" % (number, number),
            "first_name": first,
            "last_name": last,
            "wage_rate": self.random.randrange(2500, 6000) / 100,
            "ims_payroll_id": "PAY-%04d" % number if number % 3 else None,
            "date_joined": NOW - datetime.timedelta(days=number * 90),
        }

    def client(self, number):
        name = "Real Metalworks Workshop" if number == 0 else "%s %s %d" % (
            self.random.choice(LAST),
            self.random.choice(["Engineering", "Farms", "Builders", "Marine"]),
            number,
        )
        phone = "+64 21 %03d %04d" % (self.random.randrange(1000), self.random.randrange(10000))
        email = "office%d@customer%d.example" % (number, number)
        return {
            "id": SHOP if number == 0 else self.key(),
            "name": name,
            "email": email if number % 7 else None,
            "phone": phone if number % 5 else "",
            "address": "%d %s Road\nAuckland" % (number, self.random.choice(STREETS)),
            "is_account_customer": number % 4 == 0,
            "xero_contact_id": "production-contact-%d" % number if number % 3 else None,
            "raw_json": {"_name": name, "_phones": [{"_number": phone}]} if number % 2 else None,
            "created_at": NOW - datetime.timedelta(days=number, microseconds=number * 17),
        }

    def job(self, number):
        client = self.random.choice(self.clients)
        person = self.name() if number % 4 else None
        return {
            "id": self.key(),
            "name": "%s %d" % (self.random.choice(WORKS), number),
            "job_number": 90000 + number,
            "client_id": client.id if number % 25 else None,
            "contact_person": person,
            "contact_email": person and "contact%d@customer.example" % number,
            "contact_phone": person and "09 555 %04d" % number,
            "status": self.random.choice(STATUSES),
            "description": "Weld; grind; 'paint'\nthen deliver \U0001F527" if number % 3 else None,
            "delivery_date": NOW.date() + datetime.timedelta(days=number % 60),
            "xero_project_id": "production-project-%d" % number if number % 2 else None,
            "created_at": NOW - datetime.timedelta(hours=number),
        }

    def cost_sets(self):
        kinds = ["estimate", "quote", "actual"]
        number = iter(range(3 * len(self.jobs)))
        sets = self.many(
            "job",
            "CostSet",
            3 * len(self.jobs),
            lambda n: {
                "id": n + 1,
                "job_id": self.jobs[n // 3].id,
                "kind": kinds[n % 3],
                "rev": 1,
                "summary": {"hours": next(number) % 40, "cost": 12.5},
                "created": NOW,
            },
        )
        for position, job in enumerate(self.jobs):
            job.latest_estimate_id = sets[3 * position].id
            job.latest_actual_id = sets[3 * position + 2].id
        self.model("job", "Job").objects.bulk_update(
            self.jobs, ["latest_estimate", "latest_actual"], batch_size=500
        )
        self.many("job", "CostLine", 3 * len(sets), lambda n: self.cost_line(sets[n // 3]))

    def cost_line(self, cost_set):
        cost = self.random.randrange(100, 90000) / 100
        return {
            "id": self.key(),
            "cost_set_id": cost_set.id,
            "kind": self.random.choice(["time", "material", "adjust"]),
            "desc": self.random.choice(["MIG welding", "5mm plate", "Freight", "Laser cutting"]),
            "quantity": self.random.randrange(1, 80000) / 1000,
            "unit_cost": cost,
            "unit_rev": cost * 1.2,
            "meta": {"billable": self.random.random() < 0.8},
        }

    def people(self):
        link = self.model("job", "Job").people.through
        link.objects.bulk_create(
            [
                link(job_id=job.id, staff_id=self.staff[position % len(self.staff)].id)
                for position, job in enumerate(self.jobs)
            ]
        )

    def file(self, number):
        ending, kind = [("pdf", "application/pdf"), ("jpg", "image/jpeg"), ("dxf", "")][number % 3]
        name = "drawing-%d.%s" % (number, ending)
        job = self.jobs[number]
        return {
            "id": self.key(),
            "job_id": job.id,
            "filename": name,
            "file_path": "Job-%d/%s" % (job.job_number, name) if number % 10 else "",
            "mime_type": kind,
            "uploaded_at": NOW,
        }

    def purchases(self):
        orders = self.many("purchasing", "PurchaseOrder", 40, self.order)
        lines = self.many(
            "purchasing",
            "PurchaseOrderLine",
            100,
            lambda n: {
                "id": self.key(),
                "purchase_order_id": orders[n % len(orders)].id,
                "description": "Steel, batch %d" % n,
                "quantity": n + 0.5,
                "unit_cost": n * 1.1 if n % 9 else None,
            },
        )
        stock = self.many(
            "purchasing",
            "Stock",
            200,
            lambda n: {
                "id": self.key(),
                "item_code": "ITEM-%04d" % n,
                "description": "Angle %dx%d" % (n, n + 5),
                "quantity": n / 4,
                "unit_cost": n + 0.99,
                "is_active": n % 8 != 0,
                "source_purchase_order_line_id": lines[n % len(lines)].id if n % 2 else None,
                "xero_id": "production-item-%d" % n if n % 2 else None,
            },
        )
        self.many(
            "purchasing",
            "MaterialEntry",
            120,
            lambda n: {
                "id": self.key(),
                "job_id": self.jobs[n % len(self.jobs)].id,
                "description": "Used %d" % n,
                "quantity": n,
                "purchase_order_line_id": lines[n % len(lines)].id if n % 2 else None,
                "source_stock_id": None if n % 2 else stock[n].id,
            },
        )

    def order(self, number):
        return {
            "id": self.key(),
            "supplier_id": self.clients[number + 1].id,
            "job_id": self.jobs[number].id if number % 2 else None,
            "po_number": "PO-%04d" % number,
            "status": "submitted",
            "order_date": NOW.date(),
            "xero_id": "production-order-%d" % number,
        }
