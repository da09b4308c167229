package dev.stepgate.runbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.notify.NotifySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatPageTest {
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");

  @ParameterizedTest
  @MethodSource("records")
  void listsEveryKeyWithItsMeaning(Class<? extends Record> type) throws IOException {
    String page = Files.readString(Path.of("docs/runbook-format.md"));

    assertThat(Key.of(type)).isNotEmpty();
    assertThat(Key.of(type)).allSatisfy(key -> assertThat(page).contains(row(key)));
  }

  @ParameterizedTest
  @MethodSource("notices")
  void thePageOfNotificationsListsEveryKeyToo(Class<? extends Record> type) throws IOException {
    String page = Files.readString(Path.of("docs/notifications.md"));

    assertThat(Key.of(type)).isNotEmpty();
    assertThat(Key.of(type)).allSatisfy(key -> assertThat(page).contains(row(key)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void showsExamplesThatLoad(String yaml) {
    Loaded loaded = new RunbookLoader().load(Path.of("example.yaml"), yaml.getBytes(UTF_8));

    assertThat(loaded.render("error", loaded.problems())).endsWith("0 problems in example.yaml");
  }

  @Test
  void saysWhichExpectationsGoWithWhichCheck() throws IOException {
    String page = Files.readString(Path.of("docs/runbook-format.md"));

    for (String expectation : Key.namesOf(Expectations.class)) {
      List<String> kinds =
          Kinds.installed().checks().values().stream()
              .filter(kind -> kind.expectations().contains(expectation))
              .map(kind -> "`" + kind.key() + "`")
              .toList();
      assertThat(page).contains("| `" + expectation + "` | " + String.join(" ", kinds) + " |");
    }
  }

  static Stream<Class<? extends Record>> records() {
    return Stream.of(
            Stream.of(
                Runbook.class,
                Runbook.EnvSource.class,
                Runbook.Secret.class,
                Runbook.Input.class,
                Runbook.HostEntry.class,
                Runbook.Notice.class,
                Step.class,
                Step.Options.class,
                Check.Options.class,
                Expectations.class),
            Kinds.installed().actions().values().stream().map(ActionKind::fields),
            Kinds.installed().checks().values().stream().map(CheckKind::fields))
        .flatMap(types -> types);
  }

  static Stream<Class<? extends Record>> notices() {
    return Stream.of(
        NotifySettings.class,
        NotifySettings.ChannelEntry.class,
        NotifySettings.WebhookEntry.class,
        NotifySettings.MailEntry.class,
        NotifySettings.SecretSource.class);
  }

  static List<String> examples() throws IOException {
    String pages =
        Files.readString(Path.of("docs/runbook-format.md"))
            + Files.readString(Path.of("docs/lint.md"));
    return YAML.matcher(pages).results().map(found -> found.group(1)).toList();
  }

  static String row(Key key) {
    return "| `"
        + key.name()
        + "` | "
        + (key.doc().required() ? "**Required.** " : "")
        + key.doc().value()
        + " |";
  }
}
