package dev.stepgate.check;

import dev.stepgate.runbook.JsonTemplate;
import dev.stepgate.runbook.Text;
import dev.stepgate.support.Range;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wanted JSON must be part of the actual: a map may have more keys, a list must have the same
 * length.
 */
final class JsonFinding {
  private static final int MOST_PARTS = 500_000;
  private static final JsonMapper JSON = mapper();
  private final UnaryOperator<String> values;

  private JsonFinding(UnaryOperator<String> values) {
    this.values = values;
  }

  private static JsonMapper mapper() {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder().maxTokenCount(MOST_PARTS).build();
    JsonFactory strict =
        JsonFactory.builder()
            .streamReadConstraints(bounds)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return JsonMapper.builder(strict)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  static Finding of(JsonTemplate wanted, String text, UnaryOperator<String> values)
      throws NotJudged {
    JsonNode actual;
    try {
      actual = JSON.readTree(text);
    } catch (StreamConstraintsException tooMuch) {
      throw new NotJudged("the JSON has more parts than can be judged");
    } catch (JacksonException noJson) {
      return new Finding(false, "JSON", "no JSON: " + Shown.quoted(text));
    }
    if (actual.isMissingNode()) {
      return new Finding(false, "JSON", "no JSON: " + Shown.quoted(text));
    }
    Finding difference = new JsonFinding(values).compare("", wanted.value(), actual);
    return difference == null ? new Finding(true, "the wanted JSON", "found") : difference;
  }

  /** The first difference, or null. */
  private @Nullable Finding compare(String path, @Nullable Object wanted, JsonNode actual) {
    if (wanted instanceof Map<?, ?> map) {
      return compareMap(path, map, actual);
    }
    if (wanted instanceof List<?> list) {
      return compareList(path, list, actual);
    }
    return scalarHolds(wanted, actual) ? null : different(path, show(wanted), actual);
  }

  private @Nullable Finding compareMap(String path, Map<?, ?> wanted, JsonNode actual) {
    if (!actual.isObject() && !actual.isArray()) {
      return different(path, "an object", actual);
    }
    for (Map.Entry<?, ?> entry : wanted.entrySet()) {
      String key = String.valueOf(entry.getKey());
      JsonNode child = key.startsWith("/") ? actual.at(JsonPointer.compile(key)) : actual.path(key);
      Finding difference =
          compare(path + (key.startsWith("/") ? key : "/" + key), entry.getValue(), child);
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private @Nullable Finding compareList(String path, List<?> wanted, JsonNode actual) {
    if (!actual.isArray() || actual.size() != wanted.size()) {
      return different(path, "a list of " + wanted.size(), actual);
    }
    for (int i = 0; i < wanted.size(); i++) {
      Finding difference = compare(path + "/" + i, wanted.get(i), actual.get(i));
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private boolean scalarHolds(@Nullable Object wanted, JsonNode actual) {
    if (wanted == null) {
      return actual.isNull();
    }
    if (wanted instanceof Text text) {
      return textHolds(text.expand(values), actual);
    }
    if (wanted instanceof Number number) {
      return actual.isNumber()
          && actual.decimalValue().compareTo(new BigDecimal(number.toString())) == 0;
    }
    return actual.isBoolean() && wanted.equals(actual.booleanValue());
  }

  /**
   * Text equals text; where the actual value is a number, the text may be a range such as '>= 5'.
   */
  private static boolean textHolds(String wanted, JsonNode actual) {
    if (!actual.isNumber()) {
      return actual.isString() && actual.stringValue().equals(wanted);
    }
    try {
      return Range.ofNumbers(wanted).holds(actual.decimalValue());
    } catch (IllegalArgumentException noRange) {
      return false;
    }
  }

  private String show(@Nullable Object wanted) {
    return wanted instanceof Text text ? Shown.quoted(text.expand(values)) : String.valueOf(wanted);
  }

  private static Finding different(String path, String wanted, JsonNode actual) {
    String found = actual.isMissingNode() ? "nothing there" : Shown.quoted(actual.toString());
    return new Finding(false, "json " + (path.isEmpty() ? "/" : path) + " is " + wanted, found);
  }
}
