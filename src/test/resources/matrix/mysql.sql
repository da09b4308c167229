-- Every type and every kind of table that MySQL 8.0 and MariaDB 10.11 know.
create table numbers (id integer primary key, a tinyint(1), b tinyint unsigned, c smallint, d mediumint unsigned,
  e integer(6) zerofill, f bigint, g bigint unsigned, h decimal(65,30), i decimal(5,2) unsigned, j float,
  k double, l float(7,4), m double(10,2), n bit(1), o bit(64), p year, q boolean);
create table texts (id integer primary key, a varchar(100), b char(5), c tinytext, d longtext,
  e varchar(50) character set utf8 collate utf8_general_ci, f varchar(50) character set latin1,
  g varchar(20) character set ucs2, h varchar(20) character set ascii, i text character set utf16,
  j enum('', 'x', 'it''s', 'a,b'), k set('a', 'b c', 'it''s'), l enum('x', 'y'),
  m varchar(20) character set cp1251, n varchar(20) character set utf32) default character set utf8mb4;
create table times (id integer primary key, a date, b datetime, c datetime(6), d timestamp null default null,
  e timestamp(3) null default null, f time, g time(6),
  h timestamp not null default current_timestamp on update current_timestamp,
  i datetime(6) default current_timestamp(6) on update current_timestamp(6));
create table bytes (id integer primary key, a binary(16), b varbinary(10), c tinyblob, d blob, e longblob,
  f geometry, g point, h polygon, i linestring);
create table documents (id integer primary key, a json, b longtext);

create table parent (id bigint unsigned auto_increment primary key, code varchar(20), unique (code)) default character set utf8mb4;
create table child (id integer auto_increment primary key, parent_id bigint unsigned, up integer, code varchar(20),
  amount integer, twice integer generated always as (amount * 2) stored, half integer generated always as (amount / 2) virtual,
  foreign key (parent_id) references parent (id) on delete cascade, foreign key (up) references child (id),
  foreign key (code) references parent (code)) default character set utf8mb4;
create table no_primary (a integer not null, b varchar(9), unique (a));
create table to_no_primary (id integer primary key, a integer, foreign key (a) references no_primary (a));
create table old (id integer auto_increment primary key, a varchar(20)) engine = myisam;
create table `order` (`key` integer, `a``b` varchar(5), `select` text, primary key (`key`, `a``b`));
create table `Mixed é` (`Id` integer primary key, `größe` integer);
create table binary_key (id binary(4) primary key, a integer);
create table text_key (id varchar(20) character set utf8mb4 collate utf8mb4_bin primary key, a integer);
create table parted (id integer primary key, a varchar(9)) partition by hash (id) partitions 3;
create table nothing (id integer primary key);
create table no_key (a integer, b varchar(9));
create table watched (id integer primary key, a varchar(20));
create definer = 'nobody'@'nowhere' view seen as select * from watched;
