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
import org.junit.jupiter.params.provider.CsvSource;

/** What pg_dump wrote is, after a script run, what it was before, and what psql makes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresDumpTest {
  private static final Server SERVER = Servers.postgres15();

  @TempDir static Path folder;
  private Client client;
  private Scripts scripts;
  private String source;

  @BeforeAll
  void fill() throws IOException {
    client = new Client(SERVER, folder);
    scripts = new Scripts(SERVER, folder);
    source = SERVER.newDatabase();
    client.psql(source, scripts.resource("postgres.sql"));
  }

  @ParameterizedTest
  @CsvSource({
    "--no-sync, false",
    "--no-sync, true",
    "--inserts, false",
    "--column-inserts, true",
    "--rows-per-insert=100, false",
    "--quote-all-identifiers, false"
  })
  void runsWhatPgDumpWrites(String option, boolean inOneTransaction)
      throws IOException, SQLException, DataError {
    Path dump = client.pgDump(source, option);
    String byClient = SERVER.newDatabase();
    client.psql(byClient, dump);
    String byUs = SERVER.newDatabase();
    ScriptOutcome outcome = scripts.run(byUs, dump, inOneTransaction);

    Path expected = client.pgDump(source);
    assertThat(expected.toFile().length()).isGreaterThan(500_000);
    assertThat(differences(expected, client.pgDump(byClient))).isEmpty();
    assertThat(differences(expected, client.pgDump(byUs))).isEmpty();
    assertThat(outcome.stopped()).isFalse();
  }

  @Test
  void runsAHandWrittenScriptAsTheClientDoes() throws IOException, SQLException, DataError {
    String target = SERVER.newDatabase();
    scripts.run(target, folder.resolve("postgres.sql"));
    assertThat(differences(client.pgDump(source), client.pgDump(target))).isEmpty();
  }
}
