package dev.stepgate.runbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

class RunbookSchemaTest {
  private static final Path FILE = Path.of("runbooks/runbook.schema.json");
  private static final String GENERATED = RunbookSchema.json();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(GENERATED, InputFormat.JSON);
  private static final String BEYOND = "# beyond the schema: ";

  @Test
  void theFileForEditorsIsUpToDate() throws IOException {
    Path fresh = Files.writeString(Path.of("target/runbook.schema.json"), GENERATED);

    assertThat(Files.readString(FILE))
        .as("if not, copy %s to %s", fresh, FILE)
        .isEqualTo(GENERATED);
  }

  @ParameterizedTest
  @MethodSource("valid")
  void acceptsWhatTheLoaderAccepts(Path file) throws IOException {
    assertThat(complaints(Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void rejectsWhatTheLoaderRejectsUnlessItCannotKnow(Path file) throws IOException {
    String yaml = Files.readString(file);

    if (yaml.startsWith(BEYOND)) {
      assertThat(isReadable(yaml) ? complaints(yaml) : List.of()).isEmpty();
    } else {
      assertThat(complaints(yaml)).isNotEmpty();
    }
  }

  /** An editor must not mark what would run. */
  @Test
  void neverRejectsWhatTheLoaderAccepts() throws IOException {
    String good = Files.readString(Fixtures.in("valid").get(0));
    Random random = new Random(11);
    int accepted = 0;
    for (int i = 0; i < 1_000; i++) {
      String yaml = Mutations.of(good, random);
      if (accepts(yaml)) {
        accepted++;
        assertThat(complaints(yaml)).as(yaml).isEmpty();
      }
    }
    assertThat(accepted).isGreaterThan(100);
  }

  private static boolean accepts(String yaml) {
    Loaded loaded = new RunbookLoader().load(FILE, yaml.getBytes(UTF_8));
    return loaded.problems().isEmpty();
  }

  private static boolean isReadable(String yaml) {
    try {
      YAMLMapper.shared().readTree(yaml);
      return true;
    } catch (JacksonException noYaml) {
      return false;
    }
  }

  private static List<String> complaints(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML).stream().map(Object::toString).toList();
  }

  static List<Path> valid() throws IOException {
    return Fixtures.in("valid");
  }

  static List<Path> invalid() throws IOException {
    return Fixtures.in("invalid");
  }
}
