package dev.stepgate.data.script;

import static dev.stepgate.data.script.Client.differences;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.DataError;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What mysqldump wrote is, after a script run, what it was before, and what mysql makes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MariadbDumpTest {
  private static final Server SERVER = Servers.mariadb();

  @TempDir static Path folder;
  private Client client;
  private Scripts scripts;
  private String source;

  @BeforeAll
  void fill() throws IOException {
    client = new Client(SERVER, folder);
    scripts = new Scripts(SERVER, folder);
    source = SERVER.newDatabase();
    client.mysql(source, scripts.resource("mariadb.sql"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--opt",
        "--hex-blob",
        "--skip-extended-insert",
        "--skip-opt",
        "--no-autocommit",
        "--default-character-set=latin1"
      })
  void runsWhatMysqldumpWrites(String option) throws IOException, SQLException, DataError {
    Path dump = client.mysqldump(source, option);
    String byClient = SERVER.newDatabase();
    client.mysql(byClient, dump);
    String byUs = SERVER.newDatabase();
    ScriptOutcome outcome = scripts.run(byUs, dump);

    Path expected = client.mysqldump(byClient);
    assertThat(expected.toFile().length()).isGreaterThan(500_000);
    assertThat(differences(expected, client.mysqldump(byUs))).isEmpty();
    assertThat(outcome.stopped()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--opt", "--hex-blob"})
  void givesBackWhatWasThere(String option) throws IOException, SQLException, DataError {
    String target = SERVER.newDatabase();
    scripts.run(target, client.mysqldump(source, option));
    assertThat(differences(client.mysqldump(source), client.mysqldump(target))).isEmpty();
  }

  @Test
  void runsAHandWrittenScriptAsTheClientDoes() throws IOException, SQLException, DataError {
    String target = SERVER.newDatabase();
    ScriptOutcome outcome = scripts.run(target, folder.resolve("mariadb.sql"));
    assertThat(differences(client.mysqldump(source), client.mysqldump(target))).isEmpty();
    assertThat(outcome.statements()).isEqualTo(19);
  }
}
