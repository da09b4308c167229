package dev.stepgate.data.load;

import dev.stepgate.testkit.Servers;

/** MySQL through INSERTs, where local files are not allowed. */
class MysqlInsertImportTest extends ImportContract {

  @Override
  Target target(String... statements) {
    Servers.mysql().execute("mysql", "set global local_infile = 0");
    return Target.on(Servers.mysql(), statements);
  }

  @Override
  String numbered() {
    return "bigint auto_increment primary key";
  }
}
