import uuid

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class ByName(models.Manager):
    def get_by_natural_key(self, name):
        return self.get(name=name)


class Author(models.Model):
    name = models.CharField(max_length=40, unique=True)
    mentor = models.ForeignKey("self", models.SET_NULL, null=True)
    objects = ByName()

    def natural_key(self):
        return (self.name,)


class Tag(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    text = models.CharField(max_length=40)


class Place(models.Model):
    name = models.CharField(max_length=40, unique=True)
    objects = ByName()

    def natural_key(self):
        return (self.name,)


class Restaurant(Place):
    stars = models.IntegerField()
    tags = models.ManyToManyField(Tag)


class Thing(models.Model):
    label = models.CharField(max_length=20)


class Gadget(Thing):
    volts = models.SmallIntegerField()
    parts = models.ManyToManyField(Thing, related_name="+")


class BookManager(models.Manager):
    def get_by_natural_key(self, title, author):
        return self.get(title=title, author__name=author)


class Book(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)
    title = models.CharField(max_length=40)
    sequel = models.OneToOneField("self", models.SET_NULL, null=True, related_name="first")
    place = models.ForeignKey(Restaurant, models.SET_NULL, null=True)
    tags = models.ManyToManyField(Tag)
    related = models.ManyToManyField("self", symmetrical=False, related_name="+")
    friends = models.ManyToManyField("self")
    readers = models.ManyToManyField(Author, related_name="reads")
    price = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    weight = models.FloatField(null=True)
    cover = models.BinaryField(null=True)
    extra = models.JSONField(null=True)
    facts = models.JSONField(default=dict)
    published = models.DateTimeField(null=True)
    released = models.DateField(null=True)
    opens = models.TimeField(null=True)
    lasts = models.DurationField(null=True)
    sold = models.BooleanField(default=False)
    address = models.GenericIPAddressField(null=True)
    big = models.BigIntegerField(null=True)
    text = models.TextField(default="")
    objects = BookManager()

    class Meta:
        unique_together = [("author", "title")]

    def natural_key(self):
        return (self.title,) + self.author.natural_key()

    natural_key.dependencies = ["shop.author"]


class Note(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.CharField(max_length=40)
    about = GenericForeignKey()
    book = models.ForeignKey(Book, models.CASCADE, null=True)
