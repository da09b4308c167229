package dev.stepgate.data.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.export.Export;
import dev.stepgate.data.export.ExportListener;
import dev.stepgate.data.export.ExportOptions;
import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.Layout;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.read.ExportedFolder;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was exported and imported is exported again byte for byte. */
class RoundTripTest {
  @TempDir Path folder;

  private ExportOptions first() {
    return ExportOptions.to(folder.resolve("export"));
  }

  private void comesBack(ExportOptions first, Matrix matrix) throws Exception {
    Target source = matrix.filled();
    Target target = matrix.empty();
    Manifest exported = Export.write(source.database(), first, ExportListener.NONE);

    ImportResult result = target.load(new ExportedFolder(first.to()), Mode.CLEAN);
    assertThat(result.violations()).isEmpty();
    ExportOptions again =
        ExportOptions.to(folder.resolve("again"))
            .layout(first.layout())
            .compression(first.compression());
    Manifest second = Export.write(target.database(), again, ExportListener.NONE);

    assertThat(second.schemaFingerprint()).isEqualTo(exported.schemaFingerprint());
    assertThat(sums(second)).isEqualTo(sums(exported));
    for (TableEntry table : exported.tables()) {
      if (first.layout() == Layout.FIXTURES) {
        assertThat(text(again.to(), table)).isEqualTo(text(first.to(), table));
      }
    }
    assertThat(matrix.sums(target)).isNotEmpty().isEqualTo(matrix.sums(source));
  }

  private static String sums(Manifest manifest) {
    StringBuilder sums = new StringBuilder();
    manifest
        .tables()
        .forEach(
            table ->
                sums.append("%s %d %s\n".formatted(table.table(), table.rows(), table.checksum())));
    return sums.toString();
  }

  /** The rows of a table without a key have no order of their own. */
  private static String text(Path folder, TableEntry table) throws IOException {
    try (InputStream plain =
        Compression.of(table.file()).unpacked(Files.newInputStream(folder.resolve(table.file())))) {
      String text = new String(plain.readAllBytes(), StandardCharsets.UTF_8);
      return table.table().equals("no_key") ? sorted(text) : text;
    }
  }

  private static String sorted(String text) {
    String[] lines = text.replace("},\n", "}\n").split("\n");
    Arrays.sort(lines);
    return String.join("\n", lines);
  }

  @Test
  void postgresql18() throws Exception {
    Matrix matrix = new Matrix(Servers.postgres(), "postgresql", "postgresql-18");
    comesBack(first().compression(Compression.ZSTD), matrix);
  }

  @Test
  void postgresql15() throws Exception {
    Matrix matrix = new Matrix(Servers.postgres15(), "postgresql");
    comesBack(first(), matrix);
  }

  @Test
  void postgresqlInOneFile() throws Exception {
    Matrix matrix = new Matrix(Servers.postgres(), "postgresql", "postgresql-18");
    ExportOptions to = first().layout(Layout.SINGLE_FILE).compression(Compression.GZIP);
    comesBack(to, matrix);
  }

  private void mysqlFamily(Matrix matrix, Server server, int local) throws Exception {
    server.execute(server.home(), "set global local_infile = " + local);
    try {
      comesBack(first(), matrix);
    } finally {
      server.execute(server.home(), "set global local_infile = 1");
    }
  }

  @Test
  void mysqlThroughLoadData() throws Exception {
    mysqlFamily(new Matrix(Servers.mysql(), "mysql"), Servers.mysql(), 1);
  }

  @Test
  void mysqlThroughInserts() throws Exception {
    mysqlFamily(new Matrix(Servers.mysql(), "mysql"), Servers.mysql(), 0);
  }

  @Test
  void mariadbThroughLoadData() throws Exception {
    mysqlFamily(new Matrix(Servers.mariadb(), "mysql", "mariadb"), Servers.mariadb(), 1);
  }

  @Test
  void mariadbThroughInserts() throws Exception {
    mysqlFamily(new Matrix(Servers.mariadb(), "mysql", "mariadb"), Servers.mariadb(), 0);
  }
}
