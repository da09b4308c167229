insert into numbers values
  (1, true, -32768, -2147483648, -9223372036854775808, 'NaN', -99999999.99, '-0', '-0',
   '-92233720368547758.08', 4294967295, 1),
  (2, false, 32767, 2147483647, 9223372036854775807, 'Infinity', 0.10, 'NaN', 'Infinity',
   1234.5, 0, 2147483647),
  (3, null, null, null, 9007199254740993, '-Infinity', null, '-Infinity', 'NaN', null, null, null),
  (4, true, 0, 0, 0, repeat('9', 1000)::numeric, 0.00, 1.1754944e-38, 5e-324, 0, 1, 1),
  (5, true, 0, 0, 0, ('0.' || repeat('0', 999) || '1')::numeric, 1.50, 3.4028235e38,
   1.7976931348623157e308, 0.01, 1, 1),
  (6, true, 0, 0, 0, 1.500, 1.5, 0.1, 1e300::float8 / 3, 0.01, 1, 1);
insert into texts values
  (1, '', '', '', '', '', '', '', '', '', '', '', repeat('0', 32)::uuid),
  (2, E'\\N', E'\\.', 'a', 'Straße', 'n', E'\\', 'x', '<a>x</a>', '''a b'':1A ''c'':2', 'a & !b',
   'a=>1, b=>NULL, "c"=>""', repeat('f', 32)::uuid),
  (3, E'\\N \b\f\n\r\t\v\x01\x7f"\\ \U0001F600 \u0085\u2028\ufeff\ufffd', E'\n', E'\t', 'STRASSE',
   'N', 'z', 'none', '<?xml version="1.0" encoding="ISO-8859-1" standalone="yes"?><ü/>', null,
   null, null, null),
  (4, null, null, null, null, null, null, 'null', 'text <b/> more', null, null, null, null),
  (5, repeat('0123456789', 200000), 'null', 'NULL', '{}', '[]', '1', ' a ', null, null, null, null,
   null);
insert into times values
  (1, 'infinity', 'infinity', '-infinity', '24:00:00', '24:00:00+15:59:59', '178000000 years',
   'infinity', '2026-01-01 00:00:00.123'),
  (2, '-infinity', '-infinity', 'infinity', '00:00:00.000001', '04:05:06.789-08',
   '1 year -3 days 04:05:06.7', '2026-03-29 01:00:00Z', '1999-12-31 23:59:59.999'),
  (3, '4713-01-01 BC', '4713-01-01 00:00:00 BC', '0044-03-15 10:00:00.000001Z BC', '23:59:59.999999',
   '00:00:00+00', '-1 mons +1 day -00:00:00.000001', '1900-01-01 00:00:00Z', null),
  (4, '5874897-12-31', '294276-12-31 23:59:59.999999', '2026-03-29 02:30:00 Europe/Berlin',
   '00:00', '01:02:03+05:30', '00:00', '2026-10-25 02:30:00+01', null),
  (5, '0001-01-01', '10000-01-01', '2026-10-25 02:30:00+02', null, null, '-178000000 years', null,
   null);
insert into bytes values
  (1, '', b'000', b'', 0::bit(64)),
  (2, '\x00ff5c0a0927', b'101', b'1', (-1)::bit(64)),
  (3, null, null, repeat('10', 5000)::varbit, null),
  (4, decode(repeat('00ff10', 1000000), 'hex'), null, null, null);
insert into documents values
  (1, '{"a":1,  "a":2}', '{"$json": 1, "b": [1.50]}', '$.a[*] ? (@ > 1)'),
  (2, ' [1]', 'null', 'strict $'),
  (3, 'null', '"text"', null),
  (4, null, null, null),
  (5, '"\ud83d"', '9007199254740993', null),
  (6, '1e400', '1e400', null),
  (7, E'{"a":\n[1.0, -0, 1E2]}', '{"": "\\N", "\"": "\\"}', null),
  (8, (repeat('[', 600) || repeat(']', 600))::json, '"\u0001"', null);
insert into lists values
  (1, '{}', '[0:1][-1:0]={{1,2},{3,NULL}}', '{}', '{}', '{}', '{}', '{}', '{NaN,Infinity,1.50}'),
  (2, '{a,NULL,"NULL","","a,b","\\"}', '{{1,2},{3,4}}', array['o''k', 'so "so"', 'a, {b}']::mood[],
   array['{"a": [1, "x\"y"]}', 'null', null]::jsonb[], array['\x00ff', '', null]::bytea[],
   array[row(1, 'a,b'), row(null, null), null]::pair[], array['infinity', '2026-01-01Z', null]::timestamptz[],
   '[5:6]={1,2}'),
  (3, null, null, null, null, null, null, null, null),
  (4, '[0:1]={a,NULL}', '{2147483647}', null, null, null, null, null, null);
insert into others values
  (1, 'empty', '(,)', '{}', row(1, null), 'o''k', '10.0.0.1/8', '10.0.0.0/8', '08:00:2b:01:02:03',
   '08:00:2b:01:02:03:04:05', '(0.1,-0)', '{1,2,3}', '((0,0),(1,1),(1,0))', '<(1e300,0.1),5>',
   '16/B374D848', '(1,1),(0,0)', '[(0,0),(1,1)]', '[(0,0),(1,1)]', 'pg_class'),
  (2, '[1,5)', '[-infinity,2026-01-01 00:00:00Z]', '{[1,3),[5,)}', row(null, '"a", (b)\'),
   'so "so"', '2001:db8::1', '2001:db8::/32', null, null, '(Infinity,NaN)', null, null, null, null,
   null, '((0,0),(1,1))', null, 'numbers'),
  (3, null, null, null, null, null, '::ffff:1.2.3.4/128', null, null, null, null, null, null, null,
   null, null, null, null, null),
  (4, null, null, null, row('7', ''), 'a, {b}', null, null, null, null, null, null, null, null,
   null, null, null, null, '0');
insert into composed select whole, id from others whole;
insert into always overriding system value values (0, ''), (5, null), (-7, 'seven'),
  (9223372036854775806, E'\\N');
insert into by_default (id, a) values (0, 1), (41, null);
insert into one values (7, -20, 3), (9, 95, 2);
insert into two values (12), (8);
insert into parted values (1, '2025-12-31', 'old'), (1, '2026-01-01', 'new'), (2, '2026-01-01', null);
insert into ancestor values (1, 'own');
insert into heir values (1, 'own too', 'b'), (2, null, null);
insert into of_ancestor values (1, 1);
insert into guarded values (1, 'nobody'), (2, 'somebody');
insert into watched values (1, 'a'), (2, 'b');
begin;
insert into chicken values (1, 1), (2, 2);
insert into egg values (1, 2), (2, 1);
commit;
insert into coded values (1, 'a', 'A'), (2, 'A', null), (0, 'zero', 'zero');
insert into "Mixed ""Case"" é" values (1, 'x', 2), (2, null, 2), (-1, '', null);
insert into "order" values (1, 2, 'a'), (2, 1, '');
insert into "Other one".texts values (1, 'elsewhere');
insert into no_key values (1, 'twice'), (1, 'twice'), (null, null), (0, '');
