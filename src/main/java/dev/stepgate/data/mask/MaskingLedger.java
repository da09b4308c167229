package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A file that decides for every column of every table whether and how its values travel. */
public final class MaskingLedger {
  private final Path file;
  private final List<TableRules> tables;

  private MaskingLedger(Path file, List<TableRules> tables) {
    this.file = file;
    this.tables = List.copyOf(tables);
  }

  /** Reads it, and names everything that is wrong with it at once. */
  public static MaskingLedger read(Path file) throws DataError {
    return of(file, text(file));
  }

  static MaskingLedger of(Path file, String text) throws DataError {
    LedgerProblems problems = new LedgerProblems(file);
    List<TableRules> tables = new LedgerReader(problems).read(text);
    problems.throwIfAny();
    return new MaskingLedger(file, tables);
  }

  /** Where it was read. */
  public Path file() {
    return file;
  }

  List<TableRules> tables() {
    return tables;
  }

  private static String text(Path file) throws DataError {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException missing) {
      throw new DataError("no such file: " + file, missing);
    } catch (MalformedInputException odd) {
      throw new DataError("not UTF-8: " + file, odd);
    } catch (IOException failed) {
      throw new DataError("cannot read " + file + ": " + failed.getMessage(), failed);
    }
  }
}
