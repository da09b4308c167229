"""Keys of other services lie encrypted in the database."""

from cryptography.fernet import Fernet
from django.conf import settings


def encrypted(text):
    return Fernet(settings.ENCRYPTION_KEY).encrypt(text.encode()).decode()


def decrypted(token):
    return Fernet(settings.ENCRYPTION_KEY).decrypt(token.encode()).decode()
