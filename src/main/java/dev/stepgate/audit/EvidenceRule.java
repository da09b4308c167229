package dev.stepgate.audit;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.stepgate.support.FileFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of output are those that the log names, byte by byte. */
final class EvidenceRule implements Examined.Rule {

  private record Named(Output output, long line) {}

  @Override
  public void check(Examined log, List<Finding> findings) {
    Path root = log.folder().path().toAbsolutePath().normalize();
    Map<Path, Named> named = new LinkedHashMap<>();
    log.each(
        (record, line) ->
            record
                .output()
                .ifPresent(
                    output -> {
                      Path file = root.resolve(output.file()).normalize();
                      if (!file.startsWith(root)) {
                        findings.add(
                            Finding.tampered(line, output.file() + " is outside the run's folder"));
                      } else {
                        named.put(file, new Named(output, line));
                      }
                    }));
    named.forEach((file, last) -> compare(file, last, findings));
    noteOthers(root.resolve("output"), named, findings);
  }

  /** A file that several records name has grown: the last one counts. */
  private static void compare(Path file, Named named, List<Finding> findings) {
    Output output = named.output();
    if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
      findings.add(Finding.tampered(named.line(), output.file() + " is missing"));
    } else if (output.bound()) {
      try {
        FileDigest found = FileDigest.of(file);
        if (found.bytes() != output.storedBytes()) {
          findings.add(Finding.tampered(named.line(), sizes(output, found)));
        } else if (!found.sha256().equals(output.storedSha256())) {
          findings.add(Finding.tampered(named.line(), output.file() + " has been changed"));
        }
      } catch (IOException failed) {
        String text = output.file() + " cannot be read: " + FileFaults.describe(failed);
        findings.add(Finding.tampered(named.line(), text));
      }
    }
  }

  private static String sizes(Output output, FileDigest found) {
    return String.format(
        "%s has %d bytes, expected %d", output.file(), found.bytes(), output.storedBytes());
  }

  private static void noteOthers(Path outputs, Map<Path, Named> named, List<Finding> findings) {
    if (!Files.isDirectory(outputs, NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.list(outputs)) {
      files
          .filter(file -> !named.containsKey(file))
          .sorted()
          .forEach(
              file ->
                  findings.add(
                      Finding.note(0, "output/" + file.getFileName() + " is not in the log")));
    } catch (IOException failed) {
      findings.add(Finding.note(0, "output cannot be listed: " + FileFaults.describe(failed)));
    }
  }
}
