insert into newer (id, a, b) values (1, 'infinity', null), (2, '-infinity', 1);
