"""Wraps Argon2id around each bcrypt hash, and keeps the old hash until it is cleaned up."""

from engine import session_of
from shared.database.models import User
from shared.passwords import is_old, wrap

with session_of("password-migration") as session:
    old = [user for user in session.query(User).order_by(User.id) if is_old(user.hashed_password)]
    for user in old:
        user.legacy_password_hash = user.hashed_password
        user.hashed_password = wrap(user.legacy_password_hash)
print(f"converted: {len(old)}")
