"""Fills the tables with what an operator of testbeds might have."""

import datetime
import os
import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.server.settings")
django.setup()

from django.core.management import call_command
from django.contrib.auth.models import Group
from django.db import transaction

from portal.apps.credentials.models import PublicCredentials
from portal.apps.experiment_files.models import ExperimentFile
from portal.apps.experiments.models import AerpawExperiment, UserExperiment
from portal.apps.operations.models import CanonicalNumber
from portal.apps.profiles.models import AerpawUserProfile
from portal.apps.projects.models import AerpawProject, UserProject
from portal.apps.resources.models import AerpawResource
from portal.apps.user_requests.models import AerpawUserRequest
from portal.apps.users.models import AerpawUser

when = datetime.datetime(2026, 3, 4, 5, 6, 7, 123456, datetime.timezone.utc)


@transaction.atomic
def fill():
    call_command("loaddata", "aerpaw_roles", verbosity=0)
    people = []
    for name, role in (("ann", "pi"), ("bob", "experimenter"), ("eve", "operator")):
        user = AerpawUser.objects.create(
            username=name + "@campus.test", display_name=name.title() + " O'Neil", openid_sub=name,
            profile=AerpawUserProfile.objects.create(employer="Campus \U0001F681"),
        )
        user.groups.set(Group.objects.filter(name=role))
        people.append(user)
    ann, bob, eve = people
    PublicCredentials.objects.create(owner=ann, public_key_name="key", public_credential="ssh-ed25519 AAAA")
    tower = [AerpawResource.objects.create(name="LW%d" % n, location="Field") for n in (1, 2)]
    file = ExperimentFile.objects.create(file_name="plan \\N.txt", file_notes="Line\n\"quoted\"")
    for n in range(1, 13):
        project = AerpawProject.objects.create(name="Project %d" % n, project_creator=ann)
        UserProject.objects.create(
            user=bob, project=project, project_role="member", granted_date=when
        )
        experiment = AerpawExperiment.objects.create(
            name="Flight %d" % n, project=project, created=when
        )
        experiment.resources.set(tower)
        experiment.experiment_files.set([file])
        UserExperiment.objects.create(user=bob, experiment=experiment)
        CanonicalNumber.objects.create(canonical_number=n)
    AerpawUserRequest.objects.create(requested_by=eve, request_type="role", is_approved=None)


fill()
