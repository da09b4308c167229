"""Tells the database's triggers in whose name a transaction changes something."""

from sqlalchemy import text


def set_security_context(session, user_id, service_name):
    session.execute(
        text("select set_config('app.user_id', :u, true), set_config('app.service_name', :s, true)"),
        {"u": "" if user_id is None else str(user_id), "s": service_name},
    )
