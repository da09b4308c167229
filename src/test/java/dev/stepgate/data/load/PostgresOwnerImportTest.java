package dev.stepgate.data.load;

import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;

/** PostgreSQL, as the owner of the tables and nothing more. */
class PostgresOwnerImportTest extends ImportContract {

  @Override
  Target target(String... statements) {
    Server server = Servers.postgres();
    String database = server.newDatabase();
    server.execute(database, "create user owner_of_" + database + " password 'owner'");
    server.execute(database, "grant all on schema public to owner_of_" + database);
    return Target.as(server, "owner_of_" + database, "owner", database, statements);
  }

  @Override
  String numbered() {
    return "bigserial primary key";
  }
}
