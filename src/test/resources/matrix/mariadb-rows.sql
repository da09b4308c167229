insert into only_here (id, a, b, c, hidden, d, e) values
  (0, '123e4567-e89b-12d3-a456-426655440000', '2001:db8::ff00:42:8329', '10.0.0.1', 7, repeat('a', 20), ''),
  (20, '00000000-0000-0000-0000-000000000000', '::', '0.0.0.0', null, '', null),
  (-1, null, '::ffff:1.2.3.4', '255.255.255.255', 0, null, 'é');
insert into versioned values (1, 1), (2, null);
