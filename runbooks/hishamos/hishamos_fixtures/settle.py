"""Fixtures as rows of tables, fitted to what the database has already."""

import base64
import datetime
import decimal
import json
import os
import uuid
from collections import Counter
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db.models import NOT_PROVIDED, AutoField
from django.utils.duration import duration_iso_string

from . import files, prepare


def settle(source, file):
    """Writes a file for the import; what refers to others refers to those of the database."""
    settling = Settling(files.objects(source))
    data, relationships = settling.all()
    whole = {"data": data, "relationships": relationships}
    with open(file, "x", encoding="utf-8") as out:
        json.dump(whole, out, ensure_ascii=False, default=text)
    for what, number in sorted(settling.told.items()):
        print(f"{what}: {number}")
    print(f"rows: {sum(map(len, data.values()))}")


def text(value):
    """As the database reads it."""
    if isinstance(value, datetime.datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return duration_iso_string(value)
    if isinstance(value, (bytes, memoryview)):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, (decimal.Decimal, uuid.UUID)):
        return str(value)
    raise ValueError(f"no text for a value of {type(value).__name__}")


class Settling:
    """Goes through the models, those that are referred to first."""

    def __init__(self, objects):
        self.order = files.in_order(objects)
        self.user = get_user_model()
        stay = os.environ["USERS"] == "stay"
        self.behind = prepare.without_users() if stay else set()
        self.owner = os.environ["OWNER"]
        self.now = {}  # the key that an object of the files has in the database, by model
        self.told = Counter()

    def all(self):
        data, relationships = {}, {}
        for model, some in self.order:
            self.now[model] = {}
        for model, some in self.order:
            there = There(model, by_name=model is self.user)
            for each in some:
                row = self.row(model, each, there)
                if row is not None:
                    data.setdefault(model._meta.db_table, []).append(row)
        for model, some in self.order:
            for field in model._meta.many_to_many:
                for each in some:
                    self.join(model, field, each, relationships)
        return data, relationships

    def row(self, model, each, there):
        """None if there is nothing to bring in."""
        key = model._meta.pk.to_python(each["pk"])
        values = {}
        if model not in self.behind:
            for field in model._meta.local_concrete_fields:
                if not field.primary_key:
                    values[field.column] = self.value(model, field, each)
                    if values[field.column] is LOST:
                        self.told[f"{model._meta.label} left out, as it needs what is not there"] += 1
                        return None
        now = there.twin(values or raw(model, each), key)
        if now is None and model in self.behind:
            self.told[f"{model._meta.label} left out"] += 1
            return None
        if now is None:
            now = there.number(key)
            self.told[f"{model._meta.label} " + ("added" if now == key else "renumbered")] += 1
        else:
            self.told[f"{model._meta.label} there already"] += 1
            self.now[model][key] = now
            return None
        self.now[model][key] = now
        return {model._meta.pk.column: now, **values}

    def value(self, model, field, each):
        if field.name not in each["fields"]:
            return None if field.default is NOT_PROVIDED and field.null else field.get_default()
        value = each["fields"][field.name]
        if field.remote_field is None or value is None:
            return field.to_python(value)
        found = self.reference(field.related_model, value)
        if found is LOST and field.null:
            self.told[f"{field} set to null"] += 1
            return None
        if found is LOST and field.related_model is self.user and self.owner:
            self.told[f"{field} set to {self.owner}"] += 1
            return self.natural(self.user, [self.owner])
        return found

    def reference(self, model, value):
        """The key in the database of what an object of the files refers to."""
        if isinstance(value, list):
            return self.natural(model, value)
        key = model._meta.pk.to_python(value)
        if key in self.now.get(model, {}):
            return self.now[model][key]
        if model in self.behind or not model._base_manager.filter(pk=key).exists():
            return LOST
        return key

    def natural(self, model, value):
        try:
            return model._default_manager.get_by_natural_key(*value).pk
        except model.DoesNotExist:
            raise ValueError(f"the database has no {model._meta.label} {value}") from None

    def join(self, model, field, each, relationships):
        key = model._meta.pk.to_python(each["pk"])
        if key not in self.now[model]:
            return
        for value in each["fields"].get(field.name) or []:
            other = self.reference(field.related_model, value)
            if other is LOST:
                self.told[f"{field} taken out"] += 1
            else:
                row = {field.m2m_column_name(): self.now[model][key], field.m2m_reverse_name(): other}
                relationships.setdefault(field.m2m_db_table(), []).append(row)


LOST = object()


def raw(model, each):
    """Of an object that stays behind only what it may be found by."""
    return {
        field.column: field.to_python(each["fields"].get(field.name))
        for field in model._meta.local_concrete_fields
        if field.remote_field is None and not field.primary_key
    }


class There:
    """The rows of a model that the database has."""

    def __init__(self, model, by_name):
        self.by_name = by_name
        self.fields = [field for field in model._meta.local_concrete_fields if not field.primary_key]
        self.unique = [field for field in self.fields if field.unique or by_name and field.name == "email"]
        self.numbered = isinstance(model._meta.pk, AutoField)
        self.keys = set()
        self.by_value = {}
        self.by_content = {}
        columns = [field.attname for field in self.fields]
        for key, *values in model._base_manager.values_list("pk", *columns).iterator():
            self.add(key, {field.column: value for field, value in zip(self.fields, values)})
        self.last = max(self.keys, default=0) if self.numbered else 0

    def add(self, key, values):
        self.keys.add(key)
        for field in self.unique:
            if values[field.column] not in (None, ""):
                self.by_value[field, values[field.column]] = key
        if self.numbered:
            self.by_content[self.content(values)] = key

    def twin(self, values, key):
        """The key of the row that is the same: by a unique value, by its key, or in all values."""
        for field in self.unique:
            if (field, values.get(field.column)) in self.by_value:
                return self.by_value[field, values[field.column]]
        if self.numbered or self.by_name:
            return None if self.by_name else self.by_content.get(self.content(values))
        return key if key in self.keys else None

    def content(self, values):
        """A row's own reference to its table may not be settled yet."""
        return json.dumps(
            [values.get(field.column) for field in self.fields if field.related_model is not field.model],
            sort_keys=True, default=text,
        )

    def number(self, key):
        """The key under which a row comes in."""
        if self.numbered:
            self.last = max(self.last, key)
            if key in self.keys:
                self.last += 1
                key = self.last
        self.keys.add(key)
        return key
