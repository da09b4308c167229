package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON with other values inside; a value that no path names stops the export. Text that is no JSON
 * is masked as text.
 */
final class JsonFake implements Fake {
  private static final int REMEMBERED = 1000;
  private static final String NAME = "=[A-Za-z_][A-Za-z0-9_-]{0,40}";

  private final List<JsonLeaf> leaves;
  private final Fake otherwise;
  private final Map<List<String>, Optional<JsonLeaf>> remembered = new HashMap<>();

  JsonFake(MaskingKey key, Rule.Json rule, ColumnShape shape, @Nullable SourceDigests digests) {
    this.leaves =
        rule.paths().stream()
            .sorted((one, other) -> JsonPath.EXACT_FIRST.compare(one.path(), other.path()))
            .map(path -> JsonLeaf.of(path, key, digests))
            .toList();
    this.otherwise =
        shape.kind() == Kind.JSON
            ? JsonFake::refuse
            : noting(RuleName.TEXT.fake(key, ColumnShape.LEAF), digests);
  }

  @Override
  public String of(String value) throws DataError {
    Optional<String> rewritten = new JsonRewrite(value, this::leaf).text();
    return rewritten.isPresent() ? rewritten.get() : otherwise.of(value);
  }

  /** What the server takes for JSON may still be too deep or too long for us. */
  private static String refuse(String value) throws DataError {
    throw new DataError("a JSON value of " + value.length() + " characters cannot be read");
  }

  static Fake noting(Fake fake, @Nullable SourceDigests digests) {
    if (digests == null) {
      return fake;
    }
    return value -> {
      String made = fake.of(value);
      digests.note(value, made);
      return made;
    };
  }

  private Optional<JsonLeaf> leaf(List<String> steps, boolean container) throws DataError {
    Optional<JsonLeaf> known = remembered.get(steps);
    if (known == null) {
      known = leaves.stream().filter(leaf -> leaf.path().matches(steps)).findFirst();
      if (remembered.size() < REMEMBERED) {
        remembered.put(new ArrayList<>(steps), known);
      }
    }
    if (container) {
      return known.filter(JsonLeaf::isForContainers);
    }
    if (known.isEmpty()) {
      throw new DataError("no rule for the JSON value " + shown(steps));
    }
    return known;
  }

  /** Keys may be data, so only those are shown that look like names. */
  private static String shown(List<String> steps) {
    StringBuilder path = new StringBuilder("$");
    for (String step : steps) {
      path.append(step.matches(NAME) ? "." + step.substring(1) : step.equals("[*]") ? step : ".*");
    }
    return path.toString();
  }
}
