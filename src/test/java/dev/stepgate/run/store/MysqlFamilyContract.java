package dev.stepgate.run.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What holds besides on servers that cannot undo the creation of a table. */
abstract class MysqlFamilyContract extends ServerStoreContract {

  @Test
  void finishesAMigrationThatWasCutShort() {
    String database = server().newDatabase();
    StoreSettings settings = settings(server().url(database), server().password());
    Store.open(settings).close();
    server().execute(database, "drop table stepgate_deed");
    String history = Schema.HISTORY;
    server().execute(database, "delete from " + history + " where version > 4");
    server().execute(database, "update " + history + " set success = 0 where version = 4");
    try (Store again = Store.open(settings)) {
      assertThat(again.deeds().list(0, 1)).isEmpty();
    }
  }

  @Test
  void createsTablesThatKeepEveryCharacterWhateverTheDatabasesDefault() throws Exception {
    String database = server().newDatabase();
    server().execute(database, "alter database " + database + " character set latin1");
    try (Store latin = Store.open(settings(server().url(database), server().password()))) {
      Lease lease = latin.leases().acquire("jöbs \uD83D\uDE80", run, HERE);
      assertThat(latin.leases().holder("jöbs \uD83D\uDE80").orElseThrow().target())
          .isEqualTo(lease.target());
    }
  }
}
