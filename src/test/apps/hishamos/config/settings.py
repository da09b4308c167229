"""All that differs from one machine to the next comes from the environment."""

import os

SECRET_KEY = os.environ.get("SECRET_KEY", "for tests only")
ENCRYPTION_KEY = os.environ.get("ENCRYPTION_KEY", "")
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "config.urls"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "authentication.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "apps.authentication",
    "apps.agents",
    "apps.commands",
    "apps.projects",
    "apps.workflows",
    "apps.integrations",
    "apps.core",
    "apps.monitoring",
    "apps.chat",
    "apps.results",
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": os.environ["DB_HOST"],
        "PORT": os.environ["DB_PORT"],
        "NAME": os.environ.get("OTHER_NAME") or os.environ["DB_NAME"],
        "USER": os.environ["DB_USER"],
        "PASSWORD": os.environ["DB_PASSWORD"],
    }
}
