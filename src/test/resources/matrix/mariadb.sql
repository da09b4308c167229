-- What MySQL does not know.
create sequence counted start 10 increment 5;
create table only_here (id integer primary key default nextval(counted), a uuid, b inet6, c inet4,
  hidden integer invisible default 3, d varchar(20) compressed, e text default 'x') default character set utf8mb4;
create table versioned (id integer primary key, a integer) with system versioning;
