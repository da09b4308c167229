-- What runs share. Times are milliseconds since 1970, in UTC.

CREATE TABLE IF NOT EXISTS stepgate_run (
  run_id VARCHAR(200) NOT NULL PRIMARY KEY,
  runbook VARCHAR(200) NOT NULL,
  target VARCHAR(500) NOT NULL,
  folder MEDIUMTEXT NOT NULL,
  state VARCHAR(40) NOT NULL,
  started_by VARCHAR(255) NOT NULL,
  started_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  INDEX stepgate_run_started (started_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row per target, kept for good: its fence must never start again.
-- The head of the run that holds it lies here too, so that one statement can prove both.
CREATE TABLE IF NOT EXISTS stepgate_lease (
  target VARCHAR(500) NOT NULL PRIMARY KEY,
  run_id VARCHAR(200),
  user_name VARCHAR(255) NOT NULL,
  host VARCHAR(255) NOT NULL,
  boot VARCHAR(100) NOT NULL,
  pid BIGINT NOT NULL,
  started BIGINT NOT NULL,
  fence BIGINT NOT NULL,
  beat BIGINT NOT NULL,
  parked INTEGER NOT NULL,
  since BIGINT NOT NULL,
  head_seq BIGINT,
  head_hash VARCHAR(64)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Every time that a target was taken.
CREATE TABLE IF NOT EXISTS stepgate_hold (
  target VARCHAR(500) NOT NULL,
  fence BIGINT NOT NULL,
  run_id VARCHAR(200) NOT NULL,
  since BIGINT NOT NULL,
  PRIMARY KEY (target, fence)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The heads of runs that hold nothing.
CREATE TABLE IF NOT EXISTS stepgate_head (
  run_id VARCHAR(200) NOT NULL PRIMARY KEY,
  head_seq BIGINT NOT NULL,
  head_hash VARCHAR(64) NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Place 1 counts; the others came too late and are kept. The rest of what was said is JSON.
CREATE TABLE IF NOT EXISTS stepgate_decision (
  run_id VARCHAR(200) NOT NULL,
  step_id VARCHAR(200) NOT NULL,
  attempt INTEGER NOT NULL,
  place INTEGER NOT NULL,
  said MEDIUMTEXT NOT NULL,
  PRIMARY KEY (run_id, step_id, attempt, place)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS stepgate_abort (
  run_id VARCHAR(200) NOT NULL PRIMARY KEY,
  user_name VARCHAR(255) NOT NULL,
  reason MEDIUMTEXT NOT NULL,
  requested_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
