package dev.stepgate.web.pages;

import dev.stepgate.audit.RunFolder;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A file of a run's output.
 *
 * @param label which part of a step it is of
 */
record OutputFile(String name, Path path, String label) {
  /** The text log, which is looked at in the same way. */
  static final String LOG = "log";

  /** Those of a step, in the order in which they came to be. */
  static List<OutputFile> of(RunFolder folder, int number, String step) {
    String prefix = String.format(Locale.ROOT, "%02d-%s.", number, step);
    if (!Files.isDirectory(folder.outputs())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.outputs())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> of(file, prefix.length()))
          .sorted(Comparator.comparing(OutputFile::rank).thenComparing(OutputFile::name))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A name never leads out of the run's folder, nor does a link. */
  static OutputFile named(RunFolder folder, String name) {
    if (name.equals(LOG)) {
      return there(new OutputFile(LOG, folder.readable(), "log"));
    }
    boolean plain = name.matches("[A-Za-z0-9_.-]{1,200}") && !name.startsWith(".");
    return there(new OutputFile(name, folder.outputs().resolve(plain ? name : "-"), name));
  }

  long size() {
    return path.toFile().length();
  }

  private static OutputFile there(OutputFile file) {
    if (!Files.isRegularFile(file.path, LinkOption.NOFOLLOW_LINKS)) {
      throw new UserError(
          ExitCode.INVALID,
          "there is no output " + file.name,
          "Choose one from the page of the run.");
    }
    return file;
  }

  /** {@code 02-load.3.after-1.txt}: attempt 3, check 1. */
  private static OutputFile of(Path file, int prefix) {
    String name = file.getFileName().toString();
    String[] parts = name.substring(prefix).split("\\.");
    String what = parts.length < 3 ? "action" : "check " + parts[1].replace('-', ' ');
    return new OutputFile(name, file, "attempt " + parts[0] + ", " + what);
  }

  private String rank() {
    String[] parts = label.split("\\D+");
    return String.format(Locale.ROOT, "%06d", parts.length < 2 ? 0 : number(parts[1]));
  }

  private static long number(String digits) {
    return digits.isEmpty() || digits.length() > 6 ? 0 : Long.parseLong(digits);
  }
}
