#!/usr/bin/env python3
"""Serializes every row: test_serializers.py [--serializer job] [--verbose]"""

import argparse
import json
import os
import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobs_manager.settings")
django.setup()

from rest_framework.utils.encoders import JSONEncoder

from apps.job import serializers

ALL = {
    "job": serializers.JobSerializer,
    "costset": serializers.CostSetSerializer,
    "jobfile": serializers.JobFileSerializer,
}
RELATED = {"job": ["client", "contact"]}

parser = argparse.ArgumentParser()
parser.add_argument("--serializer", choices=ALL)
parser.add_argument("--verbose", action="store_true")
options = parser.parse_args()

failed = 0
for name in [options.serializer] if options.serializer else ALL:
    rows = ALL[name].Meta.model.objects.select_related(*RELATED.get(name, []))
    good = 0
    for row in rows:
        try:
            json.dumps(ALL[name](row).data, cls=JSONEncoder)
            good += 1
        except Exception as error:
            failed += 1
            print("❌ %s %s: %s" % (name, row.pk, error))
    if options.verbose or options.serializer:
        print("%s: %d rows" % (name, good))
if failed:
    sys.exit("❌ %d rows cannot be serialized" % failed)
print("✅ ALL SERIALIZERS PASSED!")
