package dev.stepgate.run;

import dev.stepgate.support.Durations;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A command that prints a secret; it may take a while, but neither for ever nor without end. */
final class SecretCommand {
  private static final long LEFTOVER_MILLIS = 500;
  private final Process process;
  private final int most;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final CountDownLatch finished = new CountDownLatch(1);

  private SecretCommand(Process process, int most) {
    this.process = process;
    this.most = most;
  }

  /** What it printed, at most one byte more than {@code most}; refuses when it did not work. */
  static byte[] output(String script, Path folder, Duration patience, int most)
      throws IOException, InterruptedException, SecretUnknown {
    Process process =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
            .directory(folder.toFile())
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectError(Redirect.DISCARD)
            .start();
    return new SecretCommand(process, most).await(patience);
  }

  private byte[] await(Duration patience) throws InterruptedException, SecretUnknown {
    Thread reader = new Thread(this::read, "secret-reader");
    reader.setDaemon(true);
    reader.start();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new SecretUnknown("its command took longer than " + Durations.render(patience));
    }
    // A process that it left behind may hold the output open for ever.
    finished.await(LEFTOVER_MILLIS, TimeUnit.MILLISECONDS);
    byte[] bytes = printed.toByteArray();
    if (process.exitValue() != 0 && bytes.length <= most) {
      throw new SecretUnknown("its command ended with exit code " + process.exitValue());
    }
    return bytes;
  }

  private void read() {
    byte[] buffer = new byte[1024];
    try (InputStream in = process.getInputStream()) {
      for (int n = in.read(buffer); n >= 0 && printed.size() <= most; n = in.read(buffer)) {
        printed.write(buffer, 0, n);
      }
    } catch (IOException closed) {
      // The process has ended; what it printed before is all there is.
    } finally {
      finished.countDown();
    }
  }
}
