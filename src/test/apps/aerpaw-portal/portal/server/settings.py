"""What .env exports."""

import os

SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "portal.server.urls"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "users.AerpawUser"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "portal.apps.profiles",
    "portal.apps.users",
    "portal.apps.projects",
    "portal.apps.resources",
    "portal.apps.experiments",
    "portal.apps.experiment_files",
    "portal.apps.operations",
    "portal.apps.credentials",
    "portal.apps.user_messages",
    "portal.apps.user_requests",
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": os.environ["POSTGRES_HOST"],
        "PORT": os.environ["POSTGRES_PORT"],
        "NAME": os.environ["POSTGRES_DB"],
        "USER": os.environ["POSTGRES_USER"],
        "PASSWORD": os.environ["POSTGRES_PASSWORD"],
    }
}
