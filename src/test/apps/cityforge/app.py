"""A directory of a city: its cards, forums, resources and classifieds."""

import os

from flask import Flask
from flask_migrate import Migrate

from models import db

app = Flask("cityforge", instance_path=os.path.join(os.path.dirname(__file__), "instance"),
            instance_relative_config=True)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ.get("DATABASE_URL")
app.config.from_pyfile("config.py", silent=True)
db.init_app(app)
Migrate(app, db, directory=os.path.join(os.path.dirname(__file__), "migrations"))
