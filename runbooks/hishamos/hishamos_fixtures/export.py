"""Fixtures of all or some apps, from one moment."""

import datetime
import json
import os

from django.apps import apps
from django.core import serializers
from django.core.management import call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from . import files, prepare

ALL = (
    "authentication integrations agents commands projects workflows core monitoring chat results"
)


def export(folder):
    """Of everything but what stays behind."""
    behind = left_out()
    partial = files.begin(folder)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set transaction isolation level repeatable read, read only")
        names = (os.environ["APPS"] or ALL).split()
        models = {app: [m for m in all_of(app) if m not in behind] for app in names}
        if os.environ["FORMAT"] == "xml":
            write_xml(partial, models)
        else:
            write_json(partial, models, behind)
    if os.environ["EMPTY"] == "yes":
        write_empty(partial, models)
    files.finish(partial, folder)


def left_out():
    behind = set()
    for what in ("AUDIT", "METRICS", "HISTORIES"):
        if os.environ[what] != "yes":
            behind |= prepare.models(os.environ[what + "_MODELS"])
    if os.environ["DEPLOYMENT"] == "yes" or os.environ["USERS"] != "yes":
        behind |= prepare.without_users()
    if os.environ["FORMAT"] not in ("json", "xml"):
        raise ValueError("the format must be json or xml")
    if os.environ["DEPLOYMENT"] == "yes" and os.environ["FORMAT"] != "json":
        raise ValueError("only json can be made ready for a deployment")
    return behind


def all_of(app):
    try:
        found = apps.get_app_config(app).get_models()
    except LookupError as unknown:
        raise ValueError(str(unknown)) from None
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def write_json(folder, models, behind):
    found = []
    for app, some in models.items():
        of_app = [each for model in some for each in serialized(model)]
        print(f"{app}: {len(of_app)} objects")
        found += of_app
    files.write(folder, prepare.clean(found, behind), int(os.environ["INDENT"]))


def serialized(model):
    rows = model._base_manager.order_by("pk").iterator()
    return json.loads(json.dumps(serializers.serialize("python", rows), cls=Exact))


class Exact(DjangoJSONEncoder):
    """Of a moment all six digits, of which dumpdata cuts off three."""

    def default(self, value):
        if isinstance(value, (datetime.datetime, datetime.time)):
            return value.isoformat().replace("+00:00", "Z")
        return super().default(value)


def write_xml(folder, models):
    """As it is: what stays behind may be referred to."""
    for app, some in models.items():
        file = folder / f"{app}.xml"
        labels = [model._meta.label for model in some]
        if any(model._base_manager.exists() for model in some):
            indent = int(os.environ["INDENT"])
            call_command("dumpdata", *labels, format="xml", indent=indent, output=file, verbosity=0)
            print(f"{app}: {len(files.read(file))} objects")


def write_empty(folder, models):
    ending = os.environ["FORMAT"]
    for app in models:
        file = folder / f"{app}.{ending}"
        if not file.exists():
            file.write_text("[]\n" if ending == "json" else EMPTY_XML)


EMPTY_XML = '<?xml version="1.0" encoding="utf-8"?>\n<django-objects version="1.0"/>\n'
