from django.db import models


class Label(models.Model):
    text = models.CharField(max_length=20)
    colour = models.CharField(max_length=10, db_column="Color")

    class Meta:
        db_table = "labels"


class Shelf(models.Model):
    labels = models.ManyToManyField(Label)
