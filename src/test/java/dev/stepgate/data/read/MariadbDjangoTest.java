package dev.stepgate.data.read;

import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;

/** Django on MariaDB. */
class MariadbDjangoTest extends DjangoContract {
  @Override
  Server server() {
    Server server = Servers.mariadb();
    server.execute("mysql", "set global innodb_flush_log_at_trx_commit = 0");
    return server;
  }

  @Override
  boolean hasDurations() {
    return false;
  }
}
