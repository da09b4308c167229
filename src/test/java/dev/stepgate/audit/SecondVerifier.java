package dev.stepgate.audit;

import java.io.IOException;
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
    Shell shell = Shell.run(Path.of("").toAbsolutePath(), command.toArray(String[]::new));
    String verdict = shell.output().lines().reduce((first, last) -> last).orElse("");
    if (shell.exit() > 2 || !verdict.startsWith(Verdict.State.values()[shell.exit()].name())) {
      throw new AssertionError("the second verifier broke:\n" + shell.output());
    }
    return Verdict.State.values()[shell.exit()];
  }
}
