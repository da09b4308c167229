package dev.stepgate.data.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.stepgate.data.DataError;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of odd shapes, on each server. */
class ScriptShapesTest {
  private static final String SMALL = "create table t (a int);\ninsert into t values (1), (2);\n";

  private enum On {
    POSTGRES,
    MYSQL,
    MARIADB;

    Server server() {
      return switch (this) {
        case POSTGRES -> Servers.postgres();
        case MYSQL -> Servers.mysql();
        case MARIADB -> Servers.mariadb();
      };
    }
  }

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(On.class)
  void runsNothingOfAScriptWithNothingInIt(On on) throws SQLException, DataError, IOException {
    Scripts scripts = new Scripts(on.server(), folder);
    for (String script : new String[] {"", "\n", "-- only\n/* comments */ ;", "\uFEFF"}) {
      assertThat(scripts.run(on.server().home(), script))
          .isEqualTo(new ScriptOutcome(0, 0, script.getBytes(UTF_8).length, false));
    }
  }

  @ParameterizedTest
  @EnumSource(On.class)
  void readsScriptsWithoutLastDelimiterWithCarriageReturnsAndWithAMark(On on)
      throws SQLException, DataError, IOException {
    Scripts scripts = new Scripts(on.server(), folder);
    String database = on.server().newDatabase();
    String type = on == On.POSTGRES ? "text" : "text character set utf8mb4";
    String script =
        "\uFEFFcreate table t (a " + type + ");\r\n-- it's\r\ninsert into t\r\nvalues ('é🎉')\r\n";
    assertThat(scripts.run(database, script).statements()).isEqualTo(2);
    assertThat(scripts.one(database, "select a from t")).isEqualTo("é🎉");
  }

  @ParameterizedTest
  @EnumSource(On.class)
  void readsPackedScripts(On on) throws SQLException, DataError, IOException {
    Scripts scripts = new Scripts(on.server(), folder);
    byte[] small = SMALL.getBytes(UTF_8);
    for (byte[] packed : new byte[][] {gzip(small), Zstd.compress(small), twice(small)}) {
      String database = on.server().newDatabase();
      Path file = Files.write(folder.resolve("packed"), packed);
      assertThat(scripts.run(database, file))
          .isEqualTo(new ScriptOutcome(2, 0, packed.length, false));
      assertThat(scripts.one(database, "select count(*) from t")).isEqualTo("2");
    }
  }

  @ParameterizedTest
  @EnumSource(On.class)
  void runsAStatementOfTwentyMegabytes(On on) throws SQLException, DataError, IOException {
    Server server = on.server();
    if (on != On.POSTGRES) {
      server.execute(server.home(), "set global max_allowed_packet = 64 * 1024 * 1024");
    }
    Scripts scripts = new Scripts(server, folder);
    String database = server.newDatabase();
    StringBuilder script =
        new StringBuilder("create table t (a varchar(1000));\ninsert into t values\n");
    for (int row = 0; row < 20_000; row++) {
      script.append("('").append("it''s; ".repeat(142)).append("'),\n");
    }
    script.append("('last');\ninsert into t values ('after');\n");
    assertThat(scripts.run(database, script.toString()).statements()).isEqualTo(3);
    assertThat(scripts.one(database, "select count(*) from t")).isEqualTo("20002");
  }

  @ParameterizedTest
  @EnumSource(On.class)
  void tellsWhatCannotBeRead(On on) throws IOException {
    byte[] packed = gzip(("select 1;\n" + "-- filler " + Math.PI).repeat(100).getBytes(UTF_8));
    byte[] frames = Zstd.compress("select 1;\n".repeat(1000).getBytes(UTF_8));
    refuses(
        on,
        "cut.gz",
        half(packed),
        "%s cannot be read to its end: Unexpected end of ZLIB input stream");
    refuses(on, "cut.zst", half(frames), "%s cannot be read to its end: Truncated source");
    refuses(
        on,
        "wide.sql",
        "\uFEFFselect 1".getBytes("UTF-16LE"),
        "%s is UTF-16, and a script must be UTF-8");
    refuses(
        on,
        "dump",
        "PGDMP\1\2".getBytes(UTF_8),
        "%s is an archive of pg_dump, which only pg_restore reads");
    refuses(
        on,
        "open.sql",
        "select 1;\n\nselect 'a\n;\n".getBytes(UTF_8),
        "%s:3: the string that begins here has no end");
    assertThatThrownBy(
            () -> new Scripts(on.server(), folder).run(on.server().home(), folder.resolve("none")))
        .hasMessage(folder.resolve("none") + " does not exist");
  }

  private void refuses(On on, String name, byte[] content, String message) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    Scripts scripts = new Scripts(on.server(), folder);
    assertThatThrownBy(() -> scripts.run(on.server().home(), file))
        .isInstanceOf(DataError.class)
        .hasMessage(message.formatted(file));
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  /** Two files put one behind the other, which gzip allows. */
  private static byte[] twice(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(gzip(Arrays.copyOf(plain, 10)));
    packed.write(gzip(Arrays.copyOfRange(plain, 10, plain.length)));
    return packed.toByteArray();
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }
}
