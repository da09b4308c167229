package dev.stepgate.web.api;

import dev.stepgate.run.Json;
import dev.stepgate.run.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;

/** Records as the command line's JSON: the same names, times and durations. */
final class RecordConverter extends AbstractHttpMessageConverter<Record> {
  private static final int MOST_BYTES = 1 << 20;

  RecordConverter() {
    super(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type.isRecord();
  }

  @Override
  protected Record readInternal(Class<? extends Record> type, HttpInputMessage message)
      throws IOException {
    byte[] body = message.getBody().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      throw new BadBody("the body is longer than " + MOST_BYTES + " bytes");
    }
    try {
      Record read =
          Optional.<Record>ofNullable(JsonReader.readExactly(body, type))
              .orElseThrow(() -> new BadBody("the body is null"));
      if (!isText(JsonReader.read(new String(body, StandardCharsets.UTF_8), JsonNode.class))) {
        throw new BadBody("the body holds a NUL, or half of a character");
      }
      return read;
    } catch (JacksonException wrong) {
      // Its own message may quote the body, and with it a secret.
      throw new BadBody("the body is not what this call takes" + place(wrong));
    }
  }

  @Override
  protected void writeInternal(Record answer, HttpOutputMessage message) throws IOException {
    message.getBody().write(Json.line(answer).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether every store and every log can keep all that it says. */
  private static boolean isText(JsonNode body) {
    return body.isString()
        ? isText(body.asString())
        : body.propertyNames().stream().allMatch(RecordConverter::isText)
            && body.valueStream().allMatch(RecordConverter::isText);
  }

  private static boolean isText(String text) {
    return text.codePoints().noneMatch(one -> one == 0 || isHalf(one));
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static String place(JacksonException wrong) {
    if (!(wrong instanceof MismatchedInputException)) {
      return ": it is no JSON";
    }
    String path =
        wrong.getPath().stream()
            .map(reference -> reference.getPropertyName())
            .filter(name -> name != null && name.length() <= 100)
            .reduce((outer, inner) -> outer + "." + inner)
            .orElse("");
    return path.isEmpty() ? "" : ", see '" + path + "'";
  }
}
