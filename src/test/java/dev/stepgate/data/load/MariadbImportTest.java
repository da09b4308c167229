package dev.stepgate.data.load;

import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;

/** MariaDB through LOAD DATA. */
class MariadbImportTest extends ImportContract {

  @Override
  Target target(String... statements) {
    Servers.mariadb().execute("mysql", "set global local_infile = 1");
    Server server = Servers.mariadb();
    String database = server.newDatabase();
    server.execute(database, "alter database character set utf8mb4");
    return Target.as(server, server.user(), server.password(), database, statements);
  }

  @Override
  String numbered() {
    return "bigint auto_increment primary key";
  }
}
