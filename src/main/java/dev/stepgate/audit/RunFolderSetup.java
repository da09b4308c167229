package dev.stepgate.audit;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.FileFaults;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes the folder of a run, or opens it again, and follows no link on the way. */
final class RunFolderSetup {
  private RunFolderSetup() {}

  static AuditLog create(
      RunFolder folder, SealKey key, UnaryOperator<String> redactor, Clock clock) {
    refuseLinks(folder);
    try {
      createFolders(folder);
      AppendOnlyFile log = AppendOnlyFile.create(folder.log());
      AppendOnlyFile text = AppendOnlyFile.create(folder.readable());
      PrivateFiles.force(folder.path());
      PrivateFiles.force(logs(folder));
      return new AuditLog(folder, key, redactor, clock, log, text);
    } catch (FileAlreadyExistsException there) {
      throw new UserError(
              ExitCode.REFUSED,
              "the run folder " + folder.path() + " is already there",
              "Start the run again: it takes a new name from the time of day.")
          .causedBy(there);
    } catch (IOException failed) {
      throw cannotBeWritten(folder, FileFaults.describe(failed)).causedBy(failed);
    }
  }

  static AuditLog reopen(
      RunFolder folder,
      SealKey key,
      UnaryOperator<String> redactor,
      Clock clock,
      Optional<Head> known) {
    refuseLinks(folder);
    LogContent content = LogReader.read(folder);
    Verdict verdict = Verifier.verify(folder, content, key.publicKey(), known);
    verdict.firstProblem().ifPresent(problem -> refuse(folder, problem));
    try {
      byte[] readable = readAll(folder.readable());
      AuditLog log = open(folder, key, redactor, clock, content.size());
      log.takeOver(content, readable);
      return log;
    } catch (IOException failed) {
      throw cannotBeWritten(folder, FileFaults.describe(failed)).causedBy(failed);
    }
  }

  static UserError cannotBeWritten(RunFolder folder, String why) {
    return new UserError(
        ExitCode.REFUSED,
        "the log " + folder.log() + " cannot be written: " + why,
        "Nothing more was started; mend the cause, then look with stepgate show "
            + folder.runId()
            + ".");
  }

  private static AuditLog open(
      RunFolder folder, SealKey key, UnaryOperator<String> redactor, Clock clock, long size)
      throws IOException {
    AppendOnlyFile log = AppendOnlyFile.open(folder.log());
    if (log.size() != size) {
      log.close();
      throw new IOException("somebody else writes it");
    }
    return new AuditLog(folder, key, redactor, clock, log, AppendOnlyFile.open(folder.readable()));
  }

  private static void createFolders(RunFolder folder) throws IOException {
    Path logs = logs(folder);
    if (!Files.isDirectory(logs)) {
      Files.createDirectories(logs);
      PrivateFiles.force(logs.toAbsolutePath().getParent());
    }
    PrivateFiles.createFolder(folder.path());
    PrivateFiles.createFolder(folder.outputs());
  }

  private static byte[] readAll(Path file) throws IOException {
    if (!Files.exists(file, NOFOLLOW_LINKS)) {
      PrivateFiles.create(file);
    }
    try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
      return in.readAllBytes();
    }
  }

  /** Links above the logs folder are the owner's business; those below could be a trap. */
  private static void refuseLinks(RunFolder folder) {
    refuseLink(logs(folder));
    refuseLink(folder.path());
  }

  private static void refuseLink(Path path) {
    if (Files.isSymbolicLink(path)) {
      throw new UserError(
          ExitCode.REFUSED,
          "the folder " + path + " is a symbolic link",
          "Put a real folder in its place: logs are not written through links.");
    }
  }

  private static Path logs(RunFolder folder) {
    return folder.path().toAbsolutePath().getParent();
  }

  private static void refuse(RunFolder folder, Finding problem) {
    throw new UserError(
        ExitCode.REFUSED,
        "the log " + folder.log() + " has been tampered with: " + problem.render(),
        "Type stepgate audit verify " + folder.runId() + " to see everything that is wrong.");
  }
}
