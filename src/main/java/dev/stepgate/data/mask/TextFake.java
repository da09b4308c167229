package dev.stepgate.data.mask;

/** Words that mean nothing, as long as the real ones, with their capitals and punctuation. */
record TextFake(Drawing drawing, ColumnShape shape) implements Fake {
  private static final String VOWELS = "aeiou";
  private static final String CONSONANTS = "bdfgklmnprstv";

  @Override
  public String of(String value) {
    Draw draw = drawing.of(value);
    String text = text(value, draw);
    if (!shape.unique()) {
      return text;
    }
    int room = Math.min(text.length(), shape.longest() - Draw.SUFFIX - 1);
    String suffix = draw.suffix(Draw.SUFFIX);
    return room <= 0 ? suffix : text.substring(0, room) + " " + suffix;
  }

  private static String text(String value, Draw draw) {
    StringBuilder text = new StringBuilder(value.length());
    int inWord = 0;
    for (int i = 0; i < value.length(); ) {
      int point = value.codePointAt(i);
      i += Character.charCount(point);
      boolean letter = isLetter(point);
      inWord = letter ? inWord == 0 ? 1 + draw.below(2) : inWord + 1 : 0;
      text.appendCodePoint(letter ? letter(point, inWord, draw) : other(point, draw));
    }
    return text.toString();
  }

  private static boolean isLetter(int point) {
    int type = Character.getType(point);
    return Character.isLetter(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static int letter(int point, int inWord, Draw draw) {
    String choices = inWord % 2 == 0 ? VOWELS : CONSONANTS;
    char letter = choices.charAt(draw.below(choices.length()));
    return Character.isUpperCase(point) ? Character.toUpperCase(letter) : letter;
  }

  private static int other(int point, Draw draw) {
    return Character.isDigit(point) || Character.getType(point) == Character.LETTER_NUMBER
        ? '0' + draw.below(10)
        : point;
  }
}
