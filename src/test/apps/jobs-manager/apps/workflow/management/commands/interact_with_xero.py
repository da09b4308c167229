from django.core.management.base import BaseCommand, CommandError

from apps.workflow.models import CompanyDefaults
from apps.workflow.xero import Xero, XeroError

LINE = "-" * 29


class Command(BaseCommand):
    help = "Asks Xero."

    def add_arguments(self, parser):
        parser.add_argument("--tenant", action="store_true", required=True)
        parser.add_argument("--no-set", action="store_true")

    def handle(self, **options):
        try:
            tenants = Xero().tenants()
        except XeroError as failed:
            raise CommandError(str(failed))
        self.stdout.write("Available Xero Organizations:\n" + LINE)
        for tenant in tenants:
            self.stdout.write("Tenant ID: " + tenant["tenantId"])
            self.stdout.write("Name: " + tenant["tenantName"] + "\n" + LINE)
        if len(tenants) == 1 and not options["no_set"]:
            self.set(tenants[0])

    def set(self, tenant):
        company = CompanyDefaults.get_instance()
        company.xero_tenant_id = tenant["tenantId"]
        company.save()
        self.stdout.write(
            "Automatically set tenant ID to %s (%s) in CompanyDefaults"
            % (tenant["tenantId"], tenant["tenantName"])
        )
