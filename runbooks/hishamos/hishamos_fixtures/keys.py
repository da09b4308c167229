"""Values that the application has encrypted with a key of its own (Fernet)."""

import base64
import binascii
import hashlib
import hmac
import os
from collections import Counter

from django.apps import apps
from django.conf import settings

from . import files

# All of them begin with the version and the first bytes of a time before the year 2106.
BEGINNING = "gAAAAA"


def keys(where):
    """Says how many encrypted values there are, and how many cannot be read by this application."""
    candidates = signing_keys()
    encrypted, unreadable = Counter(), Counter()
    for place, value in in_database() if where == "database" else in_files(where):
        encrypted[place] += 1
        unreadable[place] += not is_readable(value, candidates)
    for place, number in sorted(encrypted.items()):
        print(f"{place}: {number} encrypted, {unreadable[place]} of them unreadable here")
    print(f"encrypted: {encrypted.total()}")
    print(f"unreadable: {unreadable.total()}")


def in_files(folder):
    for each in files.objects(folder):
        for field, value in each["fields"].items():
            if is_encrypted(value):
                yield f"{each['model']}.{field}", value


def in_database():
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.get_internal_type() in ("CharField", "TextField"):
                found = model._base_manager.filter(**{field.name + "__startswith": BEGINNING})
                for value in found.values_list(field.name, flat=True):
                    yield f"{model._meta.label_lower}.{field.name}", value


def take_out(objects):
    taken = 0
    for each in objects:
        for field, value in each["fields"].items():
            if is_encrypted(value):
                each["fields"][field] = ""
                taken += 1
    return taken


def is_encrypted(value):
    return isinstance(value, str) and value.startswith(BEGINNING)


def signing_keys():
    """Of a key's 32 bytes, the first 16 sign what it has encrypted."""
    own = getattr(settings, "ENCRYPTION_KEY", "") or os.environ.get("ENCRYPTION_KEY", "")
    own = own.decode() if isinstance(own, bytes) else own
    derived = [hashlib.sha256(text.encode()).digest() for text in (own, settings.SECRET_KEY)]
    return [key[:16] for key in [decoded(own), *derived] if len(key) == 32]


def is_readable(value, candidates):
    token = decoded(value)
    return any(
        hmac.compare_digest(hmac.digest(key, token[:-32], "sha256"), token[-32:])
        for key in candidates
    )


def decoded(text):
    try:
        return base64.urlsafe_b64decode(text)
    except (ValueError, binascii.Error):
        return b""
