package dev.stepgate.data;

/**
 * Which database it really is, whatever name it was reached by.
 *
 * @param server what the server says of itself: PostgreSQL's system identifier, MySQL's server_uuid
 * @param database the database's name on that server
 */
public record Identity(Brand brand, String server, String database) {

  /** One line for logs and manifests. */
  @Override
  public String toString() {
    return brand.name().toLowerCase(java.util.Locale.ROOT) + " " + server + "/" + database;
  }
}
