"""python3 fixtures.py COMMAND [PATH...], started in the folder of a Django application."""

import os
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
os.umask(0o077)


def begin():
    """Starts the application with the settings that its manage.py takes."""
    manage = Path("manage.py")
    if not manage.is_file():
        sys.exit("there is no manage.py in " + os.getcwd())
    sys.path.insert(0, os.getcwd())
    named = re.search(r"""DJANGO_SETTINGS_MODULE["'],\s*["']([\w.]+)""", manage.read_text())
    if named:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", named[1])
    import django

    django.setup()


def commands():
    from hishamos_fixtures import export, keys, look, prepare, settle

    return {
        "export": export.export,
        "prepare": prepare.prepare,
        "settled": look.settled,
        "settle": settle.settle,
        "keys": keys.keys,
        "count": look.count,
        "database": look.database,
        "missing": look.missing,
        "rows": look.rows,
        "users": look.users,
        "administrators": look.administrators,
    }


if __name__ == "__main__":
    begin()
    try:
        commands()[sys.argv[1]](*sys.argv[2:])
    except ValueError as wrong:
        sys.exit(str(wrong))
