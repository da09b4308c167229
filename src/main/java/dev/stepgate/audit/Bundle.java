package dev.stepgate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.stepgate.support.Digests;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.FileFaults;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A run in one file, which anybody can check with sha256sum and openssl alone. */
public final class Bundle {
  private final RunFolder folder;
  private final SealKey key;
  private final Map<String, Path> files = new TreeMap<>();
  private final Map<String, byte[]> made = new TreeMap<>();

  private Bundle(RunFolder folder, SealKey key) {
    this.folder = folder;
    this.key = key;
  }

  /**
   * Writes {@code target}, a zip; refuses when it is there already. A tampered log is bundled all
   * the same: the report in it says so.
   */
  public static void write(RunFolder folder, SealKey key, Path target) {
    if (Files.exists(target, NOFOLLOW_LINKS)) {
      throw alreadyThere(target);
    }
    try {
      new Bundle(folder, key).collect().writeTo(target);
    } catch (FileAlreadyExistsException there) {
      throw alreadyThere(target).causedBy(there);
    } catch (IOException failed) {
      throw new UserError(
              ExitCode.REFUSED,
              "the bundle " + target + " cannot be written: " + FileFaults.describe(failed),
              "Choose a place that can be written, or make room.")
          .causedBy(failed);
    }
  }

  private Bundle collect() throws IOException {
    for (Path file : new Path[] {folder.log(), folder.readable(), folder.runbook()}) {
      addIfThere(file);
    }
    if (Files.isDirectory(folder.outputs(), NOFOLLOW_LINKS)) {
      try (Stream<Path> outputs = Files.list(folder.outputs())) {
        outputs.forEach(this::addIfThere);
      }
    }
    Verdict verdict = Verifier.verify(folder, key.publicKey(), Optional.empty());
    make("report.html", Report.render(Report.Format.HTML, folder, verdict));
    make("seal.pub", key.publicPem());
    make("VERIFY.md", instructions());
    lastSeal();
    return this;
  }

  private void addIfThere(Path file) {
    if (Files.isRegularFile(file, NOFOLLOW_LINKS)) {
      files.put(folder.path().relativize(file).toString(), file);
    }
  }

  private void lastSeal() {
    History history = LogReader.read(folder).history();
    Optional<LogRecord> last = history.records("seal").reduce((first, second) -> second);
    last.ifPresent(
        seal -> {
          Head head = new Head(seal.amount("signs"), seal.text("head"));
          made.put("last-seal.msg", Seal.message(history.run().text("run"), head));
          made.put("last-seal.sig", Seal.signature(seal));
        });
  }

  private void make(String name, String content) {
    made.put(name, content.getBytes(UTF_8));
  }

  /** Under another name first: a bundle is whole, or not there. */
  private void writeTo(Path target) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path partial = Files.createTempFile(absolute.getParent(), ".bundle-", ".part");
    try {
      try (OutputStream out = Files.newOutputStream(partial, NOFOLLOW_LINKS)) {
        zip(new ZipOutputStream(out));
      }
      PrivateFiles.force(partial);
      Files.move(partial, absolute);
    } finally {
      Files.deleteIfExists(partial);
    }
    PrivateFiles.force(absolute.getParent());
  }

  private void zip(ZipOutputStream zip) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    for (var file : files.entrySet()) {
      try (InputStream in = Files.newInputStream(file.getValue(), NOFOLLOW_LINKS)) {
        sums.put(file.getKey(), copy(zip, file.getKey(), in));
      } catch (NoSuchFileException gone) {
        // While a run goes on, a file to which nothing was printed goes away; the log names none.
      }
    }
    for (var entry : made.entrySet()) {
      put(zip, entry.getKey(), entry.getValue());
      sums.put(entry.getKey(), Digests.sha256(entry.getValue()));
    }
    StringBuilder list = new StringBuilder();
    sums.forEach((name, sum) -> list.append(line(name, sum)));
    byte[] bytes = list.toString().getBytes(UTF_8);
    put(zip, "SHA256SUMS", bytes);
    put(zip, "SHA256SUMS.sig", key.sign(bytes));
    zip.finish();
  }

  /** The sum is that of the bytes that went in, also of a file that is still being written. */
  private String copy(ZipOutputStream zip, String name, InputStream in) throws IOException {
    var digest = Digests.newSha256();
    zip.putNextEntry(new ZipEntry(entry(name)));
    in.transferTo(new DigestOutputStream(zip, digest));
    zip.closeEntry();
    return Digests.hex(digest.digest());
  }

  private void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(entry(name)));
    zip.write(content);
    zip.closeEntry();
  }

  /** As sha256sum writes it, which keeps a name with a line break from posing as two lines. */
  private static String line(String name, String sum) {
    String escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return (escaped.equals(name) ? "" : "\\") + sum + "  " + escaped + "\n";
  }

  private String entry(String name) {
    return folder.runId() + "/" + name;
  }

  private static String instructions() throws IOException {
    try (InputStream in = Bundle.class.getResourceAsStream("VERIFY.md")) {
      return new String(java.util.Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  private static UserError alreadyThere(Path target) {
    return new UserError(
        ExitCode.REFUSED,
        "the bundle " + target + " is already there",
        "Choose another name: bundles are not overwritten.");
  }
}
