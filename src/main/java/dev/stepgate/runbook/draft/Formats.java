package dev.stepgate.runbook.draft;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses documents that are neither Markdown nor plain text: half of their commands would be lost.
 */
final class Formats {
  private static final int HEAD = 4_000;
  private static final List<Format> OTHERS =
      List.of(
          new Format("a PDF file", "pdf", "%PDF-.*", "pdftotext -layout"),
          new Format(
              "a file of an office program",
              "docx?|xlsx?|pptx?|odt|ods|rtf|pages",
              "PK\\x03\\x04.*|\\xD0\\xCF\\x11\\xE0.*|\\{\\\\rtf.*",
              "pandoc -t gfm"),
          new Format("HTML", "x?html?", "\\s*(?i:<!doctype html|<html).*", "pandoc -f html -t gfm"),
          new Format("reStructuredText", "rst|rest", "(?!)", "pandoc -f rst -t gfm"),
          new Format("AsciiDoc", "adoc|asciidoc|asc", "= \\S[^\\n]*\\n:[\\w-]+:.*", "downdoc"),
          new Format(
              "Org", "org", "(?:#\\+[A-Z_]+:[^\\n]*\\n)+.*#\\+BEGIN_SRC.*", "pandoc -f org -t gfm"),
          new Format("wiki text", "wiki|mediawiki|textile", "h1\\. .*", "pandoc -t gfm"));

  private Formats() {}

  /**
   * @param endings of file names
   * @param start matches the beginning of such a file
   * @param converter writes text that can be read
   */
  private record Format(String name, String endings, String start, String converter) {
    boolean isThat(String file, String head) {
      return file.matches("(?i).*\\.(?:" + endings + ")")
          || Pattern.compile(start, Pattern.DOTALL).matcher(head).matches();
    }
  }

  static void refuse(Path file, byte[] document) {
    String head =
        new String(document, 0, Math.min(HEAD, document.length), StandardCharsets.ISO_8859_1);
    for (Format format : OTHERS) {
      if (format.isThat(String.valueOf(file.getFileName()), head)) {
        throw new UserError(
            ExitCode.INVALID,
            "'" + file + "' is " + format.name() + ", and only Markdown and plain text are read",
            "Convert it, for example with " + format.converter() + ", and draft what comes out.");
      }
    }
  }
}
