package dev.stepgate.runbook;

import dev.stepgate.support.Range;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema for editors, generated from the records that the loader fills. */
public final class RunbookSchema {
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RunbookSchema() {}

  public static String json() {
    return json(Kinds.installed());
  }

  public static String json(Kinds kinds) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
    return JSON.writer().with(printer).writeValueAsString(schema(kinds)) + "\n";
  }

  private static Map<String, Object> schema(Kinds kinds) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "A Stepgate runbook");
    schema.putAll(TypeSchema.record(Runbook.class));
    schema.put(
        "$defs",
        TypeSchema.ordered(
            "text",
            Map.of("type", List.of("string", "number", "boolean")),
            "command",
            TypeSchema.ordered("type", List.of("string", "number", "boolean"), "pattern", "\\S"),
            "duration",
            TypeSchema.amount(Span.PATTERN, "string"),
            "number",
            TypeSchema.amount(Range.NUMBER_PATTERN, "string", "number"),
            "size",
            TypeSchema.amount(Range.SIZE_PATTERN, "string", "number"),
            "check",
            CheckSchema.of(kinds.checks()),
            "step",
            StepSchema.of(kinds.actions())));
    return schema;
  }
}
