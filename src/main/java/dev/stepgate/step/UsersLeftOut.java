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
    return otherwise == null
        || otherwise.raw().contains("${")
        || otherwise.raw().matches("nobody|error|[^=]+=.*");
  }

  Users users(StepContext context) {
    return new Users(
        context.expand(table),
        by == null ? null : context.expand(by),
        otherwise(otherwise == null ? "error" : context.expand(otherwise)));
  }

  private static Otherwise otherwise(String text) {
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
