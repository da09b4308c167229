package dev.stepgate.data.load;

import dev.stepgate.data.Address;
import dev.stepgate.data.Database;
import dev.stepgate.data.read.ExportedFolder;
import dev.stepgate.data.schema.TableSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An import in a process of its own, which can be ended as kill -9 would. */
final class ImportProcess {
  private ImportProcess() {}

  public static void main(String[] words) throws Exception {
    Database target = Database.reach("dev", new Address(words[0], words[1], words[2]));
    ImportPlan plan =
        new ImportPlan(
            "one",
            target,
            new ExportedFolder(Path.of(words[3])),
            Mode.valueOf(words[4]),
            TableSelection.ALL);
    Import.run(plan, (table, rows, all, bytes) -> {}, () -> false);
  }

  /** Answers with the exit code: 137 if it got to that place. */
  static int endedAt(String place, Target target, Path folder, Mode mode) {
    ProcessBuilder builder = builder("256m", target, folder, mode).inheritIO();
    builder.environment().put("STEPGATE_CRASH_AT", place);
    return ended(builder);
  }

  /** What an import says that fails within that much memory. */
  static String failure(String heap, Target target, Path folder, Mode mode, Path log)
      throws IOException {
    int code =
        ended(
            builder(heap, target, folder, mode)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
    return code + " " + Files.readString(log);
  }

  private static ProcessBuilder builder(String heap, Target target, Path folder, Mode mode) {
    Address address = target.database().address();
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx" + heap,
        "-cp",
        System.getProperty("java.class.path"),
        ImportProcess.class.getName(),
        address.url(),
        String.valueOf(address.user()),
        String.valueOf(address.password()),
        folder.toString(),
        mode.name());
  }

  private static int ended(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("no end of " + builder.command());
      }
      return process.exitValue();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
