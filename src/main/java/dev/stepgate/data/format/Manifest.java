package dev.stepgate.data.format;

import dev.stepgate.data.DataError;
import dev.stepgate.data.Identity;
import dev.stepgate.data.schema.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an export holds and how it is proven: written last, so a folder that has one is whole.
 *
 * @param tool who wrote it, with version
 * @param id of whoever exported, who may replace it, or null
 * @param schemaFingerprint of the tables exported, as {@link
 *     dev.stepgate.data.schema.Schema#fingerprint} has it
 * @param compression of all files but the manifest
 */
public record Manifest(
    String format,
    int version,
    String tool,
    Instant created,
    @Nullable String id,
    Source source,
    Snapshot snapshot,
    String schemaFingerprint,
    Layout layout,
    Compression compression,
    List<FileEntry> files,
    List<TableEntry> tables) {
  public static final String NAME = "manifest.json";
  public static final String FORMAT = "stepgate-data";
  public static final int VERSION = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  public Manifest {
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(created, "created");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(snapshot, "snapshot");
    Objects.requireNonNull(schemaFingerprint, "schema-fingerprint");
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(compression, "compression");
    files = List.copyOf(files);
    tables = List.copyOf(tables);
  }

  /** Reads a folder's manifest. */
  public static Manifest read(Path folder) throws DataError {
    Path file = folder.resolve(NAME);
    try {
      Manifest manifest = JSON.readValue(Files.readAllBytes(file), Manifest.class);
      if (!FORMAT.equals(manifest.format) || manifest.version != VERSION) {
        throw new DataError(file + " is of another format or of a newer version");
      }
      return manifest;
    } catch (NoSuchFileException missing) {
      throw new DataError(folder + " holds no " + NAME + ", so it is no complete export", missing);
    } catch (IOException failed) {
      throw new DataError(file + " cannot be read", failed);
    } catch (JacksonException | NullPointerException malformed) {
      throw new DataError(file + " is not a manifest", malformed);
    }
  }

  /** The text of the file. */
  public byte[] bytes() {
    return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  public Optional<TableEntry> table(TableName name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** What a table is called in another database, whose usual schema may have another name. */
  public TableName nameIn(Identity database, TableEntry table) {
    boolean usual = table.schema().equals(Names.home(source.identity()));
    return usual ? new TableName(Names.home(database), table.table()) : table.name();
  }

  public Optional<FileEntry> file(String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }
}
