"""The engine's web interface: whether it is well, and who may come in."""

import sys

from flask import Flask, request
from sqlalchemy import select, text

from shared.database.models import User
from shared.database.session import Session
from shared.passwords import HASHER, WRAPPED, verify
from shared.services.security_audit_service import set_security_context

api = Flask("api")


@api.get("/health")
def health():
    with Session() as session:
        session.execute(text("select 1"))
    return {"status": "healthy"}


@api.post("/api/v1/auth/login")
def login():
    given = request.get_json()
    with Session.begin() as session:
        user = session.execute(select(User).filter_by(email=given["email"])).scalar()
        if not user or not user.is_active or not verify(user.hashed_password, given["password"]):
            return {"detail": "wrong address or password"}, 401
        # While the old hash is kept, both must stay as they are to be compared.
        if user.hashed_password.startswith(WRAPPED) and not user.legacy_password_hash:
            set_security_context(session, user.id, "api")
            user.hashed_password = HASHER.hash(given["password"])
        return {"email": user.email, "roles": sorted(role.name for role in user.roles)}


api.run("127.0.0.1", int(sys.argv[1]))
