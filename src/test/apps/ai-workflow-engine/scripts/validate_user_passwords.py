"""Holds each new hash against the old one that is kept beside it."""

from engine import session_of
from shared.database.models import User
from shared.passwords import wraps

with session_of("password-migration") as session:
    users = session.query(User).filter(User.legacy_password_hash.isnot(None)).order_by(User.id)
    wrong = [
        user.id for user in users if not wraps(user.hashed_password, user.legacy_password_hash)
    ]
    print(f"valid: {users.count() - len(wrong)}")
    print(f"wrong: {wrong}")
