package dev.stepgate.cli.data;

import dev.stepgate.data.load.Users;
import dev.stepgate.data.read.ForeignOptions;
import dev.stepgate.step.UsersLeftOut;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an import says of users who stay behind, and of files that others wrote. */
final class OthersOptions {
  @Option(
      names = "--users",
      paramLabel = "TABLE",
      description = "A table of users who do not come along.")
  private @Nullable String users;

  @Option(
      names = "--users-by",
      paramLabel = "COLUMN",
      description = "The column by which a user is found among those who are there.")
  private @Nullable String by;

  @Option(
      names = "--users-otherwise",
      paramLabel = "WHAT",
      description =
          "What becomes of references to users who are not found: nobody, error (the default), or"
              + " COLUMN=VALUE of one who is there.")
  private @Nullable String otherwise;

  @Option(
      names = "--model",
      paramLabel = "APP.MODEL=TABLE",
      description = "The table of a model that files of others name otherwise; may be repeated.")
  private Map<String, String> tables = new LinkedHashMap<>();

  @Option(
      names = "--field",
      paramLabel = "APP.MODEL.FIELD=COLUMN",
      description = "The column of a field that files of others name otherwise; may be repeated.")
  private Map<String, String> columns = new LinkedHashMap<>();

  void check() {
    Invalid.when(
        users == null && (by != null || otherwise != null),
        "users are spoken of, and no table of users is named",
        "Add --users TABLE.");
    Invalid.when(
        !UsersLeftOut.isClear(otherwise),
        "--users-otherwise says nothing that can be done",
        "Write nobody, error, or COLUMN=VALUE of a user who is there.");
  }

  @Nullable Users users() {
    return users == null ? null : UsersLeftOut.users(users, by, otherwise);
  }

  ForeignOptions files() {
    return new ForeignOptions(tables, columns, Map.of());
  }
}
