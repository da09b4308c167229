package dev.stepgate.run;

import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reads records from the JSON that {@link Json} writes. */
public final class JsonReader {
  private static final JsonMapper LENIENT = mapper().build();
  private static final JsonMapper STRICT =
      mapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private JsonReader() {}

  /** What a newer program says in addition is passed over. */
  public static <T> T read(String json, Class<T> type) {
    return LENIENT.readValue(json, type);
  }

  /** Refuses names that the record does not have. */
  public static <T> T readExactly(byte[] json, Class<T> type) {
    return STRICT.readValue(json, type);
  }

  private static JsonMapper.Builder mapper() {
    return JsonMapper.builder()
        .propertyNamingStrategy(new Names())
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .addModule(new SimpleModule().addDeserializer(Duration.class, new Milliseconds()));
  }

  private static final class Names extends PropertyNamingStrategy {
    @Override
    public String nameForConstructorParameter(
        MapperConfig<?> config, AnnotatedParameter parameter, String name) {
      return name(name, parameter.getRawType());
    }

    @Override
    public String nameForField(MapperConfig<?> config, AnnotatedField field, String name) {
      return name(name, field.getRawType());
    }

    @Override
    public String nameForGetterMethod(MapperConfig<?> config, AnnotatedMethod method, String name) {
      return name(name, method.getRawReturnType());
    }

    private static String name(String name, Class<?> type) {
      return Json.snakeCase(name) + (type == Duration.class ? "_ms" : "");
    }
  }

  private static final class Milliseconds extends StdDeserializer<Duration> {
    Milliseconds() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context)
        throws JacksonException {
      return Duration.ofMillis(parser.getLongValue());
    }
  }
}
