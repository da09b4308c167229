package dev.stepgate.data.format;

import dev.stepgate.data.Brand;
import dev.stepgate.data.Database;
import dev.stepgate.data.Identity;
import java.util.Objects;

/**
 * The database that rows came from: what it says of itself, never how to get in.
 *
 * @param name what the runbook called it
 * @param server its identifier
 * @param version what the server says of its version
 */
public record Source(String name, Brand brand, String server, String database, String version) {
  public Source {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(brand, "brand");
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(version, "version");
  }

  public static Source of(Database database) {
    Identity identity = database.identity();
    return new Source(
        database.name(),
        identity.brand(),
        identity.server(),
        identity.database(),
        database.version());
  }

  public Identity identity() {
    return new Identity(brand, server, database);
  }
}
