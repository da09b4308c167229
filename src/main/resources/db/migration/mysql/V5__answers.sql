-- What was answered to requests that may be sent twice; each is kept for a day.

CREATE TABLE IF NOT EXISTS stepgate_answer (
  person VARCHAR(200) NOT NULL,
  request_key VARCHAR(200) NOT NULL,
  digest VARCHAR(64) NOT NULL,
  status INTEGER NOT NULL,
  body LONGTEXT NOT NULL,
  begun BIGINT NOT NULL,
  PRIMARY KEY (person, request_key)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
