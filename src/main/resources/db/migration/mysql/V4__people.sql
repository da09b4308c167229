-- Who may use the console. Links and tokens are kept as SHA-256 only.

CREATE TABLE IF NOT EXISTS stepgate_account (
  name VARCHAR(100) NOT NULL PRIMARY KEY,
  hash VARCHAR(500) NOT NULL,
  roles VARCHAR(200) NOT NULL,
  disabled INTEGER NOT NULL,
  stamp BIGINT NOT NULL,
  since BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS stepgate_invitation (
  digest VARCHAR(64) NOT NULL PRIMARY KEY,
  account VARCHAR(100) NOT NULL,
  expires BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS stepgate_token (
  account VARCHAR(100) NOT NULL,
  name VARCHAR(100) NOT NULL,
  digest VARCHAR(64) NOT NULL UNIQUE,
  since BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  PRIMARY KEY (account, name)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What was done to accounts and sessions; no row is ever changed or deleted.
CREATE TABLE IF NOT EXISTS stepgate_deed (
  seq BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at BIGINT NOT NULL,
  person VARCHAR(200) NOT NULL,
  how VARCHAR(500) NOT NULL,
  what MEDIUMTEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
