-- Who may use the console. Links and tokens are kept as SHA-256 only.

CREATE TABLE stepgate_account (
  name VARCHAR(100) NOT NULL PRIMARY KEY,
  hash VARCHAR(500) NOT NULL,
  roles VARCHAR(200) NOT NULL,
  disabled INTEGER NOT NULL,
  stamp BIGINT NOT NULL,
  since BIGINT NOT NULL
);

CREATE TABLE stepgate_invitation (
  digest VARCHAR(64) NOT NULL PRIMARY KEY,
  account VARCHAR(100) NOT NULL,
  expires BIGINT NOT NULL
);

CREATE TABLE stepgate_token (
  account VARCHAR(100) NOT NULL,
  name VARCHAR(100) NOT NULL,
  digest VARCHAR(64) NOT NULL UNIQUE,
  since BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  PRIMARY KEY (account, name)
);

-- What was done to accounts and sessions; no row is ever changed or deleted.
CREATE TABLE stepgate_deed (
  seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at BIGINT NOT NULL,
  person VARCHAR(200) NOT NULL,
  how VARCHAR(500) NOT NULL,
  what TEXT NOT NULL
);
