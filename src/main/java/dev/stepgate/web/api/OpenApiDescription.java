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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
        .replaceWithSchema(ObjectNode.class, new ObjectSchema().additionalProperties(true))
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
  OpenApiCustomizer realNames() {
    return api -> {
      ModelConverters.getInstance(true)
          .read(Problem.class)
          .forEach(api.getComponents()::addSchemas);
      api.getComponents().getSchemas().values().forEach(OpenApiDescription::rename);
      api.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(OpenApiDescription::addRefusals);
    };
  }

  /** Records say what may be missing by the null that they hold. */
  @SuppressWarnings({"rawtypes", "unchecked"})
  private static void rename(Schema schema) {
    Map<String, Schema> before = schema.getProperties();
    if (before == null) {
      return;
    }
    Map<String, Schema> after = new LinkedHashMap<>();
    before.forEach(
        (name, property) -> {
          boolean duration = MILLISECONDS.equals(property.getDescription());
          after.put(Json.snakeCase(name) + (duration ? "_ms" : ""), lowerCase(property));
        });
    schema.setProperties(after);
    if (schema.getRequired() != null) {
      schema.setRequired(
          ((List<String>) schema.getRequired()).stream().map(Json::snakeCase).toList());
    }
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private static Schema lowerCase(Schema property) {
    if (property.getEnum() != null) {
      property.setEnum(
          ((List<Object>) property.getEnum())
              .stream().map(word -> word.toString().toLowerCase(Locale.ROOT)).toList());
    }
    return property;
  }

  private static void addRefusals(Operation operation) {
    REFUSALS.forEach((status, meaning) -> operation.getResponses().putIfAbsent(status, problem(meaning)));
  }

  private static ApiResponse problem(String meaning) {
    Schema<?> schema = new Schema<>().$ref("#/components/schemas/Problem");
    return new ApiResponse()
        .description(meaning)
        .content(
            new Content()
                .addMediaType("application/problem+json", new MediaType().schema(schema)));
  }
}
