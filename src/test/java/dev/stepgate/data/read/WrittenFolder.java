package dev.stepgate.data.read;

import dev.stepgate.data.Brand;
import dev.stepgate.data.format.ColumnEntry;
import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.FileEntry;
import dev.stepgate.data.format.Layout;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.format.Snapshot;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.schema.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Writes an exported folder by hand, so that anything can be wrong with it. */
public final class WrittenFolder {
  private final Path folder;
  private final List<TableEntry> tables = new ArrayList<>();
  private final List<FileEntry> files = new ArrayList<>();
  private Layout layout = Layout.FIXTURES;

  private WrittenFolder(Path folder) {
    this.folder = folder;
  }

  public static WrittenFolder in(Path folder) {
    try {
      return new WrittenFolder(Files.createDirectories(folder));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * A table whose file has a row for each line of the text.
   *
   * @param columns such as {@code id integer, name text}; the first is the pk
   */
  public WrittenFolder table(String name, String columns, List<String> rows) {
    return table(name + ".json", name, columns, rows.size(), array(rows));
  }

  /** A table of which the file, the announced rows and the file's bytes are as given. */
  public WrittenFolder table(String file, String name, String columns, long rows, byte[] bytes) {
    write(file, bytes);
    entry(file, name, columns, rows);
    return this;
  }

  /** Tables that stand in one file, of which the announced rows are none. */
  public WrittenFolder singleFile(String file, String text) {
    layout = Layout.SINGLE_FILE;
    write(file, packed(file, text));
    return this;
  }

  public WrittenFolder entry(String file, String name, String columns, long rows) {
    List<ColumnEntry> entries = Arrays.stream(columns.split(", ")).map(this::column).toList();
    tables.add(
        new TableEntry(
            "public", name, name, entries.get(0).column(), rows, "0".repeat(32), file, entries));
    return this;
  }

  /** Writes the manifest, and answers with the folder. */
  public Path done() {
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            Manifest.VERSION,
            "test",
            Instant.EPOCH,
            null,
            new dev.stepgate.data.format.Source("prod", Brand.POSTGRESQL, "1", "jobs", "18"),
            new Snapshot(1, null),
            "0",
            layout,
            Compression.NONE,
            files,
            tables);
    overwrite(folder.resolve(Manifest.NAME), manifest.bytes());
    return folder;
  }

  public ExportedFolder source() {
    return new ExportedFolder(done());
  }

  public static byte[] array(List<String> rows) {
    return ("[\n" + String.join(",\n", rows) + "\n]\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A text as the name of its file says it is packed. */
  public static byte[] packed(String file, String text) {
    var bytes = new java.io.ByteArrayOutputStream();
    try (OutputStream out = Compression.of(file).packed(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return bytes.toByteArray();
  }

  public static void overwrite(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void write(String file, byte[] bytes) {
    overwrite(folder.resolve(file), bytes);
    files.add(new FileEntry(file, bytes.length, sha256(bytes)));
  }

  private ColumnEntry column(String described) {
    String[] words = described.split(" ");
    Kind kind = Kind.valueOf(words[1].toUpperCase(Locale.ROOT));
    return new ColumnEntry(words[0], words[0], words[1], kind, true, null);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
