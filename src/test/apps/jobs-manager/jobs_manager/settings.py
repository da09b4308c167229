import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent


def from_file(path):
    """NAME=VALUE lines; what the environment has already goes before."""
    if not path.exists():
        return
    for line in path.read_text().splitlines():
        name, equals, value = line.partition("=")
        if equals and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip())


from_file(BASE_DIR / ".env")

SECRET_KEY = os.environ.get("SECRET_KEY", "only for rehearsals")
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
ROOT_URLCONF = "jobs_manager.urls"
AUTH_USER_MODEL = "accounts.Staff"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Pacific/Auckland"
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/"
MEDIA_ROOT = os.environ.get("MEDIA_ROOT", str(BASE_DIR / "media"))

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "rest_framework",
    "apps.workflow",
    "apps.accounts",
    "apps.client",
    "apps.job",
    "apps.purchasing",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
            ]
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.mysql",
        "NAME": os.environ.get("MYSQL_DATABASE", "msm_workflow"),
        "USER": os.environ.get("MYSQL_DB_USER", "django_user"),
        "PASSWORD": os.environ.get("DB_PASSWORD", ""),
        "HOST": os.environ.get("DB_HOST", "localhost"),
        "PORT": os.environ.get("DB_PORT", "3306"),
        "OPTIONS": {"charset": "utf8mb4"},
    }
}
XERO_URL = os.environ.get("XERO_URL", "http://127.0.0.1:8100")
XERO_CLIENT_ID = os.environ.get("XERO_CLIENT_ID", "jobs-manager")
XERO_CLIENT_SECRET = os.environ.get("XERO_CLIENT_SECRET", "")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(levelname)s %(asctime)s %(module)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
