"""Password hashes: Argon2id, and bcrypt of old, which Argon2id can be wrapped around."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHash, VerifyMismatchError
from passlib.hash import bcrypt

# Small, so that tests are quick.
HASHER = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1)
WRAPPED = "bcrypt+argon2id:"
SALT_LENGTH = 29


def is_old(hashed):
    return hashed.startswith("$2")


def wrap(old):
    """Argon2id of a bcrypt hash: the password itself is not known, and need not be."""
    return WRAPPED + old[:SALT_LENGTH] + ":" + HASHER.hash(old)


def wraps(hashed, old):
    return hashed.startswith(WRAPPED) and _fits(hashed[len(WRAPPED) + SALT_LENGTH + 1 :], old)


def verify(hashed, password):
    if is_old(hashed):
        return bcrypt.verify(password, hashed)
    if hashed.startswith(WRAPPED):
        salted = hashed[len(WRAPPED) : len(WRAPPED) + SALT_LENGTH]
        return wraps(hashed, _bcrypt(password, salted))
    return _fits(hashed, password)


def _bcrypt(password, salted):
    _, _, rounds, salt = salted.split("$")
    return bcrypt.using(rounds=int(rounds), salt=salt).hash(password)


def _fits(hashed, secret):
    try:
        return HASHER.verify(hashed, secret)
    except (VerifyMismatchError, InvalidHash):
        return False
