package dev.stepgate.data.format;

import dev.stepgate.support.Digests;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;

/**
 * Counts rows and adds up their hashes, so that neither their order nor a row that stands twice can
 * hide a difference.
 */
public final class Checksum {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final MessageDigest hash = Digests.newSha256();
  private long rows;
  private long high;
  private long low;

  public void add(CanonicalRow row) {
    hash.update(row.bytes(), 0, row.length());
    byte[] digest = hash.digest();
    long sum = low + (long) LONGS.get(digest, 8);
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    low = sum;
    high += (long) LONGS.get(digest, 0) + carry;
    rows++;
  }

  public long rows() {
    return rows;
  }

  /** The sum of all rows so far, 32 hex digits. */
  public String hex() {
    return String.format("%016x%016x", high, low);
  }
}
