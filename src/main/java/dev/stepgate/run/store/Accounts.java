package dev.stepgate.run.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DuplicateKeyException;

/** The accounts of the console; each change is kept together with the record of it. */
public final class Accounts {
  /** The role of which somebody must remain. */
  public static final String ADMIN = "admin";

  private static final String SELECT =
      "select name, hash, roles, disabled, stamp, since from stepgate_account";
  private final Database database;

  Accounts(Database database) {
    this.database = database;
  }

  public Optional<Account> find(String name) {
    return database.repeatable(
        () -> database.sql(SELECT + " where name = ?").param(name).query(Accounts::row).optional());
  }

  public List<Account> all() {
    return database.repeatable(
        () -> database.sql(SELECT + " order by name").query(Accounts::row).list());
  }

  /** Whether somebody could sign in as one now. */
  public boolean hasAdmin() {
    return all().stream().anyMatch(Accounts::isAdmin);
  }

  /** False when there is an administrator by now, or the name is taken. */
  public boolean addFirst(Account admin, Deed deed) {
    return inserted(() -> locked() && !hasAdminNow() && insert(admin), deed);
  }

  /** False when the name is taken. */
  public boolean add(Account account, Deed deed) {
    return inserted(() -> insert(account), deed);
  }

  /** False when there is nobody of that name; ends the sessions. */
  public boolean setPassword(String name, String hash, Deed deed) {
    return changed(() -> password(name, hash), deed);
  }

  /** The password that an invitation allows to choose; false when it was used before. */
  public boolean redeem(Invitation invitation, String hash, Deed deed) {
    return changed(() -> used(invitation) && password(invitation.account(), hash), deed);
  }

  /** False when no administrator would be left. */
  public boolean setRoles(String name, List<String> roles, Deed deed) {
    return changed(
        () ->
            locked()
                && update(
                    "update stepgate_account set roles = ? where name = ?",
                    String.join(" ", roles),
                    name)
                && hasAdminNow(),
        deed);
  }

  /** False when no administrator would be left; ends the sessions. */
  public boolean setDisabled(String name, boolean disabled, Deed deed) {
    return changed(
        () ->
            locked()
                && update(
                    "update stepgate_account set disabled = ?, stamp = stamp + 1 where name = ?",
                    disabled ? 1 : 0,
                    name)
                && hasAdminNow(),
        deed);
  }

  /** A new link takes the place of the one before. */
  public void invite(Invitation invitation, Deed deed) {
    changed(
        () -> {
          database
              .sql("delete from stepgate_invitation where account = ?")
              .param(invitation.account())
              .update();
          return update(
              "insert into stepgate_invitation values (?, ?, ?)",
              invitation.digest(),
              invitation.account(),
              invitation.expires().toEpochMilli());
        },
        deed);
  }

  public Optional<Invitation> invitation(String digest, Instant now) {
    return database.repeatable(
        () ->
            database
                .sql(
                    "select digest, account, expires from stepgate_invitation"
                        + " where digest = ? and expires > ?")
                .params(digest, now.toEpochMilli())
                .query(
                    (row, number) ->
                        new Invitation(
                            row.getString(1),
                            row.getString(2),
                            Instant.ofEpochMilli(row.getLong(3))))
                .optional());
  }

  private boolean used(Invitation invitation) {
    return update("delete from stepgate_invitation where digest = ?", invitation.digest());
  }

  private boolean password(String name, String hash) {
    return update(
        "update stepgate_account set hash = ?, stamp = stamp + 1 where name = ?", hash, name);
  }

  private boolean insert(Account account) {
    return update(
        "insert into stepgate_account values (?, ?, ?, ?, ?, ?)",
        account.name(),
        account.hash(),
        String.join(" ", account.roles()),
        account.disabled() ? 1 : 0,
        account.stamp(),
        account.since().toEpochMilli());
  }

  private boolean update(String sql, Object... values) {
    return database.sql(sql).params(values).update() == 1;
  }

  /** Two administrators who remove each other at once must see each other's change. */
  private boolean locked() {
    database.sql("update stepgate_account set stamp = stamp").update();
    return true;
  }

  private boolean hasAdminNow() {
    return database.sql(SELECT).query(Accounts::row).list().stream().anyMatch(Accounts::isAdmin);
  }

  private static boolean isAdmin(Account account) {
    return !account.disabled() && !account.hash().isEmpty() && account.roles().contains(ADMIN);
  }

  private boolean inserted(BooleanSupplier work, Deed deed) {
    try {
      return changed(work, deed);
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }

  /** What was refused half-way is undone as a whole. */
  private boolean changed(BooleanSupplier work, Deed deed) {
    try {
      return database.transaction(
          () -> {
            if (!work.getAsBoolean()) {
              throw new Refused();
            }
            Deeds.insert(database, deed);
            return true;
          });
    } catch (Refused refused) {
      return false;
    }
  }

  private static final class Refused extends RuntimeException {}

  private static Account row(ResultSet row, int number) throws SQLException {
    String roles = row.getString(3);
    return new Account(
        row.getString(1),
        row.getString(2),
        roles.isEmpty() ? List.of() : List.of(roles.split(" ")),
        row.getInt(4) != 0,
        row.getLong(5),
        Instant.ofEpochMilli(row.getLong(6)));
  }
}
