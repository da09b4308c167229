package dev.stepgate.support;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** What a failed file operation means, in words: many exceptions carry only the path. */
public final class FileFaults {
  private FileFaults() {}

  public static String describe(IOException failed) {
    if (failed instanceof NoSuchFileException missing) {
      return missing.getFile() + " is missing";
    }
    if (failed instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be accessed";
    }
    if (failed instanceof FileAlreadyExistsException there) {
      return there.getFile() + " is already there";
    }
    if (failed instanceof NotDirectoryException file) {
      return file.getFile() + " is not a folder";
    }
    if (failed instanceof FileSystemException other && other.getReason() != null) {
      return other.getReason().toLowerCase(Locale.ROOT);
    }
    return failed.getMessage() == null
        ? failed.getClass().getSimpleName()
        : failed.getMessage().toLowerCase(Locale.ROOT);
  }
}
