-- 18,309 invented rows: 3,739 clients, 20 staff, 1,054 jobs, 3,162 cost sets and 10,334 cost lines.
INSERT INTO client
SELECT md5('client ' || n)::uuid,
       (ARRAY['Aroha', 'Benjamín', 'Chloë', 'D''Arcy', 'Emeka', 'Fatıma', 'Göran', 'Hinewai'])[1 + n % 8]
         || ' ' || (ARRAY['Ngata', 'O''Connell', 'Müller', 'Van der Berg', 'Čapek'])[1 + n % 5]
         || ' ' || n,
       'client' || n || '@customers.test',
       '+64 21 ' || lpad((n * 7919 % 1000000)::text, 6, '0'),
       jsonb_build_object(
         'street', n || ' Quay St', 'city', (ARRAY['Auckland', 'Wellington', 'Ōtautahi'])[1 + n % 3],
         'contacts', jsonb_build_array(jsonb_build_object('email', 'office' || n || '@customers.test'))),
       CASE WHEN n % 9 = 0 THEN 'Says "call me" 📞; pays on time' WHEN n % 11 = 0 THEN E'back\\slash\ttab' ELSE '' END,
       timestamptz '2019-01-01 08:00+00' + n * interval '13 hours 7.123456 seconds'
FROM generate_series(1, 3739) AS n;

INSERT INTO staff
SELECT md5('staff ' || n)::uuid,
       (ARRAY['Ihaia', 'Jürgen', 'Kiri', 'Łucja'])[1 + n % 4] || ' Worker ' || n,
       'staff' || n || '@workshop.test',
       'argon2$' || md5('password ' || n),
       28 + n * 1.25,
       n = 1,
       CASE WHEN n % 3 = 0 THEN NULL ELSE timestamptz '2026-07-01 07:30+12' + n * interval '1 hour' END
FROM generate_series(1, 20) AS n;

INSERT INTO job
SELECT md5('job ' || n)::uuid,
       90000 + n,
       md5('client ' || (1 + n * 31 % 3739))::uuid,
       CASE WHEN n % 7 = 0 THEN NULL ELSE md5('staff ' || (1 + n % 20))::uuid END,
       (ARRAY['Stair rail', 'Gate 🚪', 'Bench "XL"', 'Trailer', 'Roof flashing'])[1 + n % 5] || ' ' || n,
       'As drawn; see ''plan ' || n || '''',
       (ARRAY['quoting', 'working', 'done', 'archived'])[1 + n % 4],
       CASE WHEN n % 5 = 0 THEN NULL ELSE date '2026-01-01' + n % 400 END,
       NULL,
       timestamptz '2024-03-31 00:30+00' + n * interval '17 hours'
FROM generate_series(1, 1054) AS n;

INSERT INTO cost_set
SELECT md5('set ' || n || kind)::uuid, md5('job ' || n)::uuid, kind, 1,
       jsonb_build_object('cost', n * 100.50, 'hours', n % 40, 'rev', 1)
FROM generate_series(1, 1054) AS n, unnest(ARRAY['estimate', 'quote', 'actual']) AS kind;

UPDATE job SET latest_estimate_id = md5('set ' || (number - 90000) || 'estimate')::uuid;

INSERT INTO cost_line
SELECT md5('line ' || n)::uuid,
       md5('set ' || (1 + n % 1054) || (ARRAY['estimate', 'quote', 'actual'])[1 + n % 3])::uuid,
       (ARRAY['time', 'material', 'adjust'])[1 + n % 3],
       (ARRAY['Cut & fold', 'Weld', '316 "stainless" ½″', 'Galvanise'])[1 + n % 4],
       (n % 97) * 0.125,
       (n % 1013) * 1.07,
       CASE WHEN n % 4 = 0 THEN 'null'::jsonb ELSE jsonb_build_object('staff', n % 20, 'billable', n % 2 = 0) END,
       timestamp '2026-03-29 02:30:00.000001' + n * interval '11 minutes'
FROM generate_series(1, 10334) AS n;
