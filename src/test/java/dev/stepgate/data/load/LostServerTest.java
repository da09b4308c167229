package dev.stepgate.data.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.Address;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.read.ExportedFolder;
import dev.stepgate.data.read.WrittenFolder;
import dev.stepgate.data.schema.TableSelection;
import dev.stepgate.testkit.OwnServer;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that goes away in the middle; the table has no key, so twice would be seen. */
class LostServerTest {
  private static final String LOG = "create table log (line integer)";
  private static final String EXACT = "select count(*), count(distinct line), min(line) from log";

  @TempDir Path folder;

  private ExportedFolder lines() {
    return WrittenFolder.in(folder.resolve("export"))
        .table(
            "log",
            "line integer",
            IntStream.range(0, 61_000)
                .mapToObj(i -> "{\"model\": \"log\", \"fields\": {\"line\": " + i + "}}")
                .toList())
        .source();
  }

  private static void goesOn(Target target, ExportedFolder source) throws DataError {
    assertThat(target.load(source, Mode.CLEAN).end()).isEqualTo(ImportResult.End.VERIFIED);
    assertThat(target.rows(EXACT)).containsExactly("61000|61000|0");
    assertThat(Import.unverified(target.database())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb"})
  void aServerThatIsKilledAndStartedAgainLosesNothing(String brand) throws Exception {
    OwnServer own = brand.equals("postgres") ? Servers.ownPostgres15() : Servers.ownMariadb();
    Target target = Target.on(own.server(), LOG, "insert into log values (-1)");
    ExportedFolder source = lines();
    AtomicInteger chunks = new AtomicInteger();
    Progress killing =
        (table, rows, all, bytes) -> {
          if (chunks.incrementAndGet() == 2) {
            own.kill();
          }
        };

    assertThatThrownBy(
            () -> Import.run(target.plan("one", source, Mode.CLEAN), killing, () -> false))
        .isInstanceOf(DataError.class)
        .hasMessageStartingWith("database dev: ");
    own.startAgain();

    assertThat(Import.unverified(target.database()))
        .containsExactly(new Unverified("one", "loading"));
    assertThat(target.rows("select count(*) from log")).containsExactly("40000");
    goesOn(target, source);
    own.kill();
  }

  @ParameterizedTest
  @CsvSource({
    "postgres, true",
    "mysql, true",
    "mariadb, true",
    "postgres, false",
    "mysql, false",
    "mariadb, false"
  })
  void aCommitWithoutAnAnswerIsSettledByTheLedger(String brand, boolean heard) throws Exception {
    Server server =
        switch (brand) {
          case "postgres" -> Servers.postgres();
          case "mysql" -> Servers.mysql();
          default -> Servers.mariadb();
        };
    Target direct = Target.on(server, LOG);
    ExportedFolder source = lines();
    try (CutLine line = CutLine.to(server)) {
      AtomicInteger chunks = new AtomicInteger();
      Progress cutting =
          (table, rows, all, bytes) -> {
            if (chunks.incrementAndGet() == 1) {
              line.cutAtCommit(heard);
            }
          };
      // So that COMMIT goes over the line as a word, each time.
      String readable = brand.equals("postgres") ? "?prepareThreshold=0" : "?sslMode=DISABLED";
      String url =
          direct.database().address().url().replace(":" + server.port(), ":" + line.port())
              + readable;
      Address address = new Address(url, server.user(), server.password());
      ImportPlan plan =
          new ImportPlan(
              "one", Database.reach("dev", address), source, Mode.CLEAN, TableSelection.ALL);

      if (heard) {
        assertThat(Import.run(plan, cutting, () -> false).end())
            .isEqualTo(ImportResult.End.VERIFIED);
        assertThat(chunks).hasValue(4);
        assertThat(line.wasCut()).isTrue();
      } else {
        assertThatThrownBy(() -> Import.run(plan, cutting, () -> false))
            .isInstanceOf(DataError.class)
            .hasMessageStartingWith("database dev: ");
        assertThat(direct.rows("select count(*) from log")).containsExactly("20000");
      }
    }
    goesOn(direct, source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"load-in-chunk:2", "load-after-commit:2"})
  void whatCannotBeUndoneIsNotDoneTwice(String place) throws Exception {
    Target target = Target.on(Servers.mariadb(), LOG + " engine = myisam");
    ExportedFolder source = lines();

    assertThat(ImportProcess.endedAt(place, target, folder.resolve("export"), Mode.CLEAN))
        .isEqualTo(137);
    if (place.equals("load-in-chunk:2")) {
      assertThatThrownBy(() -> target.load(source, Mode.CLEAN))
          .isInstanceOf(DataError.class)
          .hasMessage(
              "table log has 40000 rows and should have 20000: it was cut in the middle, and its"
                  + " engine has no transactions; import anew, in mode clean");
      assertThat(target.load("two", source, Mode.CLEAN).end()).isEqualTo(ImportResult.End.VERIFIED);
    } else {
      assertThat(target.load(source, Mode.CLEAN).end()).isEqualTo(ImportResult.End.VERIFIED);
    }
    assertThat(target.rows(EXACT)).containsExactly("61000|61000|0");
  }

  @Test
  void aFileThatIsCutOrSwappedLeavesTheTargetAsItWas() throws Exception {
    Target target = Target.on(Servers.postgres(), LOG, "insert into log values (-1)");
    ExportedFolder source = lines();
    Path file = folder.resolve("export").resolve("log.json");
    byte[] bytes = Files.readAllBytes(file);
    byte[] swapped = bytes.clone();
    swapped[swapped.length / 2] ^= 1;

    for (byte[] wrong : new byte[][] {Arrays.copyOf(bytes, 1000), swapped, {}}) {
      Files.write(file, wrong);
      assertThatThrownBy(() -> target.load(source, Mode.CLEAN))
          .isInstanceOf(DataError.class)
          .hasMessage(
              file
                  + " is not the file that the manifest speaks of: it was changed, cut or swapped");
      assertThat(target.rows("select * from log")).containsExactly("-1");
      assertThat(Import.unverified(target.database())).isEmpty();
    }
    Files.write(file, bytes);
    goesOn(target, source);
  }
}
