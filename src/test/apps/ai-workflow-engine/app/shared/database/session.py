"""Connections, each for one piece of work: the database sees who is there."""

import os

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker
from sqlalchemy.pool import NullPool

engine = create_engine(os.environ["DATABASE_URL"], poolclass=NullPool, future=True)
Session = sessionmaker(engine, future=True)
