package dev.stepgate.notify;

import dev.stepgate.notify.NotifySettings.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Puts a message into the JSON that the other side takes. */
final class Shapes {
  private static final JsonMapper JSON = new JsonMapper();

  private Shapes() {}

  static byte[] body(Shape shape, Message message) {
    Object body =
        switch (shape) {
          case GENERIC -> message;
          case SLACK -> Map.of("text", escaped(text(message)));
          case GOOGLE_CHAT -> Map.of("text", unlinked(text(message)));
          case DISCORD ->
              Map.of("content", limited(text(message)), "allowed_mentions", nobodyCalled());
          case TEAMS -> card(message);
        };
    return JSON.writeValueAsBytes(body);
  }

  /** The message in lines, for people. */
  static String text(Message message) {
    return Letter.lines(message).stream().collect(Collectors.joining("\n"));
  }

  /** No text of a run calls everybody in a chat or looks like a link that it is not. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** There is no other way to write the sign there than one that is not part of a link. */
  private static String unlinked(String text) {
    return text.replace("<", "< ");
  }

  private static String limited(String text) {
    return text.length() <= 1900 ? text : text.substring(0, 1899) + "…";
  }

  private static Map<String, List<String>> nobodyCalled() {
    return Map.of("parse", List.of());
  }

  private static Map<String, Object> card(Message message) {
    List<Object> blocks = new ArrayList<>();
    for (String line : Letter.lines(message)) {
      blocks.add(Map.of("type", "TextBlock", "wrap", true, "text", plain(line)));
    }
    Map<String, Object> content =
        Map.of("type", "AdaptiveCard", "version", "1.4", "body", List.copyOf(blocks));
    return Map.of(
        "type",
        "message",
        "attachments",
        List.of(
            Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", content)));
  }

  /** Brackets would make links of text in a card. */
  private static String plain(String line) {
    return line.replace("[", "\\[").replace("]", "\\]");
  }
}
