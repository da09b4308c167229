package dev.stepgate.data.convert;

import dev.stepgate.data.Brand;
import dev.stepgate.data.load.InsertText;
import dev.stepgate.data.load.Place;
import dev.stepgate.data.load.RowText;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.TableName;
import java.util.List;

/** For whose client SQL is written. */
public enum Dialect {
  /** For {@code psql}. */
  POSTGRESQL(Brand.POSTGRESQL),
  /** For {@code mysql}, also that of MariaDB. */
  MYSQL(Brand.MYSQL);

  private static final String POSTGRES_BEGIN =
      """
      \\set ON_ERROR_STOP on
      begin;
      set local client_encoding = 'UTF8';
      set local standard_conforming_strings = on;
      set local time zone 'UTC';
      set local datestyle = 'ISO, YMD';
      set local intervalstyle = 'postgres';
      set constraints all deferred;
      """;

  /** What the session had comes back at the end. */
  private static final String MYSQL_BEGIN =
      """
      set @stepgate_mode = @@sql_mode, @stepgate_zone = @@time_zone;
      set @stepgate_keys = @@foreign_key_checks;
      set names utf8mb4;
      set time_zone = '+00:00';
      set sql_mode = 'STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION';
      start transaction;
      """;

  private static final String MYSQL_END =
      """
      commit;
      set foreign_key_checks = @stepgate_keys;
      set sql_mode = @stepgate_mode;
      set time_zone = @stepgate_zone;
      """;

  private final Brand brand;

  Dialect(Brand brand) {
    this.brand = brand;
  }

  Brand brand() {
    return brand;
  }

  String begin() {
    return this == POSTGRESQL ? POSTGRES_BEGIN : MYSQL_BEGIN;
  }

  String end() {
    return this == POSTGRESQL ? "commit;\n" : MYSQL_END;
  }

  RowText text(Place place, List<Column> columns) {
    return this == POSTGRESQL
        ? new PostgresText(place, columns)
        : new InsertText(place, columns, brand);
  }

  /** The schema is not named where it is the usual one: the client is in it. */
  String table(TableName name) {
    return this == MYSQL || name.schema().equals("public")
        ? brand.quoted(name.name())
        : name.quoted(brand);
  }

  String names(List<Column> columns) {
    return String.join(", ", columns.stream().map(column -> brand.quoted(column.name())).toList());
  }

  String insert(TableName table, List<Column> columns) {
    String identity = this == POSTGRESQL ? ") overriding system value" : ")";
    return "insert into " + table(table) + " (" + names(columns) + identity + " values\n";
  }
}
