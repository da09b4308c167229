package dev.stepgate.host.transfer;

import org.jspecify.annotations.Nullable;

/**
 * A file, a folder or a link.
 *
 * @param name below the folder that is sent; empty for a file that is sent by itself
 * @param mode its permissions, without those that change the user
 * @param stamp changes when it is written
 * @param link where it leads, for a link
 */
record Entry(Type type, String name, int mode, long size, String stamp, String link) {
  private static final int FORMAT = 0170000;

  /** What it is. */
  enum Type {
    FILE(0100000),
    FOLDER(0040000),
    LINK(0120000),
    /** A device, a socket, or a pipe with a name. */
    SPECIAL(0);

    private final int format;

    Type(int format) {
      this.format = format;
    }

    static Type of(int mode) {
      for (Type type : values()) {
        if (type.format == (mode & FORMAT)) {
          return type;
        }
      }
      return SPECIAL;
    }
  }

  /**
   * @param attributes mode, size, number and time as {@code stat} prints them
   */
  static Entry of(String name, String attributes) {
    String[] words = attributes.split(" ", 3);
    int mode = Integer.parseInt(words[0], 16);
    long size = Long.parseLong(words[1]);
    return new Entry(Type.of(mode), name, mode & 0777, size, words[2], "");
  }

  Entry leadingTo(String link) {
    return new Entry(type, name, mode, size, stamp, link);
  }

  /** The folder itself that is sent. */
  boolean isTop() {
    return name.equals(".");
  }

  boolean is(Type wanted) {
    return type == wanted;
  }

  /** Whether it may hold the same; of files only bytes can tell. */
  boolean isLike(@Nullable Entry other) {
    return other != null
        && type == other.type
        && link.equals(other.link)
        && (type != Type.FILE || size == other.size);
  }

  String shown() {
    return Raw.shown(name);
  }
}
