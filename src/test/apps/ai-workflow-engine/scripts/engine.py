"""What the scripts share: a transaction in the name of a service."""

import sys
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "app"))

from shared.database.session import Session
from shared.services.security_audit_service import set_security_context


@contextmanager
def session_of(service):
    with Session.begin() as session:
        set_security_context(session, None, service)
        yield session


def find_or_add(session, model, name, **values):
    found = session.query(model).filter_by(name=name).first()
    if not found:
        found = model(name=name, **values)
        session.add(found)
    return found
