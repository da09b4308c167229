package dev.stepgate.data;

import org.jspecify.annotations.Nullable;

/** Where a database is, and as whom to go there. */
public record Address(String url, @Nullable String user, @Nullable String password) {

  /** Without what nobody may read. */
  @Override
  public String toString() {
    int question = url.indexOf('?');
    return question < 0 ? url : url.substring(0, question);
  }
}
