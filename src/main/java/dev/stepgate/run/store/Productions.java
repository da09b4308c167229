package dev.stepgate.run.store;

import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** Every database that was ever known as production, by what its server says it is. */
public final class Productions {
  private final Database database;
  private final Clock clock;

  Productions(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The first that is said of a database stands. */
  public void remember(String identity, String name, String address) {
    if (nameOf(identity).isPresent()) {
      return;
    }
    try {
      database.once(
          () ->
              database
                  .sql("insert into stepgate_production values (?, ?, ?, ?)")
                  .params(identity, name, address, clock.millis())
                  .update());
    } catch (DuplicateKeyException rememberedBefore) {
      // That one stands.
    }
  }

  /** What it was called when it was first seen as production. */
  public Optional<String> nameOf(String identity) {
    return find("identity", "name", identity);
  }

  /** What answered at this address when it was last found to be production. */
  public Optional<String> identityAt(String address) {
    return find("address", "identity", address);
  }

  private Optional<String> find(String by, String wanted, String value) {
    return database.repeatable(
        () ->
            database
                .sql(
                    "select "
                        + wanted
                        + " from stepgate_production where "
                        + by
                        + " = ? order by since desc limit 1")
                .param(value)
                .query(String.class)
                .optional());
  }
}
