package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.export.Changes;
import dev.stepgate.data.export.Export;
import dev.stepgate.data.export.ExportListener;
import dev.stepgate.data.export.ExportOptions;
import dev.stepgate.data.export.Masker;
import dev.stepgate.data.format.ExportFolder;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.TableName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * An export that a ledger masks; the folder holds a certificate of what was done, and the keyed
 * digests of what must not be found again.
 */
public final class MaskedExport implements Masker {
  /** What masking did, in numbers. */
  public static final String CERTIFICATE = "masking.json";

  /** What a leak scan looks for. */
  public static final String DIGESTS = "masked.digests";

  private final LedgerMasker masker;
  private final SourceDigests digests;
  private final Path scratch;

  private MaskedExport(LedgerMasker masker, SourceDigests digests, Path scratch) {
    this.masker = masker;
    this.digests = digests;
    this.scratch = scratch;
  }

  /**
   * What was exported, and how it was masked.
   *
   * @param certificate as it stands in the folder
   */
  public record Result(Manifest manifest, MaskingCertificate certificate) {}

  /** Writes the folder; if anything fails, or the thread is interrupted, there is none. */
  public static Result write(
      Database source,
      ExportOptions options,
      MaskingLedger ledger,
      MaskingKey key,
      ExportListener listener)
      throws DataError, InterruptedException {
    try {
      Path parent = Files.createDirectories(options.to().toAbsolutePath().getParent());
      Path scratch = Files.createTempDirectory(parent, options.to().getFileName() + ".digests-");
      try (SourceDigests digests = SourceDigests.in(scratch, key)) {
        LedgerMasker masker = new LedgerMasker(ledger, key, digests);
        MaskedExport masked = new MaskedExport(masker, digests, scratch);
        Manifest manifest = Export.write(source, options.masker(masked), listener);
        return new Result(manifest, masker.certificate());
      } finally {
        Files.delete(scratch);
      }
    } catch (IOException failed) {
      throw new DataError(options.to() + " cannot be written: " + failed.getMessage(), failed);
    }
  }

  @Override
  public Changes fit(Schema schema, Set<TableName> exported) throws DataError {
    return masker.fit(schema, exported);
  }

  @Override
  public void finish(ExportFolder folder) throws DataError, IOException {
    try (OutputStream out = folder.beside(CERTIFICATE)) {
      out.write(masker.certificate().json().getBytes(StandardCharsets.UTF_8));
    }
    Path file = scratch.resolve(DIGESTS);
    try {
      digests.writeTo(file);
      try (OutputStream out = folder.beside(DIGESTS)) {
        Files.copy(file, out);
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
