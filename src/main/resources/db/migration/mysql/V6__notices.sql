-- Who was told what of which run, and what is still to be told.

CREATE TABLE IF NOT EXISTS stepgate_notice (
  id VARCHAR(400) NOT NULL PRIMARY KEY,
  run_id VARCHAR(200) NOT NULL,
  channel VARCHAR(64) NOT NULL,
  occasion VARCHAR(20) NOT NULL,
  body TEXT NOT NULL,
  state VARCHAR(20) NOT NULL,
  tries INT NOT NULL,
  problem VARCHAR(1000),
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  claimed_until BIGINT NOT NULL,
  KEY stepgate_notice_due (state, due_at),
  KEY stepgate_notice_run (run_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
