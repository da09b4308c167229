package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data moved by commands alone, on a real server. */
class DataCommandsIT {
  private static final String TABLES =
      """
      create table client (id bigint primary key, name varchar(60), email varchar(100));
      create table job (id bigint primary key, client_id bigint references client, price numeric);
      """;
  private static final String ROWS =
      """
      insert into client values (1, 'Anna Berg', 'anna@berg.example'), (2, 'Ben', null);
      insert into job values (10, 1, 120.50), (11, 2, null), (12, 1, 7);
      """;

  @TempDir Path folder;
  private final Server server = Servers.postgres();
  private String prod = "";
  private String dev = "";

  @BeforeEach
  void aProductionAndADevelopment() {
    prod = server.newDatabase();
    dev = server.newDatabase();
    server.execute(prod, TABLES + ROWS);
    server.execute(dev, TABLES + "insert into client values (7, 'old', 'old');");
  }

  private RunbookTester tester() {
    return RunbookTester.in(folder).env("PW", server.password());
  }

  private Result data(String command) {
    String[] words =
        ("data " + command).replace("PROD", at(prod)).replace("DEV", at(dev)).split(" ");
    return tester().stepgate(words);
  }

  private String at(String database) {
    return server.url(database) + " --user " + server.user() + " --password-env PW";
  }

  @Test
  void goesFromOneDatabaseToAnother() {
    Result export = data("export PROD --to out --compression gzip");
    System.out.println(export.shown());
    System.out.println(data("import out --into DEV --mode clean").shown());
    System.out.println(data("import out --into DEV --mode clean --confirm " + dev).shown());
    System.out.println(data("compare DEV out").shown());
    System.out.println(data("import out --into PROD --mode clean --confirm " + prod).shown());
    System.out.println(data("export PROD --to out").shown());
    System.out.println(data("export PROD --to out2 --dated --keep 2 --json").shown());
    System.out.println(data("export PROD --to out3 --production").shown());
    System.out.println(data("export --help").shown());
    assertThat(Files.exists(folder)).isTrue();
  }
}
