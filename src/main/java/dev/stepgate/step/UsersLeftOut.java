package dev.stepgate.step;

import dev.stepgate.data.load.Users;
import dev.stepgate.data.load.Users.Otherwise;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Text;
import org.jspecify.annotations.Nullable;

/** What {@code import} says of a table of users whose rows do not come along. */
public record UsersLeftOut(
    @Doc(value = "The table of the users.", required = true) Text table,
    @Doc("The column by which a user is found among those who are there.") @Nullable Text by,
    @Doc("What becomes of references to users who are not found: nobody, error, or COLUMN=VALUE.")
        @Nullable Text otherwise) {

  boolean isClear() {
    return otherwise == null || otherwise.raw().contains("${") || isClear(otherwise.raw());
  }

  /** Whether this says what is to be done; nothing at all means an error. */
  public static boolean isClear(@Nullable String otherwise) {
    return otherwise == null || otherwise.matches("nobody|error|[^=]+=.*");
  }

  Users users(StepContext context) {
    return users(
        context.expand(table),
        by == null ? null : context.expand(by),
        otherwise == null ? null : context.expand(otherwise));
  }

  /** The same from plain words. */
  public static Users users(String table, @Nullable String by, @Nullable String otherwise) {
    return new Users(table, by, meant(otherwise == null ? "error" : otherwise));
  }

  private static Otherwise meant(String text) {
    return switch (text) {
      case "nobody" -> new Users.Nobody();
      case "error" -> new Users.Refused();
      default -> {
        int equals = text.indexOf('=');
        yield new Users.Somebody(
            text.substring(0, Math.max(equals, 0)).strip(), text.substring(equals + 1).strip());
      }
    };
  }
}
