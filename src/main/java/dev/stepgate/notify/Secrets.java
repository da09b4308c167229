package dev.stepgate.notify;

import dev.stepgate.notify.NotifySettings.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads what settings do not hold themselves. */
final class Secrets {
  private final Path home;
  private final Map<String, String> environment;

  Secrets(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  String read(String channel, String key, SecretSource source) {
    if ((source.env() == null) == (source.file() == null)) {
      throw Unusable.channel(channel, "needs exactly one of env and file for its " + key);
    }
    String value =
        source.env() != null
            ? environment.getOrDefault(source.env(), "")
            : text(channel, key, home.resolve(String.valueOf(source.file())));
    if (value.isBlank()) {
      throw Unusable.channel(channel, "finds nothing where its " + key + " should stand");
    }
    return value;
  }

  private static String text(String channel, String key, Path file) {
    try {
      return Files.readString(file).replaceFirst("\\r?\\n\\z", "");
    } catch (IOException unreadable) {
      throw Unusable.channel(channel, "cannot read its " + key + " from " + file)
          .causedBy(unreadable);
    }
  }
}
