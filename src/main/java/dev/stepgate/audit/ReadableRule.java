package dev.stepgate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.stepgate.support.FileFaults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/** Notes when the text for people says something else than the log; the log is what counts. */
final class ReadableRule implements Examined.Rule {

  @Override
  public void check(Examined log, List<Finding> findings) {
    String name = log.folder().readable().getFileName().toString();
    byte[] expected = ReadableLog.render(log.records()).getBytes(UTF_8);
    try (InputStream in = Files.newInputStream(log.folder().readable(), NOFOLLOW_LINKS)) {
      if (!Arrays.equals(in.readAllBytes(), expected)) {
        findings.add(Finding.note(0, name + " is not what this version writes from the log"));
      }
    } catch (IOException failed) {
      String why = FileFaults.describe(failed);
      findings.add(Finding.note(0, name + " cannot be read: " + why));
    }
  }
}
