package dev.stepgate.data.load;

import dev.stepgate.testkit.Servers;

/** PostgreSQL, as somebody who may turn the checks off. */
class PostgresImportTest extends ImportContract {

  @Override
  Target target(String... statements) {
    return Target.on(Servers.postgres(), statements);
  }

  @Override
  String numbered() {
    return "bigint generated always as identity primary key";
  }
}
