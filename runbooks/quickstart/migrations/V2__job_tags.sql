-- What development has beyond production.
CREATE TABLE job_tag (
  job_id uuid NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  tag varchar(40) NOT NULL,
  PRIMARY KEY (job_id, tag)
);

CREATE INDEX job_due ON job (due) WHERE status = 'working';
