package dev.stepgate.web.api;

import dev.stepgate.run.Json;
import dev.stepgate.support.Program;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.node.ObjectNode;

/** The description at /api, in the names that the calls really use. */
@Configuration(proxyBeanMethods = false)
class OpenApiDescription {
  private static final String MILLISECONDS = "milliseconds";
  private static final Map<String, String> REFUSALS =
      Map.of(
          "400", "The request is not valid.",
          "401", "Nobody is signed in.",
          "403", "Whoever is signed in may not do this.",
          "404", "There is no such thing.",
          "409", "Refused as things are: held, decided already, tampered.",
          "503", "Too many callers at once.");

  static {
    SpringDocUtils.getConfig()
        .replaceWithSchema(Path.class, new StringSchema())
        .replaceWithSchema(ObjectNode.class, new ObjectSchema())
        .replaceWithSchema(
            Duration.class, new IntegerSchema().format("int64").description(MILLISECONDS));
  }

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Stepgate")
                .version(Program.version())
                .description(
                    "Everything the pages do: look at runs, start, resume, decide, abort, prove."
                        + " Names, times and durations are those of the command line's --json."))
        .components(
            new Components()
                .addSecuritySchemes(
                    "token",
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("An API token, made on the page of one's own account.")))
        .addSecurityItem(new SecurityRequirement().addList("token"));
  }

  @Bean
  OpenApiCustomizer realNames(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping calls) {
    RecordTypes records = new RecordTypes();
    calls
        .getHandlerMethods()
        .values()
        .forEach(
            call -> {
              records.add(call.getMethod().getGenericReturnType());
              Stream.of(call.getMethod().getGenericParameterTypes()).forEach(records::add);
            });
    return api -> {
      ModelConverters.getInstance(true)
          .read(Problem.class)
          .forEach(api.getComponents()::addSchemas);
      api.getComponents()
          .getSchemas()
          .forEach((name, schema) -> rename(schema, records.nullable(name)));
      api.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(OpenApiDescription::addRefusals);
    };
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private static void rename(Schema schema, Set<String> nullable) {
    Map<String, Schema> before = schema.getProperties();
    if (before == null) {
      return;
    }
    Map<String, Schema> after = new LinkedHashMap<>();
    before.forEach(
        (name, property) -> {
          boolean duration = MILLISECONDS.equals(property.getDescription());
          String sent = Json.snakeCase(name);
          lowerCase(property);
          if (nullable.contains(sent)) {
            allowNull(property);
          }
          after.put(sent + (duration ? "_ms" : ""), property);
        });
    schema.setProperties(after);
    if (schema.getRequired() != null) {
      schema.setRequired(
          ((List<String>) schema.getRequired()).stream().map(Json::snakeCase).toList());
    }
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private static void allowNull(Schema property) {
    if (property.getTypes() == null) {
      property.addType(property.getType());
    }
    property.addType("null");
    if (property.getEnum() != null) {
      List<Object> words = new ArrayList<>(property.getEnum());
      words.add(null);
      property.setEnum(words);
    }
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private static void lowerCase(Schema property) {
    if (property.getEnum() != null) {
      property.setEnum(
          ((List<Object>) property.getEnum())
              .stream().map(word -> word.toString().toLowerCase(Locale.ROOT)).toList());
    }
  }

  private static void addRefusals(Operation operation) {
    REFUSALS.forEach(
        (status, meaning) -> operation.getResponses().putIfAbsent(status, problem(meaning)));
  }

  private static ApiResponse problem(String meaning) {
    Schema<?> schema = new Schema<>().$ref("#/components/schemas/Problem");
    return new ApiResponse()
        .description(meaning)
        .content(
            new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
  }
}
