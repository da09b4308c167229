package dev.stepgate.runbook.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.RunbookLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class YamlTest {
  private static final String PIECES =
      " \n\t:#-'\"\\|>{}[]&*!%@`,?=~ab01.é🎈\u0007\u2028\u202e\ufeff";

  @Test
  void whateverTextIsWrittenIsReadAgain() {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      String text = random(random);
      Yaml.Keys written = keys(text);

      assertThat(YamlReader.read(YamlWriter.write(written))).isEqualTo(read(text));
    }
  }

  @Test
  void whateverTextIsWrittenIsLoadedAgain() {
    Random random = new Random(6);
    for (int i = 0; i < 300; i++) {
      String text = "a" + random(random).replace("${", "");
      Yaml.Keys step =
          new Yaml.Keys(
              List.of(
                  new Yaml.Entry("id", Yaml.Words.of("a")),
                  new Yaml.Entry(List.of("a \u0007\ncomment"), "run", Yaml.Words.of(text)),
                  new Yaml.Entry("unchecked", Yaml.Words.of("x"))));
      String yaml =
          YamlWriter.write(
              new Yaml.Keys(
                  List.of(
                      new Yaml.Entry("runbook", Yaml.Words.of("r")),
                      new Yaml.Entry("steps", new Yaml.Items(List.of(step))))));
      Loaded loaded = new RunbookLoader().load(Path.of("r.yaml"), yaml.getBytes(UTF_8));

      assertThat(loaded.orThrow().steps().get(0).action().fields())
          .hasToString("Fields[run=" + text + "]");
    }
  }

  @Test
  void commentsStandAboveTheirKeysAndItems() {
    Yaml.Keys item =
        new Yaml.Keys(
            List.of(
                new Yaml.Entry(List.of("", "above"), "a", Yaml.Words.of("3")),
                new Yaml.Entry(List.of("inside"), "b", new Yaml.Words("3", true))));

    assertThat(
            YamlWriter.write(
                new Yaml.Keys(List.of(new Yaml.Entry("list", new Yaml.Items(List.of(item)))))))
        .isEqualTo(
            """
            list:

              # above
              - a: "3"
                # inside
                b: 3
            """);
  }

  /** The parser's buffer has 1025 characters, and must not end inside of one. */
  @Test
  void charactersOfTwoHalvesMayStandAnywhere() {
    for (int length = 990; length < 1_020; length++) {
      String yaml =
          "runbook: r\ntitle: "
              + "a".repeat(length)
              + "🎈\nsteps:\n  - {id: a, check: {file: x}}\n";

      assertThat(new RunbookLoader().load(Path.of("r.yaml"), yaml.getBytes(UTF_8)).problems())
          .isEmpty();
    }
  }

  private static Yaml.Keys keys(String text) {
    return new Yaml.Keys(
        List.of(
            new Yaml.Entry("a", Yaml.Words.of(text)),
            new Yaml.Entry("b", Yaml.Items.of(List.of(text, text)))));
  }

  /** Text comes back as text, whether it was written with quotes or without. */
  private static Yaml read(String text) {
    Yaml plain = ((Yaml.Keys) YamlReader.read(YamlWriter.write(keys(text)))).get("a").orElseThrow();
    assertThat(((Yaml.Words) plain).text()).isEqualTo(text);
    assertThat(((Yaml.Words) plain).isLiteral()).isFalse();
    return new Yaml.Keys(
        List.of(
            new Yaml.Entry("a", plain),
            new Yaml.Entry("b", new Yaml.Items(List.of(plain, plain)))));
  }

  private static String random(Random random) {
    int[] points = PIECES.codePoints().toArray();
    return IntStream.range(0, random.nextInt(30))
        .mapToObj(i -> Character.toString(points[random.nextInt(points.length)]))
        .collect(Collectors.joining());
  }
}
