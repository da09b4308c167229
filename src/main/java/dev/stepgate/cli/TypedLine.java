package dev.stepgate.cli;

/** The line that is being typed, and its echo. */
final class TypedLine {
  private final Screen screen;
  private final boolean shown;
  private final StringBuilder text = new StringBuilder();

  TypedLine(Screen screen, boolean shown) {
    this.screen = screen;
    this.shown = shown;
  }

  void add(char typed) {
    text.append(typed);
    if (!Character.isHighSurrogate(typed)) {
      screen.ask(echo(last()));
    }
  }

  void erase() {
    if (!isEmpty()) {
      int columns = Columns.width(echo(last()));
      text.setLength(text.offsetByCodePoints(text.length(), -1));
      screen.ask("\b \b".repeat(columns));
    }
  }

  void eraseAll() {
    while (!isEmpty()) {
      erase();
    }
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  String text() {
    return text.toString();
  }

  private String last() {
    return Character.toString(text.codePointBefore(text.length()));
  }

  private String echo(String typed) {
    return shown ? Printable.line(typed) : "*";
  }
}
