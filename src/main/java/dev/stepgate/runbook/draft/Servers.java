package dev.stepgate.runbook.draft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The servers that the document starts and leaves running. */
final class Servers {
  private static final Pattern SERVES =
      Pattern.compile(
          "(?m)(?:^|[;&|(]|\\b(?:exec|sudo|then|do|poetry run|uv run|bundle exec)\\s)\\s*(?:\\w+=\\S*\\s+)*"
              + "(?:(?:\\S*python[0-9.]*\\s+)?\\S*manage\\.py\\s+runserver\\b"
              + "|(?:npm|yarn|pnpm)\\s+(?:run\\s+)?(?:start|dev|serve)(?![\\w:-])"
              + "|(?:python[0-9.]*\\s+-m\\s+)?flask\\s+(?:\\S+\\s+)*run\\b"
              + "|(?:\\S*/)?(?:uvicorn|gunicorn|hypercorn|daphne)\\s+(?!--version|--help)\\S"
              + "|python[0-9.]*\\s+-m\\s+http\\.server\\b|php\\s+(?:\\S+\\s+)*-S\\b|(?:\\S*/)?rails\\s+(?:server|s)\\b"
              + "|celery\\s+.*\\bworker\\b|docker(?:-compose| compose)\\s+(?:\\S+\\s+)*up\\b(?!.*\\s(?:-d|--detach|--wait)\\b))[^&\\n]*$");
  private static final Pattern PORT = Pattern.compile("(?:[:=\\s])(\\d{4,5})\\b");
  private final Map<String, Server> started = new LinkedHashMap<>();

  /** A server that an earlier step starts. */
  record Server(String step, int line, @Nullable String address) {}

  static boolean isServer(String script) {
    return SERVES.matcher(script).find();
  }

  Optional<Server> find(String script) {
    return Optional.ofNullable(started.get(normalized(script)));
  }

  void add(String script, Server server) {
    started.put(normalized(script), server);
  }

  /** Two servers cannot share a port. */
  Optional<Server> onPort(String script) {
    Optional<String> port = port(script);
    return started.entrySet().stream()
        .filter(entry -> port.isPresent() && port(entry.getKey()).equals(port))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Optional<String> port(String script) {
    return PORT.matcher(script).results().map(found -> found.group(1)).findFirst();
  }

  private static String normalized(String script) {
    return script.strip().replaceAll("\\s+", " ");
  }
}
