package dev.stepgate.data.mask;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Looks for source values in one value. */
final class LeakLens {
  private final KeyedHash hash;
  private final SortedDigests digests;

  LeakLens(KeyedHash hash, SortedDigests digests) {
    this.hash = hash;
    this.digests = digests;
  }

  /** What was seen. */
  enum Sight {
    NOTHING,
    INSIDE,
    WHOLE
  }

  Sight look(String value) {
    Fragments fragments = Fragments.of(value);
    if (isSource(fragments)) {
      return Sight.WHOLE;
    }
    return fragments.any(this::isNoted) || isInJson(value) ? Sight.INSIDE : Sight.NOTHING;
  }

  /** Whether all of it was a source value. */
  boolean isSource(String value) {
    return isSource(Fragments.of(value));
  }

  private boolean isSource(Fragments fragments) {
    return !fragments.isShort() && isNoted(fragments.sought());
  }

  private boolean isNoted(String fragment) {
    return digests.contains(hash.of(fragment));
  }

  /** Where it is a whole value, or written with escapes. */
  private boolean isInJson(String value) {
    return (value.startsWith("{") || value.startsWith("["))
        && texts(value).stream().map(Fragments::of).anyMatch(this::isSourceOrHasOne);
  }

  private boolean isSourceOrHasOne(Fragments text) {
    return isSource(text) || text.any(this::isNoted);
  }

  private static List<String> texts(String json) {
    List<String> texts = new ArrayList<>();
    try (JsonParser parser = JsonText.parser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) {
          texts.add(parser.getString());
        }
      }
    } catch (JacksonException notJson) {
      return texts;
    }
    return texts;
  }
}
