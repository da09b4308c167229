"""Objects of fixture files, in JSON and XML, as dictionaries."""

import json
import os
import shutil
import xml.etree.ElementTree as Tree
from collections import Counter
from pathlib import Path

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist


def objects(where):
    """All objects of all files of a folder, or of some files."""
    whole = Path(where)
    paths = [whole] if whole.exists() else [Path(each) for each in str(where).split()]
    return [known(each, file) for path in paths for file in fixtures(path) for each in read(file)]


def fixtures(path):
    if not path.exists():
        raise ValueError(f"there is no {path}")
    found = sorted(path.glob("*.json")) + sorted(path.glob("*.xml")) if path.is_dir() else [path]
    if not found:
        raise ValueError(f"there are no fixtures in {path}")
    return found


def read(file):
    try:
        return from_xml(file) if file.suffix == ".xml" else json.loads(file.read_text("utf-8"))
    except (ValueError, Tree.ParseError) as broken:
        raise ValueError(f"{file} is no whole fixture file: {broken}") from None


def known(each, file):
    """An object whose model and fields the application has."""
    try:
        model = apps.get_model(each["model"])
        for field in each["fields"]:
            model._meta.get_field(field)
    except (LookupError, FieldDoesNotExist) as unknown:
        raise ValueError(f"{file}: the application does not have it: {unknown}") from None
    return each


def from_xml(file):
    found = []
    for each in Tree.parse(file).getroot():
        model = apps.get_model(each.get("model"))
        fields = {
            field.get("name"): xml_value(field, model._meta.get_field(field.get("name")))
            for field in each
        }
        found.append({"model": each.get("model"), "pk": each.get("pk"), "fields": fields})
    return found


def xml_value(element, field):
    if field.many_to_many:
        return [inner.get("pk") or naturals(inner) for inner in element]
    if element.find("None") is not None:
        return None
    if element.find("natural") is not None:
        return naturals(element)
    text = element.text or ""
    return json.loads(text) if field.get_internal_type() == "JSONField" else text


def naturals(element):
    return [each.text or "" for each in element.findall("natural")]


def begin(folder):
    """Another attempt of the same run may do its work again; nothing else is overwritten."""
    path = Path(folder)
    if path.exists():
        mark = path / "RUN"
        if not mark.exists() or mark.read_text() != os.environ["RUN_ID"]:
            raise ValueError(f"{path} is there already")
        shutil.rmtree(path)
    partial = Path(f"{path}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    return partial


def finish(partial, folder):
    """The folder has its name only when it is whole."""
    (partial / "COUNTS").write_text(counts(objects(partial)))
    (partial / "RUN").write_text(os.environ["RUN_ID"])
    partial.rename(folder)


def write(folder, all_objects, indent):
    """One file for each app."""
    by_app = {}
    for each in all_objects:
        by_app.setdefault(each["model"].split(".")[0], []).append(each)
    for app, some in by_app.items():
        text = json.dumps(some, indent=indent or None, ensure_ascii=False)
        (folder / (app + ".json")).write_text(text + "\n", "utf-8")


def counts(all_objects):
    """A line for each model."""
    counted = Counter(each["model"].lower() for each in all_objects)
    return "".join(f"{model} {number}\n" for model, number in sorted(counted.items()))


def in_order(all_objects):
    """Objects by model, those that are referred to first where no circle forbids it."""
    by_model = {}
    for each in all_objects:
        by_model.setdefault(apps.get_model(each["model"]), []).append(each)
    order = []
    seen = set()

    def add(model):
        if model in seen:
            return
        seen.add(model)
        for field in model._meta.concrete_fields + model._meta.many_to_many:
            if field.remote_field:
                add(field.related_model)
        if model in by_model:
            order.append((model, by_model[model]))

    for model in by_model:
        add(model)
    return order
