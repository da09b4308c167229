package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Kind;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Masks the values of one column, and counts; for one thread. */
final class ColumnMasking {
  private static final Set<Kind> LOOKED_FOR =
      EnumSet.of(Kind.TEXT, Kind.JSON, Kind.UUID, Kind.BINARY, Kind.OTHER);

  private final ColumnName name;
  private final Decision decision;
  private final ColumnShape shape;
  private final @Nullable Fake fake;
  private final Remembered remembered = new Remembered();
  private final ColumnCounts counts;
  private final @Nullable SourceDigests digests;

  ColumnMasking(
      ColumnName name,
      Decision decision,
      ColumnShape shape,
      MaskingKey key,
      @Nullable SourceDigests digests) {
    this.name = name;
    this.decision = decision;
    this.shape = shape;
    this.fake = fake(decision, shape, key, digests);
    this.counts = new ColumnCounts(name, decision.text(), shape.unique(), key.hash("count"));
    this.digests = LOOKED_FOR.contains(shape.kind()) && !isJson(decision) ? digests : null;
  }

  private static @Nullable Fake fake(
      Decision decision, ColumnShape shape, MaskingKey key, @Nullable SourceDigests digests) {
    if (!(decision instanceof Decision.Mask mask)) {
      return null;
    }
    return mask.rule() instanceof Rule.Json json
        ? new JsonFake(key, json, shape, digests)
        : mask.rule().fake(key, shape);
  }

  /** Of JSON each value inside is noted. */
  private static boolean isJson(Decision decision) {
    return decision instanceof Decision.Mask mask && mask.rule() instanceof Rule.Json;
  }

  @Nullable String apply(@Nullable String value) throws DataError {
    if (value == null) {
      counts.empty();
      return null;
    }
    if (decision instanceof Decision.Keep) {
      counts.kept();
      return value;
    }
    return fake == null ? emptied(value) : value.isEmpty() ? unchanged(value) : masked(value, fake);
  }

  ColumnCounts counts() {
    return counts;
  }

  private @Nullable String emptied(String value) throws DataError {
    counts.emptied();
    if (digests != null) {
      digests.note(value, null);
    }
    return null;
  }

  private String unchanged(String value) {
    counts.kept();
    return value;
  }

  private String masked(String value, Fake made) throws DataError {
    String known = remembered.fakeOf(value);
    if (known != null) {
      counts.again(known.equals(value));
      return known;
    }
    String masked = made(value, made);
    remembered.put(value, masked);
    counts.masked(value, masked);
    if (digests != null) {
      digests.note(value, masked);
    }
    return masked;
  }

  private String made(String value, Fake made) throws DataError {
    String masked;
    try {
      masked = made.of(value);
    } catch (DataError failed) {
      throw new DataError(name + ": " + failed.getMessage(), failed);
    } catch (RuntimeException odd) {
      throw withoutItsValue(odd);
    }
    if (masked.length() > shape.longest() && masked.length() > value.length()) {
      throw new DataError(
          name + ": a masked value has more than " + shape.longest() + " characters");
    }
    return masked;
  }

  /** Its message may show the value, its trace does not. */
  private DataError withoutItsValue(RuntimeException odd) {
    DataError failed =
        new DataError(name + ": a value cannot be masked (" + odd.getClass().getSimpleName() + ")");
    failed.setStackTrace(odd.getStackTrace());
    return failed;
  }
}
