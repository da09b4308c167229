"""Brings a JSON file of export_data.py back into the database."""

import argparse
import json
from datetime import datetime

from sqlalchemy import DateTime, delete
from sqlalchemy.dialects.postgresql import insert

from app import app
from models import MODELS, card_tags, db

parser = argparse.ArgumentParser()
parser.add_argument("--input", required=True)
parser.add_argument("--mode", choices=["skip", "replace", "merge", "clean"], default="skip")
parser.add_argument("--include", type=lambda names: names.split(","), default=list(MODELS))
options = parser.parse_args()
with open(options.input) as file:
    whole = json.load(file)
if whole["export_metadata"]["version"] != "1.0":
    raise SystemExit("Invalid export file format")
if options.mode == "clean" and input("Type DELETE ALL DATA: ") != "DELETE ALL DATA":
    raise SystemExit("cancelled")


def converted(table, row):
    return {
        name: datetime.fromisoformat(value) if value and isinstance(table.c[name].type, DateTime) else value
        for name, value in row.items()
    }


def bring(table, rows):
    for row in rows:
        values = converted(table, row)
        keys = [column.name for column in table.primary_key]
        statement = insert(table).values(values)
        others = {name: value for name, value in values.items() if name not in keys}
        if options.mode in ("replace", "merge") and others:
            statement = statement.on_conflict_do_update(index_elements=keys, set_=others)
        else:
            statement = statement.on_conflict_do_nothing(index_elements=keys)
        db.session.execute(statement)


with app.app_context():
    if options.mode == "clean":
        for table in reversed(db.metadata.sorted_tables):
            db.session.execute(delete(table))
    for name, model in MODELS.items():
        if name in options.include:
            bring(model.__table__, whole["data"].get(name, []))
    bring(card_tags, whole["relationships"].get("card_tags", []))
    db.session.commit()
print("imported")
