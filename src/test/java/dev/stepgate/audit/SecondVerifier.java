package dev.stepgate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The verifier that knows nothing of this code. */
final class SecondVerifier {
  private static final Path SCRIPT = Path.of("src/test/verifier/verify_log.py");

  private SecondVerifier() {}

  static Verdict.State judge(LogTester tester, Optional<Head> known)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("python3", SCRIPT.toString(), tester.folder.path().toString()));
    command.add(SealKey.publicFile(tester.home).toString());
    known.ifPresent(head -> command.add(head.seq() + ":" + head.hash()));
    Path output = Files.createTempFile("verdict", ".txt");
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    String said = Files.readString(output, UTF_8);
    Files.delete(output);
    return Verdict.State.valueOf(
                said.strip().lines().reduce((a, b) -> b).orElse("").split("[ :]")[0])
            == Verdict.State.values()[exit]
        ? Verdict.State.values()[exit]
        : fail(said);
  }

  private static Verdict.State fail(String said) {
    throw new AssertionError("the second verifier broke:\n" + said);
  }
}
