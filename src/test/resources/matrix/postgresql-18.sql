-- What came after PostgreSQL 15.
create table newer (id integer primary key, a interval, twice integer generated always as (id * 2) virtual,
  b integer, unique nulls not distinct (b));
