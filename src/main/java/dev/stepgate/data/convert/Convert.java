package dev.stepgate.data.convert;

import dev.stepgate.data.DataError;
import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.Layout;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.read.Content;
import dev.stepgate.data.read.FileSchema;
import dev.stepgate.data.read.Source;
import dev.stepgate.data.read.SourceTable;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.TableName;
import dev.stepgate.data.schema.TableSelection;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Turns files with rows into other files with the same rows. */
public final class Convert {
  private Convert() {}

  /**
   * Writes SQL that a client reads: one transaction, parents before their children.
   *
   * @param schema of the database that is meant; one that files themselves tell has no foreign
   *     keys, so MySQL looks for them at the end, and PostgreSQL has to be able to defer them
   * @param target the file, packed if its name ends in {@code .gz} or {@code .zst}; there is none
   *     if anything fails
   * @return the rows of each table
   */
  public static SortedMap<TableName, Long> toSql(
      Source source, Schema schema, TableSelection tables, Dialect dialect, Target target)
      throws DataError {
    try (Content content = source.open(schema);
        NewFile file = NewFile.create(target)) {
      List<SqlTable> ordered = SqlOrder.of(schema, chosen(content, tables));
      SortedMap<TableName, Long> rows =
          new SqlFile(schema, content, dialect, file.out()).write(ordered);
      file.finish();
      return rows;
    } catch (IOException failed) {
      throw new DataError(target.path() + " cannot be written: " + failed.getMessage(), failed);
    }
  }

  /**
   * Writes a folder with a manifest; if the rows had one, they are proven against it, and what it
   * says of their source and masking is kept.
   */
  public static Manifest toFolder(
      Source source,
      FileSchema known,
      TableSelection tables,
      Layout layout,
      Compression compression,
      Target target)
      throws DataError {
    try (Content content = source.open(known.schema())) {
      return new FolderConversion(known, content, layout, compression)
          .write(chosen(content, tables), target);
    } catch (IOException failed) {
      throw new DataError(target.path() + " cannot be written: " + failed.getMessage(), failed);
    }
  }

  private static List<SourceTable> chosen(Content content, TableSelection tables) throws DataError {
    Set<TableName> chosen = tables.of(content.tables().stream().map(SourceTable::name).toList());
    return content.tables().stream().filter(table -> chosen.contains(table.name())).toList();
  }
}
