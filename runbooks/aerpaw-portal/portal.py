"""python3 portal.py COMMAND FOLDER, started in the folder of the portal."""

import datetime
import json
import os
import re
import shutil
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, os.getcwd())
os.environ.setdefault(
    "DJANGO_SETTINGS_MODULE",
    re.search(r"""SETTINGS_MODULE["'],\s*["']([\w.]+)""", Path("manage.py").read_text())[1],
)

import django

django.setup()

from django.apps import apps
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction


def dump(folder):
    """A file for each app, all from one moment; they replace what is there when all are whole."""
    partial = Path(folder) / ".partial"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    names = os.environ["APPS"].split()
    lines = []
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set transaction isolation level repeatable read, read only")
        for number, app in enumerate(names, 1):
            file = partial / f"{app}.json"
            found = [each for model in models(app) for each in serialized(model._base_manager)]
            file.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", "utf-8")
            rows = sum(model._base_manager.count() for model in models(app))
            print(f"{number}/{len(names)} {app}: {rows} objects, {file.stat().st_size} bytes", flush=True)
            lines.append(f"{app} {rows}\n")
    (partial / "COUNTS").write_text("".join(lines))
    for file in partial.iterdir():
        file.replace(Path(folder) / file.name)
    partial.rmdir()


def models(app):
    """Those with rows of their own."""
    found = apps.get_app_config(app).get_models()
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def count(folder):
    """How many objects the file of each app has."""
    for app in os.environ["APPS"].split():
        print(app, len(objects(Path(folder) / f"{app}.json")))


def objects(file):
    return json.loads(file.read_text("utf-8"))


def missing(folder):
    """How many objects of the files the database does not have, or has with other values."""
    lacking = 0
    for file in sorted(Path(folder).glob("*.json")):
        for each in objects(file):
            found = apps.get_model(each["model"])._base_manager.filter(pk=each["pk"])
            lacking += [normal(each)] != [normal(same) for same in serialized(found)]
    print(lacking)


def serialized(found):
    plain = serializers.serialize("python", found.order_by("pk"))
    return json.loads(json.dumps(plain, cls=Exact))


class Exact(DjangoJSONEncoder):
    """Of a moment all six digits, of which dumpdata cuts off three."""

    def default(self, value):
        if isinstance(value, datetime.datetime):
            return value.isoformat().replace("+00:00", "Z")
        return value.isoformat() if isinstance(value, datetime.time) else super().default(value)


def normal(each):
    """Lists have no order."""
    fields = {
        name: sorted(value, key=str) if isinstance(value, list) else value
        for name, value in each["fields"].items()
    }
    return str(each["pk"]), fields


def behind(folder):
    """Tables whose next number is taken already."""
    with connection.cursor() as cursor:
        for file in sorted(Path(folder).glob("*.json")):
            for model in {apps.get_model(each["model"]) for each in objects(file)}:
                table, key = model._meta.db_table, model._meta.pk.column
                cursor.execute("select pg_get_serial_sequence(%s, %s)", [f'"{table}"', key])
                sequence = cursor.fetchone()[0]
                if sequence:
                    cursor.execute(
                        f'select coalesce(pg_sequence_last_value(%s::regclass), 0) < max("{key}")'
                        f' from "{table}"',
                        [sequence],
                    )
                    if cursor.fetchone()[0]:
                        print(table)


if __name__ == "__main__":
    {"dump": dump, "count": count, "missing": missing, "behind": behind}[sys.argv[1]](sys.argv[2])
