CREATE SCHEMA "Odd; schema";
CREATE TYPE mood AS ENUM ('sad', 'o''k;', 'happy 🎉');
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TABLE "Odd; schema"."Ta""ble" (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number serial,
  "te;xt" text DEFAULT 'it''s; $$',
  many text[],
  grid int[][],
  moods mood[],
  bytes bytea,
  at timestamptz,
  amount numeric,
  document jsonb,
  span int4range,
  small positive,
  doubled bigint GENERATED ALWAYS AS (id * 2) STORED
);
COMMENT ON COLUMN "Odd; schema"."Ta""ble"."te;xt" IS E'a; comment\nwith ''lines'' and \\ backslashes';
INSERT INTO "Odd; schema"."Ta""ble" ("te;xt", many, grid, moods, bytes, at, amount, document, span, small) VALUES
  (DEFAULT, '{}', '{}', '{}', '', 'infinity', 'NaN', '{"a": null}', 'empty', 1),
  (E'tab\tnew\nline\rreturn\\ backslash \\.\n\\.\n\\N', ARRAY['a,b', NULL, '{"}', E'\\'], '{{1,2},{3,NULL}}', '{"o''k;","happy 🎉"}', '\x00ff0a5c', '2024-03-31 02:30:00.123456+00', 1e-20, '"🎉"', '[1,5)', 2),
  ('', '[3:4]={x,y}', NULL, NULL, NULL, '0044-03-15 BC', -0.10, 'null', '(,)', NULL),
  (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('漢字 "quoted" -- no comment /* at all */', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "Odd; schema"."Ta""ble" ("te;xt") SELECT repeat(md5(i::text), 40) FROM generate_series(1, 500) i;
CREATE TABLE child (id int PRIMARY KEY, parent bigint REFERENCES "Odd; schema"."Ta""ble" DEFERRABLE, seen int DEFAULT 0);
CREATE TABLE parted (id int, k text) PARTITION BY LIST (k);
CREATE TABLE parted_a PARTITION OF parted FOR VALUES IN ('a', ';');
INSERT INTO parted VALUES (1, 'a'), (2, ';');
CREATE SEQUENCE down INCREMENT -2 MINVALUE -100 MAXVALUE 10 START 10 CYCLE;
SELECT nextval('down'), nextval('down');
CREATE FUNCTION added() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  -- it's a comment; with $$ in it
  NEW.seen := NEW.seen + 1;
  EXECUTE $q$ SELECT ';' $q$;
  RETURN NEW;
END;
$body$;
CREATE TRIGGER child_added BEFORE INSERT ON child FOR EACH ROW EXECUTE FUNCTION added();
INSERT INTO child VALUES (1, 1), (2, NULL);
CREATE FUNCTION standard(n int) RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN n > 1 THEN 2 ELSE 3 END; END;
CREATE PROCEDURE emptied() LANGUAGE sql AS 'DELETE FROM child; SELECT ''done;''';
CREATE VIEW "a;view" AS SELECT id, "te;xt" FROM "Odd; schema"."Ta""ble" WHERE "te;xt" LIKE '%;%';
CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM child;
CREATE RULE two AS ON DELETE TO parted DO ALSO (NOTIFY a; NOTIFY b);
CREATE INDEX ON "Odd; schema"."Ta""ble" ((("te;xt" || ';')));
CREATE EXTENSION IF NOT EXISTS plpgsql;
