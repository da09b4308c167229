"""Brings a database up to the newest migration."""

from flask_migrate import upgrade

from app import app

with app.app_context():
    upgrade()
