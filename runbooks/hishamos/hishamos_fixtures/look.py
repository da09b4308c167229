"""Looks at files and at the database, and changes nothing."""

import json
from pathlib import Path

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection

from . import files, prepare


def count(folder):
    """How many objects of each model the files have."""
    print(files.counts(files.objects(folder)), end="")


def database():
    """Which database of which server the application uses."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_database() || '@' || system_identifier from pg_control_system()"
        )
        print(cursor.fetchone()[0])


def rows(model):
    """How many rows a model has: USER stands for that of the users."""
    print((get_user_model() if model == "USER" else apps.get_model(model)).objects.count())


def administrators():
    """How many users may do everything."""
    print(get_user_model().objects.filter(is_superuser=True, is_active=True).count())


def users(folder):
    """Users in the files, and references to users by their numbers."""
    behind = prepare.without_users()
    for each in files.objects(folder):
        model = apps.get_model(each["model"])
        if model in behind:
            print(model._meta.label, each["pk"])
        for field in model._meta.get_fields():
            if field.concrete and field.related_model in behind:
                value = each["fields"].get(field.name)
                if value and not (isinstance(value, list) and field.many_to_one):
                    print(model._meta.label, each["pk"], field.name)


def settled(file):
    """How many rows a settled file has."""
    data = json.loads(Path(file).read_text("utf-8"))["data"]
    print(sum(map(len, data.values())))


def missing(file):
    """How many rows of a settled file the database does not have, or has with other values."""
    data = json.loads(Path(file).read_text("utf-8"))["data"]
    lacking = 0
    for model in apps.get_models():
        wanted = data.get(model._meta.db_table, [])
        if wanted:
            fields = model._meta.local_concrete_fields
            columns = [field.attname for field in fields]
            there = {row["pk"]: row for row in model._base_manager.values("pk", *columns)}
            lacking += sum(not is_there(row, fields, there) for row in wanted)
    print(lacking)


def is_there(row, fields, there):
    values = {field.attname: value_of(field, row[field.column]) for field in fields}
    key = next(values[field.attname] for field in fields if field.primary_key)
    found = there.get(key, {})
    return all(found.get(name, NOTHING) == value for name, value in values.items())


def value_of(field, value):
    return (field.target_field if field.remote_field else field).to_python(value)


NOTHING = object()
