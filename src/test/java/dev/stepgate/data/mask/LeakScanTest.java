package dev.stepgate.data.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import dev.stepgate.testkit.Servers;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakScanTest {
  @TempDir Path folder;

  private LeakReport scan(Site site) throws DataError {
    Path file = folder.resolve("digests");
    try (SourceDigests digests = SourceDigests.in(folder, Masked.KEY)) {
      digests.note("ann.archer@corp.example", "x.y@example.org");
      digests.note("Ann", "Erica");
      digests.writeTo(file);
    }
    return LeakScan.run(site.database(), file, Masked.KEY, () -> false);
  }

  private List<String> leaks(Site site) throws DataError {
    return scan(site).columns().stream()
        .filter(LeakReport.Column::leaks)
        .map(column -> column.schema() + "." + column.table() + "." + column.column())
        .toList();
  }

  @Test
  void looksIntoEverythingThatCanHoldTextOnPostgresql() throws Exception {
    Site site =
        Site.on(
            Servers.postgres(),
            List.of(
                "create type mood as enum ('ann.archer@corp.example')",
                "create type pair as (a integer, b text)",
                "create schema \"Other One\"",
                "create table \"Other One\".t (id integer, list text[], pair pair, mood mood,"
                    + " doc xml, range int4range)",
                "insert into \"Other One\".t values (1, '{x,ann.archer@corp.example}',"
                    + " '(1,ann.archer@corp.example)', 'ann.archer@corp.example',"
                    + " '<a b=\"ann.archer@corp.example\"/>', '[1,2)')",
                "create table parted (id integer, v text) partition by list (id)",
                "create table parted_1 partition of parted for values in (1)",
                "insert into parted values (1, 'ann.archer@corp.example')",
                "create materialized view seen as select v from parted"));
    assertThat(leaks(site))
        .containsExactly(
            "Other One.t.list",
            "Other One.t.pair",
            "Other One.t.mood",
            "Other One.t.doc",
            "public.parted_1.v",
            "public.seen.v");
  }

  @Test
  void looksIntoTablesWithAHistoryOnMariadb() throws Exception {
    Site site =
        Site.on(
            Servers.mariadb(),
            List.of(
                "create table `a``b` (id integer, `v w` varchar(80)) with system versioning",
                "insert into `a``b` values (1, 'ann.archer@corp.example')"));
    assertThat(leaks(site)).hasSize(1).allMatch(column -> column.endsWith(".a`b.v w"));
  }

  @Test
  void knowsMaskedBytesHoweverLongTheyAre() throws Exception {
    String hex = "00ff12ab".repeat(50_000);
    Path file = folder.resolve("digests");
    try (SourceDigests digests = SourceDigests.in(folder, Masked.KEY)) {
      digests.note(hex, Masked.fake("bytea", "{mask: token}", hex));
      digests.writeTo(file);
    }
    Site site = Site.on(Servers.postgres(), List.of("create table t (v bytea)"));
    site.execute("insert into t values ('\\x" + hex + "'), ('\\x" + hex.substring(2) + "')");
    assertThat(LeakScan.run(site.database(), file, Masked.KEY, () -> false).columns())
        .containsExactly(new LeakReport.Column("public", "t", "v", 2, 1, 0));
  }

  @Test
  void countsWhatItLookedForAndLeavesNothingBehind() throws Exception {
    Site site = Site.on(Servers.postgres(), List.of("create table t (v text, n integer)"));
    site.execute("insert into t values ('Ann', 1), (null, 2)");
    LeakReport report = scan(site);
    assertThat(report)
        .isEqualTo(
            new LeakReport(
                1, 1, 0, 6, List.of(new LeakReport.Column("public", "t", "v", 1, 0, 0))));
    assertThat(report.isClean()).isTrue();
    assertThat(site.rows("select relname from pg_class where relname like 'stepgate%'")).isEmpty();
  }

  @Test
  void provesNothingIfItMissesACanary() throws Exception {
    Site site = Site.on(Servers.postgres(), List.of());
    try (Connection connection = site.database().connect();
        CanaryTable table =
            new CanaryTable(connection, site.database().brand(), Canary.all(Masked.KEY))) {
      assertThatThrownBy(() -> table.prove(List.of()))
          .isInstanceOf(DataError.class)
          .hasMessage("the leak scan found 0 of 6 canaries, so it proves nothing");
    }
  }

  @Test
  void saysWhichDatabaseCannotBeScanned() throws Exception {
    Site site = Site.on(Servers.postgres(), List.of("create table t (v text)"));
    site.execute("create view stepgate_leak_canaries as select 1");
    assertThatThrownBy(() -> scan(site))
        .isInstanceOf(DataError.class)
        .hasMessageStartingWith("cannot scan the database 'site': ");
  }
}
