package dev.stepgate.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.Server;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before any server is asked. */
class CommandLinesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          export dev --to x | 'dev' is no address, and no runbook is given that declares it
          export jdbc:mysql://ann:secret@db/jobs --to x | the address holds a user or a password, which others see in the list of processes
          export jdbc:mysql://db/jobs?useSSL=true&password=secret --to x | the address holds a user or a password, which others see in the list of processes
          export jdbc:mysql://address=(host=db)(user=ann)/jobs --to x | the address holds a user or a password, which others see in the list of processes
          export jdbc:oracle:thin:@db --to x | 'jdbc:oracle:thin:@db' is no address of a database that stepgate knows
          export jdbc:mysql://db.example/ --to x | the address 'jdbc:mysql://db.example/' names no database
          export jdbc:mysql://db/jobs --to x --runbook r.yaml | --runbook is given with an address
          export jdbc:mysql://db/jobs --to x --password-env PW | a password is given, but no --user
          export jdbc:mysql://db/jobs --to x --user a --password-env NONE | the environment has no NONE
          export jdbc:mysql://db/jobs --to x --user a --password-env PW --password-file f | --password-env and --password-file are both given
          export dev --to x --runbook r.yaml --user ann | a user or a password is given for 'dev', which the runbook knows how to reach
          export dev --to x --keep 3 | --keep is given without --dated
          export dev --to x --dated --keep 0 | --keep is 0
          export dev --to . | '.' names no new folder
          export dev --to x --mask m --unmasked | --mask and --unmasked are both given
          export dev --to x --mask-key-env KEY | --mask-key-env is given without --mask
          export dev --to x --format xml | invalid value for option '--format': 'xml' is none of fixtures, django, single-file
          export dev --to docs | docs exists already
          export dev | --to FOLDER is missing
          import docs --into dev | --mode MODE is missing
          import docs --into dev --mode add | invalid value for option '--mode': 'add' is none of skip, replace, merge, clean
          import nothing --into dev --mode clean | there is no nothing
          compare nothing docs | 'nothing' is no address, and no runbook is given that declares it
          convert nothing --to x | there is no nothing
          convert docs --to docs | docs exists already
          convert docs --to x --for dev | --for is given, but x is no file of SQL
          convert docs --to x.sql --format django | --format is given, but x.sql is SQL
          convert docs --to x.sql --dialect mysql --for dev | --dialect and --for are both given
          scan dev --of docs | docs has no digests of masked values
          """)
  void saysWhatIsWrongWithACommandLine(String command, String fact) {
    Server nobody = new Server("jdbc:mysql:", "db.example", 3306, "jobs", "ann", "secret");
    DataTester.Result result = new DataTester(folder, nobody).type(command);
    assertThat(result.err()).startsWith("error: " + fact + "\n").doesNotContain("secret");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }
}
