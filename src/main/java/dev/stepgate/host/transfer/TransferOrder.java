package dev.stepgate.host.transfer;

import dev.stepgate.support.Digests;
import org.jspecify.annotations.Nullable;

/**
 * What is to be brought where.
 *
 * @param workId the same for all attempts, which find by it what has arrived already
 * @param owner whom it is to belong to there, or null
 * @param mode of files there, or null for the one they have
 */
public record TransferOrder(
    TransferEnd from,
    TransferEnd to,
    String workId,
    boolean overwrite,
    @Nullable String owner,
    @Nullable Integer mode) {

  /** Without the name itself, which may be as long as names can be, or hold a secret. */
  String partName() {
    String id = Digests.sha256(workId + "\0" + to.path());
    return ".stepgate-" + id.substring(0, 16);
  }

  /** The mode that an entry is to have; a folder can be entered by whom it can be read. */
  int modeOf(Entry entry) {
    if (mode == null) {
      return entry.mode();
    }
    return entry.is(Entry.Type.FOLDER) ? mode | (mode & 0444) >> 2 : mode;
  }
}
