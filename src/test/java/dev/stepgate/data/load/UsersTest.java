package dev.stepgate.data.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import dev.stepgate.data.read.Source;
import dev.stepgate.data.read.Sources;
import dev.stepgate.data.schema.TableSelection;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users of the source are left out; the users of the target stay as they are. */
class UsersTest {
  private static final String FILE =
      """
      [{"model": "auth.user", "pk": 1, "fields": {"email": "ann@x", "boss": null}},
      {"model": "auth.user", "pk": 2, "fields": {"email": "bob@x", "boss": 1}},
      {"model": "shop.job", "pk": 1, "fields": {"owner": 1, "helper": 2}},
      {"model": "shop.job", "pk": 2, "fields": {"owner": 2, "helper": null}},
      {"model": "auth.user_groups", "pk": 1, "fields": {"user": 1, "name": "all"}}]
      """;

  @TempDir Path folder;

  private static Target target(String brand) {
    Server server = brand.equals("postgres") ? Servers.postgres() : Servers.mariadb();
    return Target.on(
        server,
        "create table auth_user (id int primary key, email varchar(20) not null, boss_id int,"
            + " constraint boss foreign key (boss_id) references auth_user (id))",
        "create table shop_job (id int primary key, owner_id int, helper_id int,"
            + " constraint job_owner foreign key (owner_id) references auth_user (id),"
            + " constraint job_helper foreign key (helper_id) references auth_user (id))",
        "create table auth_user_groups (id int primary key, user_id int not null,"
            + " name varchar(9) not null, constraint named unique (user_id, name),"
            + " constraint group_user foreign key (user_id) references auth_user (id))",
        "insert into auth_user values (1, 'admin@x', null), (70, 'bob@x', 1)");
  }

  private Source source() throws IOException {
    return Sources.of(Files.writeString(folder.resolve("all.json"), FILE));
  }

  private void load(Target target, Users users, String... without) throws Exception {
    TableSelection tables = new TableSelection(List.of(), List.of(without));
    ImportPlan plan = new ImportPlan("one", target.database(), source(), Mode.CLEAN, tables);
    ImportResult result =
        Import.run(plan.users(users), (table, rows, all, bytes) -> {}, () -> false);
    assertThat(result.violations()).isEmpty();
    assertThat(target.rows("select * from auth_user order by id"))
        .containsExactly("1|admin@x|null", "70|bob@x|1");
  }

  private static List<String> jobs(Target target) {
    return target.rows("select * from shop_job order by id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb"})
  void referencesBecomeNull(String brand) throws Exception {
    Target target = target(brand);
    load(target, new Users("auth_user", null, new Users.Nobody()), "auth_user_groups");
    assertThat(jobs(target)).containsExactly("1|null|null", "2|null|null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb"})
  void usersAreFoundByWhatTheyAreCalledAndOthersAreSomebody(String brand) throws Exception {
    Target target = target(brand);
    Users users = new Users("auth_user", "email", new Users.Somebody("email", "admin@x"));
    load(target, users, "auth_user_groups");
    assertThat(jobs(target)).containsExactly("1|1|70", "2|70|null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb"})
  void aUserWhoIsNotThereStopsTheImportBeforeItBegins(String brand) {
    Target target = target(brand);
    target.execute("insert into shop_job values (9, 1, null)");
    Users users = new Users("auth_user", "email", new Users.Refused());
    assertThatThrownBy(() -> load(target, users))
        .isInstanceOf(DataError.class)
        .hasMessage(
            "all.json: row 1 of table shop_job, column owner_id refers to a user who is not in the"
                + " target");
    assertThat(jobs(target)).containsExactly("9|1|null");
    assertThat(target.rows("select * from auth_user where id = 70")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb"})
  void whatCannotBeIsRefusedAtOnce(String brand) {
    Target target = target(brand);
    assertThatThrownBy(() -> load(target, new Users("auth_user", null, new Users.Nobody())))
        .hasMessage(
            "table auth_user_groups, column user_id cannot be null, so its users must stay");
    Users.Somebody admin = new Users.Somebody("id", "1");
    assertThatThrownBy(() -> load(target, new Users("auth_user", null, admin)))
        .hasMessage(
            "table auth_user_groups, column user_id is part of a unique key, so not all can be one"
                + " user's");
    Users.Somebody nobody = new Users.Somebody("email", "secret");
    assertThatThrownBy(() -> load(target, new Users("auth_user", null, nobody), "auth_user_groups"))
        .hasMessage("table auth_user has no user with the wanted email");
    assertThatThrownBy(() -> load(target, new Users("people", null, new Users.Nobody())))
        .hasMessage("there is no table people of users");
    assertThatThrownBy(() -> load(target, new Users("auth_user", "mail", new Users.Nobody())))
        .hasMessage("table auth_user of users has no column mail");
  }
}
