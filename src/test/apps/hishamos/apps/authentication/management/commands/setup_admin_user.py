import os

from django.core.management.base import BaseCommand

from apps.authentication.models import User


class Command(BaseCommand):
    help = "Creates the first administrator."

    def handle(self, **options):
        name = os.environ["ADMIN_USERNAME"]
        User.objects.create_superuser(
            name, os.environ["ADMIN_EMAIL"], os.environ["ADMIN_PASSWORD"], role="admin"
        )
        self.stdout.write("created " + name)
