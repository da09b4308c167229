-- The tables of a small workshop, as production and development both have them.
CREATE TABLE client (
  id uuid PRIMARY KEY,
  name varchar(100) NOT NULL,
  email varchar(254) UNIQUE,
  phone varchar(40),
  address jsonb,
  notes text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL
);

CREATE TABLE staff (
  id uuid PRIMARY KEY,
  name varchar(100) NOT NULL,
  email varchar(254) NOT NULL UNIQUE,
  password varchar(200) NOT NULL,
  wage_rate numeric(8, 2) NOT NULL,
  is_admin boolean NOT NULL DEFAULT false,
  last_login timestamptz
);

CREATE TABLE job (
  id uuid PRIMARY KEY,
  number integer NOT NULL UNIQUE,
  client_id uuid NOT NULL REFERENCES client (id),
  manager_id uuid REFERENCES staff (id),
  title varchar(200) NOT NULL,
  description text NOT NULL DEFAULT '',
  status varchar(20) NOT NULL CHECK (status IN ('quoting', 'working', 'done', 'archived')),
  due date,
  latest_estimate_id uuid,
  created_at timestamptz NOT NULL
);

CREATE TABLE cost_set (
  id uuid PRIMARY KEY,
  job_id uuid NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  kind varchar(10) NOT NULL CHECK (kind IN ('estimate', 'quote', 'actual')),
  revision integer NOT NULL,
  summary jsonb NOT NULL,
  UNIQUE (job_id, kind, revision)
);

ALTER TABLE job ADD FOREIGN KEY (latest_estimate_id) REFERENCES cost_set (id) ON DELETE SET NULL
  DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE cost_line (
  id uuid PRIMARY KEY,
  cost_set_id uuid NOT NULL REFERENCES cost_set (id) ON DELETE CASCADE,
  kind varchar(10) NOT NULL CHECK (kind IN ('time', 'material', 'adjust')),
  description varchar(250) NOT NULL,
  quantity numeric(10, 3) NOT NULL,
  unit_cost numeric(10, 2) NOT NULL,
  meta jsonb NOT NULL,
  booked_at timestamp NOT NULL
);

CREATE INDEX ON job (client_id);
CREATE INDEX ON cost_line (cost_set_id);
