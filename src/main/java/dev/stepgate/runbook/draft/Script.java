package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of commands, command by command. */
record Script(List<Part> parts) {
  private static final int LONGEST = 300;
  private static final Pattern PROMPT =
      Pattern.compile("^\\s*(?:\\$|PS[^>]{0,40}>|\\w+@[\\w.-]+[:~/\\w]*[$#]) (.*)$");

  /** What a line of it is. */
  enum Kind {
    COMMAND,
    COMMENT,
    OUTPUT
  }

  /** One command with all its lines, one comment, or one line of output. */
  record Part(Kind kind, int line, String text) {}

  static Script of(Block.Code code) {
    List<String> lines = code.text().lines().toList();
    boolean prompts = lines.stream().anyMatch(line -> PROMPT.matcher(line).matches());
    Cutting cutting = new Cutting(code.line(), prompts);
    lines.forEach(cutting::line);
    cutting.end();
    return new Script(List.copyOf(cutting.parts));
  }

  static boolean isPrompted(String line) {
    return PROMPT.matcher(line).matches();
  }

  List<Part> commands() {
    return parts.stream().filter(part -> part.kind() == Kind.COMMAND).toList();
  }

  /** As it stands in the document, without prompts and what they answered. */
  static String verbatim(Block.Code code) {
    Script script = of(code);
    if (code.text().lines().noneMatch(line -> PROMPT.matcher(line).matches())) {
      return code.text().stripTrailing();
    }
    return String.join("\n", script.commands().stream().map(Part::text).toList());
  }

  /** Goes through the lines. */
  private static final class Cutting {
    private final List<Part> parts = new ArrayList<>();
    private final boolean prompts;
    private final List<String> open = new ArrayList<>();
    private int number;
    private int start;

    Cutting(int line, boolean prompts) {
      this.number = line - 1;
      this.prompts = prompts;
    }

    void line(String raw) {
      number++;
      if (!open.isEmpty()) {
        more(prompts ? raw.replaceFirst("^> ", "") : raw);
        return;
      }
      Matcher prompt = PROMPT.matcher(raw);
      boolean prompted = prompt.matches();
      String text = prompted ? prompt.group(1) : raw;
      if (text.isBlank()) {
        return;
      }
      if (prompts && !prompted) {
        parts.add(new Part(raw.strip().startsWith("# ") ? Kind.COMMENT : Kind.OUTPUT, number, raw));
      } else if (text.strip().startsWith("#")) {
        parts.add(new Part(Kind.COMMENT, number, text.strip().replaceFirst("^#+\\s?", "")));
      } else {
        start = number;
        more(text);
      }
    }

    private void more(String text) {
      open.add(text);
      if (Shell.isComplete(String.join("\n", open)) || open.size() > LONGEST) {
        end();
      }
    }

    void end() {
      if (!open.isEmpty()) {
        parts.add(new Part(Kind.COMMAND, start, String.join("\n", open).stripTrailing()));
      }
      open.clear();
    }
  }
}
