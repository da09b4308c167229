package dev.stepgate.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;

/** A folder in which files are made and never anywhere else, whatever their paths say. */
final class EnclosedFolder {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST = 4000;

  private final Path root;

  EnclosedFolder(Path root) throws IOException {
    this.root = Files.createDirectories(root).toRealPath();
  }

  /** What came of a wish. */
  enum Outcome {
    MADE,
    THERE,
    REFUSED
  }

  /** Makes a file unless anything of that name is there. */
  Outcome make(String wish, byte[] content) throws IOException {
    if (!isPlain(wish)) {
      return Outcome.REFUSED;
    }
    try {
      return make(root.resolve(wish), content);
    } catch (InvalidPathException impossible) {
      return Outcome.REFUSED;
    }
  }

  /** Says nothing but names, one below the other. */
  private static boolean isPlain(String wish) {
    if (wish.length() > LONGEST || wish.contains("://") || wish.indexOf(0) >= 0) {
      return false;
    }
    for (String name : wish.split("/", -1)) {
      boolean isName = !name.isEmpty() && !name.equals(".") && !name.equals("..");
      if (!isName || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
        return false;
      }
    }
    return true;
  }

  private Outcome make(Path file, byte[] content) throws IOException {
    if (!file.normalize().equals(file) || !file.startsWith(root) || !folders(file)) {
      return Outcome.REFUSED;
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Outcome.THERE;
    }
    try {
      Files.write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return Outcome.MADE;
    } catch (FileAlreadyExistsException meanwhile) {
      return Outcome.THERE;
    }
  }

  /** Whether there are folders down to the file, none of which leads elsewhere. */
  private boolean folders(Path file) throws IOException {
    Path folder = root;
    for (Iterator<Path> names = root.relativize(file.getParent()).iterator(); names.hasNext(); ) {
      Path name = names.next();
      if (name.toString().isEmpty()) {
        break;
      }
      folder = folder.resolve(name);
      if (!isFolder(folder)) {
        return false;
      }
    }
    return folder.toRealPath().equals(folder);
  }

  private static boolean isFolder(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      try {
        Files.createDirectory(folder);
      } catch (FileAlreadyExistsException meanwhile) {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
      }
    }
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
  }
}
