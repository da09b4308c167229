package dev.stepgate.data.read;

import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;

/** Django on PostgreSQL. */
class PostgresDjangoTest extends DjangoContract {
  @Override
  Server server() {
    return Servers.postgres();
  }

  @Override
  boolean hasDurations() {
    return true;
  }
}
