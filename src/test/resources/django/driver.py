"""Does several things in one start of Django: driver.py engine host port user databases actions."""

import datetime
import decimal
import os
import sys
import uuid

import django
from django.conf import settings

engine, host, port, user, databases, *actions = sys.argv[1:]
settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "shop", "back_office"],
    MIGRATION_MODULES={name: None for name in ("contenttypes", "auth", "shop", "back_office")},
    DATABASES={
        name: {
            "ENGINE": "django.db.backends." + engine,
            "NAME": name,
            "HOST": host,
            "PORT": port,
            "USER": user,
            "PASSWORD": os.environ["DATABASE_PASSWORD"],
            "OPTIONS": {"charset": "utf8mb4"} if engine == "mysql" else {},
        }
        for name in ["default"] + databases.split(",")
    },
    USE_TZ=True,
    TIME_ZONE="Europe/Berlin",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
)
django.setup()

from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from back_office.models import Label, Shelf
from shop.models import Author, Book, Gadget, Note, Restaurant, Tag, Thing


def migrate(database):
    call_command("migrate", run_syncdb=True, database=database, verbosity=0)


def shift(database):
    """Other primary keys of content types and permissions than elsewhere."""
    Permission.objects.using(database).all().delete()
    ContentType.objects.using(database).all().delete()
    ContentType.objects.clear_cache()
    ContentType(pk=1000, app_label="gone", model="thing").save(using=database)
    if "postgresql" in engine:
        from django.db import connections
        with connections[database].cursor() as cursor:
            cursor.execute("select setval('django_content_type_id_seq', 1000)")
    emit_post_migrate_signal(0, False, database)
    ContentType.objects.using(database).filter(pk=1000).delete()
    ContentType.objects.clear_cache()


def stranger(database):
    """Rows that take the keys of others."""
    Author(pk=1, name="Somebody else").save(using=database)
    Author(pk=50, name="Ann O'Neil \\N").save(using=database)


def fill(database):
    ann = Author(name="Ann O'Neil \\N")
    bob = Author(name="Bób \U0001F600", mentor=ann)
    for each in (ann, bob):
        each.save(using=database)
    ann.mentor = bob
    ann.save(using=database)
    tags = [Tag(id=uuid.UUID(int=n << 120 | n), text="tag %d" % n) for n in (1, 2, 3)]
    for tag in tags:
        tag.save(using=database)
    inn = Restaurant(name="The Inn", stars=3)
    inn.save(using=database)
    inn.tags.set(tags[1:])
    one = Book(
        author=ann,
        title="One",
        place=inn,
        price=decimal.Decimal("12345678.1234"),
        weight=0.1,
        cover=b"\x00\xff'\\",
        extra={"a": [1, {"b": None}], "c": "\u00e9\U0001F600 \"x\" \\ \n", "d": 1.5},
        facts=[1, "two", None],
        published=datetime.datetime(2026, 3, 29, 1, 30, 0, 123000, datetime.timezone.utc),
        released=datetime.date(2026, 2, 1),
        opens=datetime.time(23, 59, 59, 500000),
        lasts=datetime.timedelta(days=-3, hours=4, microseconds=7),
        sold=True,
        address="2001:db8::1",
        big=-(2**63),
        text="a\tb\r\n\\.'\"",
    )
    two = Book(author=ann, title="Two", extra="text", big=2**63 - 1)
    three = Book(author=bob, title="One", extra=[], cover=b"")
    for book in (one, two, three):
        book.save(using=database)
    one.sequel = three
    one.save(using=database)
    one.tags.set(tags[:2])
    one.related.set([one, two])
    two.related.set([three])
    one.friends.set([three])
    one.readers.set([ann, bob])
    book_type = ContentType.objects.db_manager(database).get_for_model(Book)
    tag_type = ContentType.objects.db_manager(database).get_for_model(Tag)
    Note(content_type=book_type, object_id=one.pk, book=three).save(using=database)
    Note(content_type=tag_type, object_id=tags[0].pk).save(using=database)
    user = User(username="ann", email="ann@example.com", is_staff=True)
    user.set_password("secret")
    user.save(using=database)
    group = Group(name="readers")
    group.save(using=database)
    group.permissions.set(Permission.objects.using(database).filter(codename__endswith="_book"))
    user.groups.set([group])
    user.user_permissions.set(Permission.objects.using(database).filter(codename="add_tag"))
    thing = Thing(label="screw")
    thing.save(using=database)
    gadget = Gadget(label="drill", volts=230)
    gadget.save(using=database)
    gadget.parts.set([thing])
    label = Label(text="new", colour="red")
    label.save(using=database)
    shelf = Shelf()
    shelf.save(using=database)
    shelf.labels.set([label])


def dump(database, file, *options):
    call_command(
        "dumpdata",
        *[option for option in options if "." in option],
        database=database,
        output=file,
        use_natural_foreign_keys="foreign" in options,
        use_natural_primary_keys="primary" in options,
        verbosity=0,
    )


def load(database, *files):
    call_command("loaddata", *files, database=database, verbosity=0)


for action in actions:
    name, *arguments = action.split("|")
    globals()[name](*arguments)
