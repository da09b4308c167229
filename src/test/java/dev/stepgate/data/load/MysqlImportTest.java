package dev.stepgate.data.load;

import dev.stepgate.testkit.Servers;

/** MySQL through LOAD DATA. */
class MysqlImportTest extends ImportContract {

  @Override
  Target target(String... statements) {
    Servers.mysql().execute("mysql", "set global local_infile = 1");
    return Target.on(Servers.mysql(), statements);
  }

  @Override
  String numbered() {
    return "bigint auto_increment primary key";
  }
}
