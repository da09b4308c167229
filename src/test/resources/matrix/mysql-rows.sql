insert into numbers values
  (1, 2, 255, -32768, 16777215, 42, -9223372036854775808, 18446744073709551615,
   12345678901234567890123456789012345.123456789012345678901234567890, 999.99, 0.1, 1.7976931348623157e308, 123.4567,
   12345678.91, b'1', 18446744073709551615, '2155', true),
  (2, -128, 0, 32767, 0, 1234567, 9223372036854775807, 9223372036854775807,
   -0.000000000000000000000000000001, 0, 16777216, 1e300 / 3, -0.0001, -0.01, b'0', 0, 0, false),
  (3, 0, 1, 0, 1, 0, 9007199254740993, 0, 0, 0.10, 3.4028234e38, 2.2250738585072014e-308, 999.9999, 0.1, b'1',
   9223372036854775808, 1901, 0),
  (0, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null),
  (-1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1.17549435e-38, 123456789012345678, 0.3333, 0.33, b'1', 1, 2026, 1);
insert into texts values
  (1, '', '', '', '', '', '', '', '', '', '', '', 'x', '', ''),
  (2, 'é😀 ', ' a', '\\N', '\\N', 'Straße', 'Ã¼â‚¬', 'ü', '~', '😀', 'it''s', 'a,b c,it''s', 'y', 'Жук', '😀'),
  (3, 'null', 'NULL', '\\0\0\n\r\t\b\\ ''"\Z', repeat('0123456789', 200000), '中', 'é', '中', '', null, 'a,b', 'it''s', null, null, null),
  (4, null, null, null, null, null, null, null, null, null, null, null, null, null, null),
  (5, '\t', '\n', '{fn x} ?', '\u2028', ' ', ' ', ' ', ' ', ' ', 'x', 'b c', 'x', ' ', ' ');
insert into times values
  (1, '0000-00-00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '-838:59:59',
   '838:59:58.999999', '0000-00-00 00:00:00', '0000-00-00 00:00:00'),
  (2, '2026-00-00', '2026-02-00 10:00:00', '2026-00-10 10:00:00.5', '2026-03-29 01:30:00', '2026-03-29 00:30:00.123', '838:59:59',
   '-00:00:00.000001', '2000-01-01 00:00:00', '2000-01-01 00:00:00.000001'),
  (3, '9999-12-31', '9999-12-31 23:59:59', '9999-12-31 23:59:59.999999', '2038-01-19 03:14:07', '1970-01-01 00:00:01', '00:00:00',
   '24:00:00.1', '2026-10-25 00:30:00', null),
  (4, null, null, null, null, null, null, null, '2026-10-25 01:30:00', null);
insert into bytes values
  (1, x'00ff', x'', x'', '', '', null, null, null, null),
  (2, x'ff000000000000000000000000000000', x'5c4e0a00', x'00', x'27220a0d1a005c', repeat(x'00ff10', 300000),
   st_geomfromtext('GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1))', 4326), point(1, 2),
   st_geomfromtext('POLYGON((0 0,1 0,1 1,0 0))'), st_geomfromtext('LINESTRING(0 0,1 1)')),
  (3, null, null, null, null, null, st_geomfromtext('POINT(1 2)'), null, null, null);
insert into documents values
  (1, '{"b": 1.0,  "a": [null, "ü😀", 1e2, 9007199254740993]}', 'null'),
  (2, 'null', null), (3, null, ''), (4, '"text \\n \\u0001 \\\\"', '{'), (5, '[]', '[1, 2]'), (6, '18446744073709551615', '');
insert into parent values (0, ''), (18446744073709551614, null), (5, '\\N');
insert into child (id, parent_id, up, code, amount) values
  (0, 18446744073709551614, 7, '\\N', 3), (7, 0, 0, '', -1), (8, null, 8, null, null);
insert into no_primary values (0, 'a'), (-5, null);
insert into to_no_primary values (1, -5), (2, 0);
insert into old values (0, 'zero'), (3, ''), (9, null);
insert into `order` values (1, 'a', 'x'), (2, 'b', null);
insert into `Mixed é` values (1, 2);
insert into binary_key values (x'00000000', 1), (x'61000000', 2), (x'41000000', 3);
insert into text_key values ('a', 1), ('A', 2), ('ä', 3), (' a', 4);
insert into parted values (1, 'a'), (2, 'b'), (3, null);
insert into no_key values (1, 'twice'), (1, 'twice'), (null, null), (0, '');
insert into watched values (1, 'a');
