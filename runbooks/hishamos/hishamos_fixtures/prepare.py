"""Fixtures that refer to nothing that stays behind."""

import os
from collections import Counter

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType

from . import files, keys


def prepare(source, folder):
    """Makes fixtures that lie in a folder ready for a deployment, in another folder."""
    cleaned = clean(files.objects(source), without_users())
    partial = files.begin(folder)
    files.write(partial, cleaned, int(os.environ["INDENT"]))
    files.finish(partial, folder)


def without_users():
    """All models of the app that has the users."""
    return set(apps.get_app_config(get_user_model()._meta.app_label).get_models())


def models(names):
    """Models by their names, such as agents.Agent."""
    try:
        return {apps.get_model(name) for name in names.split()}
    except (LookupError, ValueError) as unknown:
        raise ValueError(f"no model of the application: {unknown}") from None


def clean(objects, behind):
    """Objects of other models than those that stay behind, without references to these."""
    cleaning = Cleaning(behind, os.environ.get("OWNER", ""))
    kept = [each for model, some in files.in_order(objects) for each in cleaning.kept(model, some)]
    if os.environ.get("KEYS") == "no":
        cleaning.told["encrypted values taken out"] = keys.take_out(kept)
    for what, number in sorted(cleaning.told.items()):
        print(f"{what}: {number}")
    return kept


class Cleaning:
    """What becomes of references to what stays behind, and how often."""

    def __init__(self, behind, owner):
        self.behind = behind
        self.owner = owner
        self.dropped = set()
        self.told = Counter()

    def kept(self, model, some):
        if model in self.behind:
            self.told[f"{model._meta.label} left out"] += len(some)
            return
        for each in some:
            if all(self.settled(each, field) for field in model._meta.concrete_fields):
                for field in model._meta.many_to_many:
                    self.thin(each, field)
                yield each
            else:
                self.dropped.add((model, str(each["pk"])))
                self.told[f"{model._meta.label} left out, as it needs what stays behind"] += 1

    def settled(self, each, field):
        value = each["fields"].get(field.name)
        if field.remote_field is None or value is None:
            return True
        if field.related_model is ContentType and not isinstance(value, list):
            found = ContentType.objects.get_for_id(value)
            each["fields"][field.name] = list(found.natural_key())
        if value == [self.owner] or not self.is_gone(field.related_model, value):
            return True
        each["fields"][field.name] = None
        if field.null:
            self.told[f"{field} set to null"] += 1
        elif field.related_model is get_user_model() and self.owner:
            each["fields"][field.name] = [self.owner]
            self.told[f"{field} set to {self.owner}"] += 1
        else:
            return False
        return True

    def thin(self, each, field):
        before = each["fields"].get(field.name) or []
        after = [value for value in before if not self.is_gone(field.related_model, value)]
        if before != after:
            each["fields"][field.name] = after
            self.told[f"{field} taken out"] += len(before) - len(after)

    def is_gone(self, model, value):
        return model in self.behind or (model, str(value)) in self.dropped
