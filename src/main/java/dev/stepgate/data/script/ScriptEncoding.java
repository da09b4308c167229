package dev.stepgate.data.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepgate.data.DataError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a script for PostgreSQL is written, as it says itself; the driver speaks UTF-8 only. */
final class ScriptEncoding {
  private static final int LONGEST = 80;
  private static final Pattern SETTING =
      Pattern.compile(
          "(?i)set\\s+(?:session\\s+)?(?:client_encoding\\s*(?:=|\\sto\\s)|names\\s)"
              + "\\s*['\"]?([\\w-]+)['\"]?\\s*");
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("utf8", "UTF-8"),
          Map.entry("unicode", "UTF-8"),
          Map.entry("sqlascii", "UTF-8"),
          Map.entry("latin1", "ISO-8859-1"),
          Map.entry("iso88591", "ISO-8859-1"),
          Map.entry("latin2", "ISO-8859-2"),
          Map.entry("iso88592", "ISO-8859-2"),
          Map.entry("latin5", "ISO-8859-9"),
          Map.entry("iso88599", "ISO-8859-9"),
          Map.entry("latin9", "ISO-8859-15"),
          Map.entry("iso885915", "ISO-8859-15"),
          Map.entry("win1250", "windows-1250"),
          Map.entry("win1251", "windows-1251"),
          Map.entry("win1252", "windows-1252"),
          Map.entry("koi8r", "KOI8-R"));

  private Charset charset = UTF_8;

  Charset charset() {
    return charset;
  }

  /** Whether the statement only says how what follows is written. */
  boolean isChangedBy(ScriptStatement wanted, Window script) throws DataError {
    if (wanted.length() > LONGEST) {
      return false;
    }
    Matcher setting = SETTING.matcher(wanted.text(charset));
    if (!setting.matches()) {
      return false;
    }
    String name = NAMES.get(setting.group(1).toLowerCase(Locale.ROOT).replaceAll("[_-]", ""));
    if (name == null) {
      throw script.wrong(wanted.line(), "the encoding " + setting.group(1) + " is not read here");
    }
    charset = Charset.forName(name);
    return true;
  }

  /** The text of a statement, of which every byte must have a meaning. */
  String text(ScriptStatement wanted, Window script) throws DataError {
    String text = wanted.text(charset);
    if (text.indexOf('\uFFFD') >= 0 && !isSound(wanted)) {
      throw script.wrong(
          wanted.line(), "the statement that begins here holds bytes that are not " + charset);
    }
    return text;
  }

  /** Rows in UTF-8; whether they are is for the server to say. */
  byte[] utf8(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, charset).getBytes(UTF_8);
  }

  private boolean isSound(ScriptStatement statement) {
    try {
      charset
          .newDecoder()
          .decode(ByteBuffer.wrap(statement.bytes(), statement.offset(), statement.length()));
      return true;
    } catch (CharacterCodingException unsound) {
      return false;
    }
  }
}
