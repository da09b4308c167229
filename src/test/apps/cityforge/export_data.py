"""Writes all models, or some, into one JSON file."""

import argparse
import json
from datetime import datetime

from sqlalchemy import select

from app import app
from models import MODELS, card_tags, db

parser = argparse.ArgumentParser()
parser.add_argument("--output", default=f"data_export_{datetime.now():%Y%m%d_%H%M%S}.json")
parser.add_argument("--include", type=lambda names: names.split(","), default=list(MODELS))
parser.add_argument("--exclude", type=lambda names: names.split(","), default=[])
options = parser.parse_args()


def rows(table):
    return [dict(row._mapping) for row in db.session.execute(select(table))]


with app.app_context():
    names = [name for name in MODELS if name in options.include and name not in options.exclude]
    whole = {
        "export_metadata": {
            "timestamp": datetime.now().isoformat(),
            "version": "1.0",
            "database": db.engine.url.database,
        },
        "data": {name: rows(MODELS[name].__table__) for name in names},
        "relationships": {},
    }
    if {"Card", "Tag"} <= set(names):
        whole["relationships"]["card_tags"] = rows(card_tags)
with open(options.output, "w") as file:
    json.dump(whole, file, default=lambda value: value.isoformat())
print(f"exported: {sum(len(some) for some in whole['data'].values())} records")
