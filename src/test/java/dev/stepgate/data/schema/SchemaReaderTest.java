package dev.stepgate.data.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.Address;
import dev.stepgate.data.Database;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaReaderTest {

  @Test
  void readsWhatPostgresqlKnowsOfItsTables() throws SQLException {
    Schema schema =
        read(
            Servers.postgres(),
            """
            create domain short as varchar(7) not null;
            create domain shorter as short;
            create type mood as enum ('o''k', 'sad');
            create table parent (
              id bigint generated always as identity primary key,
              code varchar(20) not null unique,
              a integer, b integer, unique (b, a));
            create table "Child ""x"" y" (
              id serial primary key, parent_code varchar references parent (code),
              a integer, b integer, up integer references "Child ""x"" y",
              price numeric(10, 2), name shorter, mood mood,
              twice integer generated always as (a * 2) stored,
              foreign key (b, a) references parent (b, a));
            create unique index partial on parent (a) where b > 0;
            create unique index computed on parent ((a + b));
            create view seen as select 1 as one;
            create table parted (id integer, at date) partition by range (at);
            create table parted_1 partition of parted for values from ('2026-01-01') to (maxvalue);
            create table heir (more text) inherits (parent);
            """);

    assertThat(schema.tables().keySet())
        .extracting(TableName::toString)
        .containsExactly("Child \"x\" y", "heir", "parent", "parted");
    Table child = table(schema, "Child \"x\" y");
    assertThat(child.columns())
        .containsExactly(
            new Column("id", "integer", Kind.INTEGER, false, null, false, true),
            new Column("parent_code", "character varying", Kind.TEXT, true, null, false, false),
            new Column("a", "integer", Kind.INTEGER, true, null, false, false),
            new Column("b", "integer", Kind.INTEGER, true, null, false, false),
            new Column("up", "integer", Kind.INTEGER, true, null, false, false),
            new Column("price", "numeric(10,2)", Kind.DECIMAL, true, null, false, false),
            new Column("name", "shorter", Kind.TEXT, false, 7, false, false),
            new Column("mood", "mood", Kind.OTHER, true, null, false, false),
            new Column("twice", "integer", Kind.INTEGER, true, null, true, false));
    assertThat(child.primaryKey()).containsExactly("id");
    TableName parent = new TableName("public", "parent");
    assertThat(child.foreignKeys())
        .containsExactly(
            new ForeignKey("Child \"x\" y_b_a_fkey", List.of("b", "a"), parent, List.of("b", "a")),
            new ForeignKey(
                "Child \"x\" y_parent_code_fkey", List.of("parent_code"), parent, List.of("code")),
            new ForeignKey("Child \"x\" y_up_fkey", List.of("up"), child.name(), List.of("id")));
    assertThat(table(schema, "parent").uniqueKeys())
        .containsExactly(List.of("b", "a"), List.of("code"));
    assertThat(table(schema, "parent").column("id").orElseThrow().identity()).isTrue();
    assertThat(schema.sequences())
        .containsExactly(
            new Sequence(new TableName("public", "Child \"x\" y_id_seq"), child.name(), "id"),
            new Sequence(new TableName("public", "parent_id_seq"), parent, "id"));
  }

  @Test
  void readsWhatMysqlKnowsOfItsTables() throws SQLException {
    readsTheSameOfTheFamily(Servers.mysql(), "json");
  }

  @Test
  void readsWhatMariadbKnowsOfItsTables() throws SQLException {
    readsTheSameOfTheFamily(Servers.mariadb(), "longtext");
  }

  @Test
  void readsTheSchemasThatAreNamed() throws SQLException {
    Server server = Servers.postgres();
    String name = server.newDatabase();
    server.execute(
        name, "create table a (x int); create schema more; create table more.b (x int);");
    try (Connection connection = database(server, name).connect()) {
      assertThat(SchemaReader.read(connection, database(server, name).brand(), Set.of("more")))
          .extracting(schema -> List.copyOf(schema.tables().keySet()))
          .isEqualTo(List.of(new TableName("more", "b")));
    }
  }

  private static void readsTheSameOfTheFamily(Server server, String json) throws SQLException {
    Schema schema =
        read(
            server,
            "create table parent (id int unsigned auto_increment primary key,"
                + " code varchar(20) not null unique, a int, b int, unique key ba (b, a))",
            "create table child (id bigint unsigned primary key, flag tinyint(1) not null default 1,"
                + " code varchar(20), a int, b int, up bigint unsigned, extra json, shape point,"
                + " bits bit(9), twice bigint generated always as (a * 2) stored,"
                + " constraint k1 foreign key (code) references parent (code),"
                + " constraint k2 foreign key (b, a) references parent (b, a),"
                + " constraint k3 foreign key (up) references child (id))",
            "create view seen as select 1 as one");

    assertThat(schema.tables().keySet())
        .extracting(TableName::toString)
        .containsExactly("child", "parent");
    Table child = table(schema, "child");
    assertThat(child.columns())
        .filteredOn(column -> !List.of("id", "a", "b", "up", "twice").contains(column.name()))
        .containsExactly(
            new Column("flag", "tinyint(1)", Kind.INTEGER, false, null, false, false, true),
            new Column("code", "varchar(20)", Kind.TEXT, true, 20, false, false),
            new Column("extra", json, Kind.JSON, true, null, false, false),
            new Column("shape", "point", Kind.BINARY, true, null, false, false),
            new Column("bits", "bit(9)", Kind.BINARY, true, null, false, false));
    assertThat(child.column("twice").orElseThrow().generated()).isTrue();
    Table parent = table(schema, "parent");
    assertThat(parent.columns().get(0).identity()).isTrue();
    assertThat(parent.columns().get(0).type()).isEqualTo("int(10) unsigned");
    assertThat(parent.primaryKey()).containsExactly("id");
    assertThat(parent.uniqueKeys()).containsExactly(List.of("b", "a"), List.of("code"));
    assertThat(child.foreignKeys())
        .containsExactly(
            new ForeignKey("k1", List.of("code"), parent.name(), List.of("code")),
            new ForeignKey("k2", List.of("b", "a"), parent.name(), List.of("b", "a")),
            new ForeignKey("k3", List.of("up"), child.name(), List.of("id")));
    assertThat(schema.sequences()).isEmpty();
  }

  private static Table table(Schema schema, String name) {
    return schema.tables().values().stream()
        .filter(table -> table.name().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Schema read(Server server, String... statements) throws SQLException {
    String name = server.newDatabase();
    for (String statement : statements) {
      server.execute(name, statement);
    }
    Database database = database(server, name);
    try (Connection connection = database.connect()) {
      return SchemaReader.read(connection, database.brand());
    }
  }

  private static Database database(Server server, String name) throws SQLException {
    return Database.reach("it", new Address(server.url(name), server.user(), server.password()));
  }
}
