package dev.stepgate.run.store;

import java.time.Instant;
import java.util.List;

/** The record of what was done to accounts and sessions; it only grows. */
public final class Deeds {
  private static final int LONGEST_HOW = 500;
  private final Database database;

  Deeds(Database database) {
    this.database = database;
  }

  public void add(Deed deed) {
    database.once(() -> insert(database, deed));
  }

  /** In the transaction of what it tells of, so that neither is there without the other. */
  static int insert(Database database, Deed deed) {
    return database
        .sql("insert into stepgate_deed (at, person, how, what) values (?, ?, ?, ?)")
        .params(deed.at().toEpochMilli(), deed.person(), how(deed), deed.what())
        .update();
  }

  /** The newest first. */
  public List<Deed> list(int offset, int limit) {
    return database.repeatable(
        () ->
            database
                .sql(
                    "select at, person, how, what from stepgate_deed"
                        + " order by seq desc limit ? offset ?")
                .params(limit, offset)
                .query(
                    (row, number) ->
                        new Deed(
                            Instant.ofEpochMilli(row.getLong(1)),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4)))
                .list());
  }

  private static String how(Deed deed) {
    return deed.how().length() > LONGEST_HOW ? deed.how().substring(0, LONGEST_HOW) : deed.how();
  }
}
