-- A small city: what production has.
insert into users (id, email, name, password_hash) values
  (1, 'ann@city.example', 'Ann Archer', 'scrypt:1'), (2, 'bob@city.example', 'Bob Baker', 'scrypt:2'),
  (7, 'cy@city.example', 'Cy Carter', 'scrypt:3');
insert into tags (id, name) values (1, 'food'), (5, 'music'), (12, 'garden');
insert into cards (id, name, created_by, email, image) values
  (1, 'Bakery', 1, 'shop@bakery.example', 'uploads/bakery.jpg'), (2, 'Concert hall', 2, null, 'uploads/hall/front.jpg'),
  (9, 'Nursery', 7, 'grow@nursery.example', null);
insert into card_tags (card_id, tag_id) values (1, 1), (2, 5), (9, 12), (1, 12);
insert into card_submissions (id, name, submitted_by) values (1, 'Library', 2);
insert into card_modifications (id, card_id, changed_by, description) values (1, 1, 2, 'New opening hours');
insert into reviews (id, card_id, user_id, comment) values (1, 1, 7, 'Ring Ann Archer for cakes'), (2, 2, 1, 'Loud');
insert into resource_categories (id, name) values (1, 'Health'), (2, 'Transport');
insert into resource_items (id, category_id, title) values (1, 1, 'Hospital'), (2, 2, 'Bus lines');
insert into quick_access_items (id, title, phone) values (1, 'Police', '110'), (2, 'Fire', '112');
insert into resource_config (id, key, value) values (1, 'title', 'City resources'), (2, 'emergency', '112');
insert into forum_categories (id, name) values (1, 'General');
insert into forum_category_requests (id, name, requested_by) values (1, 'Dogs', 7);
insert into forum_threads (id, category_id, created_by, title) values (1, 1, 1, 'Welcome');
insert into forum_posts (id, thread_id, created_by, content) values (1, 1, 1, 'Hello all'), (2, 1, 2, 'Hi there Ann');
insert into forum_reports (id, post_id, reported_by, reason) values (1, 2, 7, 'Too short');
insert into help_wanted_posts (id, created_by, title) values (1, 2, 'Moving a piano');
insert into help_wanted_comments (id, post_id, created_by, content) values (1, 1, 7, 'I can lift');
insert into help_wanted_reports (id, post_id, reported_by, reason) values (1, 1, 1, 'Not a city matter');
insert into indexing_jobs (id, item_id, status) values (1, 1, 'done');
insert into token_blacklist (id, user_id, jti) values (1, 1, 'a-revoked-token');
select setval(pg_get_serial_sequence('users', 'id'), 7), setval(pg_get_serial_sequence('cards', 'id'), 9),
  setval(pg_get_serial_sequence('tags', 'id'), 12);
