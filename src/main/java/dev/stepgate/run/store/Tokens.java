package dev.stepgate.run.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** Tokens for the interface; each change is kept together with the record of it. */
public final class Tokens {
  private static final String SELECT =
      "select account, name, digest, since, expires from stepgate_token";
  private final Database database;

  Tokens(Database database) {
    this.database = database;
  }

  /** False when the owner has one of that name. */
  public boolean add(Token token, Deed deed) {
    try {
      return database.transaction(
          () -> {
            Deeds.insert(database, deed);
            return insert(token) == 1;
          });
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }

  /** False when there is none of that name. */
  public boolean revoke(String account, String name, Deed deed) {
    return database.transaction(
        () -> delete(account, name) == 1 && Deeds.insert(database, deed) == 1);
  }

  public List<Token> of(String account) {
    return database.repeatable(
        () ->
            database
                .sql(SELECT + " where account = ? order by name")
                .param(account)
                .query(Tokens::row)
                .list());
  }

  /** The token of that digest, unless it has expired. */
  public Optional<Token> find(String digest, Instant now) {
    return database.repeatable(
        () ->
            database
                .sql(SELECT + " where digest = ? and expires > ?")
                .params(digest, now.toEpochMilli())
                .query(Tokens::row)
                .optional());
  }

  private int insert(Token token) {
    return database
        .sql("insert into stepgate_token values (?, ?, ?, ?, ?)")
        .params(token.account(), token.name(), token.digest())
        .params(token.since().toEpochMilli(), token.expires().toEpochMilli())
        .update();
  }

  private int delete(String account, String name) {
    return database
        .sql("delete from stepgate_token where account = ? and name = ?")
        .params(account, name)
        .update();
  }

  private static Token row(ResultSet row, int number) throws SQLException {
    return new Token(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)),
        Instant.ofEpochMilli(row.getLong(5)));
  }
}
