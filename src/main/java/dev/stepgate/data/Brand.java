package dev.stepgate.data;

/** Whose server it is, as the server says itself. */
public enum Brand {
  POSTGRESQL,
  MYSQL,
  MARIADB;

  /** MySQL and MariaDB speak nearly the same language. */
  public boolean isMysqlFamily() {
    return this != POSTGRESQL;
  }

  /** A name as it stands in SQL. */
  public String quoted(String name) {
    String mark = isMysqlFamily() ? "`" : "\"";
    return mark + name.replace(mark, mark + mark) + mark;
  }
}
