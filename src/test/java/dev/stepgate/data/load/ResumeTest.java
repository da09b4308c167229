package dev.stepgate.data.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import dev.stepgate.data.read.ExportedFolder;
import dev.stepgate.data.read.WrittenFolder;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cut import goes on; the table has no key, so a row that came twice would be seen. */
class ResumeTest {
  private static final String LOG = "create table log (line integer)";
  private static final String EXACT = "select count(*), count(distinct line), min(line) from log";

  @TempDir Path folder;

  private Path lines(String name, int rows) {
    return WrittenFolder.in(folder.resolve(name))
        .table("log", "line integer", IntStream.range(0, rows).mapToObj(this::line).toList())
        .done();
  }

  private String line(int number) {
    return "{\"model\": \"log\", \"fields\": {\"line\": " + number + "}}";
  }

  private static Server server(String name) {
    return switch (name) {
      case "postgres" -> Servers.postgres();
      case "mysql" -> Servers.mysql();
      default -> Servers.mariadb();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "postgres, load-in-chunk:2",
    "postgres, load-before-commit:2",
    "postgres, load-after-commit:2",
    "postgres, load-between-phases",
    "mysql, load-before-clear",
    "mysql, load-after-clear",
    "mysql, load-after-commit:1",
    "mariadb, load-in-chunk:3",
    "mariadb, load-before-chunk:2",
    "postgres, load-before-verified",
    "mysql, load-in-chunk:1",
    "mariadb, load-before-commit:3"
  })
  void goesOnWhereverItWasKilled(String brand, String place) throws Exception {
    Path export = lines("export", 41_000);
    Target target = Target.on(server(brand), LOG, "insert into log values (-1)");

    assertThat(ImportProcess.endedAt(place, target, export, Mode.CLEAN)).isEqualTo(137);
    assertThat(Import.unverified(target.database()))
        .extracting(Unverified::id)
        .containsExactly("one");
    AtomicInteger chunks = new AtomicInteger();
    ImportResult result =
        Import.run(
            target.plan("one", new ExportedFolder(export), Mode.CLEAN),
            (table, rows, all, bytes) -> chunks.incrementAndGet(),
            () -> false);

    assertThat(result.end()).isEqualTo(ImportResult.End.VERIFIED);
    assertThat(result.tables().get(0).rows()).isEqualTo(41_000);
    assertThat(chunks).hasValue(3);
    assertThat(target.rows(EXACT)).containsExactly("41000|41000|0");
    assertThat(Import.unverified(target.database())).isEmpty();
  }

  @Test
  void killedWhileClearingPostgresqlHasClearedNothing() {
    Path export = lines("export", 3);
    Target target = Target.on(Servers.postgres(), LOG, "insert into log values (-1)");

    assertThat(ImportProcess.endedAt("load-after-clear", target, export, Mode.CLEAN))
        .isEqualTo(137);
    assertThat(target.rows("select * from log")).containsExactly("-1");
  }

  @Test
  void stopsBetweenChunksAndGoesOn() throws Exception {
    ExportedFolder export = new ExportedFolder(lines("export", 41_000));
    Target target = Target.on(Servers.postgres(), LOG);
    ImportPlan plan = target.plan("one", export, Mode.CLEAN);
    AtomicInteger chunks = new AtomicInteger();
    Progress count = (table, rows, all, bytes) -> chunks.incrementAndGet();

    assertThat(Import.run(plan, count, () -> chunks.get() == 2).end())
        .isEqualTo(ImportResult.End.STOPPED);
    assertThat(target.rows("select count(*) from log")).containsExactly("40000");
    assertThat(Import.run(plan, count, () -> false).end()).isEqualTo(ImportResult.End.VERIFIED);
    assertThat(target.rows(EXACT)).containsExactly("41000|41000|0");
  }

  @Test
  void aVerifiedImportIsNotDoneAgain() throws Exception {
    ExportedFolder export = new ExportedFolder(lines("export", 3));
    Target target = Target.on(Servers.postgres(), LOG);
    target.load(export, Mode.CLEAN);
    target.execute("insert into log values (77)");

    ImportResult again = target.load(export, Mode.CLEAN);

    assertThat(again.end()).isEqualTo(ImportResult.End.VERIFIED);
    assertThat(target.rows("select count(*) from log")).containsExactly("4");
  }

  @Test
  void refusesToGoOnWithSomethingElse() throws Exception {
    Target target = Target.on(Servers.postgres(), LOG);
    stopped(target, "one");

    ExportedFolder other = new ExportedFolder(lines("other", 4));
    assertThatThrownBy(() -> target.load(other, Mode.CLEAN))
        .isInstanceOf(DataError.class)
        .hasMessageStartingWith("import one cannot go on: its source digest was ");
    assertThatThrownBy(() -> target.load(new ExportedFolder(folder.resolve("export")), Mode.MERGE))
        .isInstanceOf(DataError.class)
        .hasMessage("import one cannot go on: its mode was CLEAN and is MERGE");
    target.execute("alter table log alter line type bigint");
    assertThatThrownBy(() -> target.load(new ExportedFolder(folder.resolve("export")), Mode.CLEAN))
        .isInstanceOf(DataError.class)
        .hasMessageStartingWith("import one cannot go on: its target's schema was ");
  }

  @Test
  void refusesToGoOnAfterAnotherHasBegun() throws Exception {
    Target target = Target.on(Servers.postgres(), LOG);
    stopped(target, "one");
    ExportedFolder export = new ExportedFolder(folder.resolve("export"));
    target.load("two", export, Mode.CLEAN);

    assertThatThrownBy(() -> target.load("one", export, Mode.CLEAN))
        .isInstanceOf(DataError.class)
        .hasMessage("import one cannot go on: another has begun since it was cut");
    assertThat(target.rows(EXACT)).containsExactly("41000|41000|0");
  }

  @Test
  void aSecondWriterIsRefusedAtOnce() throws Exception {
    for (String brand : List.of("postgres", "mysql", "mariadb")) {
      Target target = Target.on(server(brand), LOG);
      ExportedFolder export = new ExportedFolder(lines("of-" + brand, 3));
      try (Session first = Session.open(target.database())) {
        assertThatThrownBy(() -> target.load(export, Mode.CLEAN))
            .isInstanceOf(DataError.class)
            .hasMessage("another import is writing to database dev");
      }
      assertThat(target.load(export, Mode.CLEAN).end()).isEqualTo(ImportResult.End.VERIFIED);
    }
  }

  private void stopped(Target target, String id) throws DataError {
    ExportedFolder export = new ExportedFolder(lines("export", 41_000));
    AtomicInteger chunks = new AtomicInteger();
    ImportResult result =
        Import.run(
            target.plan(id, export, Mode.CLEAN),
            (table, rows, all, bytes) -> chunks.incrementAndGet(),
            () -> chunks.get() == 1);
    assertThat(result.end()).isEqualTo(ImportResult.End.STOPPED);
  }
}
