package dev.stepgate.data.read;

import dev.stepgate.data.format.Compression;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** A JSON file that is read token by token, however large it and its values are. */
final class JsonFile implements AutoCloseable {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(1_000_000)
                  .maxNestingDepth(10_000)
                  .build())
          .build();

  private static final JsonFactory FOREIGN =
      FACTORY.rebuild().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  private final Path file;
  private final RecordedInput input;
  private final JsonParser parser;

  private JsonFile(Path file, RecordedInput input, JsonParser parser) {
    this.file = file;
    this.input = input;
    this.parser = parser;
  }

  /**
   * Opens a file, packed or not.
   *
   * @param start where to begin in what it holds unpacked, after a byte order mark
   */
  static JsonFile open(Path file, long start) throws IOException {
    return open(file, start, new byte[0], FACTORY);
  }

  /** The same for what others wrote, whose numbers may be NaN. */
  static JsonFile openForeign(Path file, long start) throws IOException {
    return open(file, start, new byte[0], FOREIGN);
  }

  /** Begins at an element of an array as if it were the first. */
  static JsonFile openAtElement(Path file, long start) throws IOException {
    return open(file, start, new byte[] {'['}, FOREIGN);
  }

  private static JsonFile open(Path file, long start, byte[] before, JsonFactory factory)
      throws IOException {
    InputStream packed = opened(file);
    try {
      InputStream plain = Compression.of(file.getFileName().toString()).unpacked(packed);
      InputStream rest = skipped(withoutMark(plain), start);
      RecordedInput input =
          new RecordedInput(new SequenceInputStream(new ByteArrayInputStream(before), rest));
      return new JsonFile(file, input, factory.createParser(ObjectReadContext.empty(), input));
    } catch (IOException failed) {
      packed.close();
      throw new UnreadableRow(file.getFileName() + broken(failed));
    }
  }

  JsonParser parser() {
    return parser;
  }

  RecordedInput input() {
    return input;
  }

  /**
   * What a failure of the parser means, without what it quotes.
   *
   * @param place what was being read
   */
  UnreadableRow broken(String place, JacksonException failed) {
    if (failed instanceof JacksonIOException && failed.getCause() instanceof IOException cause) {
      return new UnreadableRow(place + broken(cause));
    }
    if (failed instanceof UnexpectedEndOfInputException) {
      return new UnreadableRow(place + " ends in the middle");
    }
    TokenStreamLocation at = parser.currentLocation();
    return new UnreadableRow(
        place + " is no JSON at line " + at.getLineNr() + ", column " + at.getColumnNr());
  }

  String name() {
    return file.getFileName().toString();
  }

  @Override
  public void close() throws IOException {
    parser.close();
    input.close();
  }

  private static InputStream opened(Path file) throws IOException {
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException missing) {
      throw new UnreadableRow(file + " is not there");
    }
  }

  static String broken(@Nullable IOException failed) {
    if (failed instanceof EOFException) {
      return " ends in the middle";
    }
    return failed instanceof ZipException || String.valueOf(failed).contains("zstd")
        ? " is damaged"
        : " cannot be read";
  }

  private static InputStream skipped(InputStream plain, long bytes) throws IOException {
    plain.skipNBytes(bytes);
    return plain;
  }

  private static InputStream withoutMark(InputStream plain) throws IOException {
    PushbackInputStream input = new PushbackInputStream(plain, BYTE_ORDER_MARK.length);
    byte[] start = new byte[BYTE_ORDER_MARK.length];
    int read = input.readNBytes(start, 0, start.length);
    for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
      if (i >= read || (start[i] & 0xFF) != BYTE_ORDER_MARK[i]) {
        input.unread(start, 0, read);
        break;
      }
    }
    return input;
  }
}
