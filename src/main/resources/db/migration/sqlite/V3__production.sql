-- Every database that was ever known as production; no row is ever deleted.

CREATE TABLE stepgate_production (
  identity VARCHAR(500) NOT NULL PRIMARY KEY,
  name VARCHAR(200) NOT NULL,
  address VARCHAR(2000) NOT NULL,
  since BIGINT NOT NULL
);
