package dev.stepgate.bench;

import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds a PostgreSQL with five tables of an application, and a MariaDB for the same, until its
 * input ends; says on one line where they are.
 */
final class DataBench {
  private static final String TABLES =
      """
      create table client (id bigint primary key, name varchar(80) not null, email varchar(120),
        phone varchar(30), address text, is_active smallint not null, created_at MOMENT not null);
      create index client_name on client (name);
      create table staff (id bigint primary key, name varchar(80) not null, email varchar(120)
        not null unique, rate decimal(10,2) not null, joined date not null);
      create table job (id bigint primary key, number integer not null unique,
        name varchar(120) not null, client_id bigint not null,
        manager_id bigint, status varchar(30) not null, notes text,
        price decimal(12,2) not null, due date, created_at MOMENT not null,
        foreign key (client_id) references client (id),
        foreign key (manager_id) references staff (id));
      create index job_client on job (client_id);
      create index job_manager on job (manager_id);
      create index job_status on job (status, created_at);
      create table cost_set (id bigint primary key, job_id bigint not null, kind varchar(20)
        not null, revision integer not null, summary text not null, created_at MOMENT not null,
        foreign key (job_id) references job (id), unique (job_id, kind, revision));
      create table cost_line (id bigint primary key, cost_set_id bigint not null,
        staff_id bigint, kind varchar(20) not null, description varchar(255) not null,
        quantity decimal(10,3) not null, unit_cost decimal(10,2) not null,
        unit_price decimal(10,2) not null, details text not null, created_at MOMENT not null,
        foreign key (cost_set_id) references cost_set (id),
        foreign key (staff_id) references staff (id));
      create index cost_line_set on cost_line (cost_set_id);
      create index cost_line_staff on cost_line (staff_id);
      """;

  /** 18,309 rows, as many times as the scale says. */
  private static final String ROWS =
      """
      insert into client select i, 'Client ' || md5(i::text), 'c' || i || '@example.org',
        '+64 21 ' || i, repeat('Road ' || i || ', ', 6), i %% 2, '2020-01-01'::timestamp
        + i * interval '1 minute' from generate_series(1, 3605 * %1$d) i;
      insert into staff select i, 'Staff ' || i, 's' || i || '@example.org', i %% 100 + 0.5,
        '2020-01-01'::date + (i %% 1000)::integer from generate_series(1, 84 * %1$d) i;
      insert into job select i, i, 'Job ' || md5(i::text), 1 + i::bigint * 7919 %% (3605 * %1$d),
        case when i %% 5 > 0 then 1 + i::bigint * 31 %% (84 * %1$d) end,
        (array['draft', 'approved', 'in_progress', 'done'])[1 + i %% 4],
        repeat('What was said about it: ' || md5(i::text) || E'.\\n', 6), i * 1.25,
        case when i %% 3 > 0 then '2026-01-01'::date + (i %% 300)::integer end,
        '2021-01-01'::timestamp + i * interval '1 minute' from generate_series(1, 1054 * %1$d) i;
      insert into cost_set select i, 1 + (i - 1) / 3, (array['estimate', 'quote', 'actual'])
        [1 + i %% 3], 1, '{"cost": ' || i || '.50, "hours": 12}', '2021-01-01'::timestamp
        + i * interval '1 minute' from generate_series(1, 3162 * %1$d) i;
      insert into cost_line select i, 1 + i::bigint * 7919 %% (3162 * %1$d),
        case when i %% 2 = 0 then 1 + i::bigint * 31 %% (84 * %1$d) end,
        (array['time', 'material', 'adjust'])[1 + i %% 3],
        'Work on "part" ' || md5(i::text), i %% 40 + 0.125, i %% 90 + 0.5, i %% 120 + 0.75,
        '{"note": "' || repeat(md5(i::text) || ' ', 5) || '", "items": [1, 2, 3]}',
        '2022-01-01'::timestamp + i * interval '1 second'
        from generate_series(1, 10404 * %1$d) i;
      vacuum analyze;
      """;

  private DataBench() {}

  public static void main(String[] words) throws IOException {
    int scale = Integer.parseInt(words[0]);
    Server postgres = Servers.postgres15();
    Server mariadb = Servers.mariadb();
    for (String database : List.of("bench_from", "bench_to")) {
      postgres.execute(postgres.home(), "create database " + database);
      create(postgres, database, "timestamp");
      mariadb.execute(mariadb.home(), "create database " + database + " character set utf8mb4");
      create(mariadb, database, "datetime");
    }
    for (String statement : ROWS.formatted(scale).split(";\n")) {
      postgres.execute("bench_from", statement);
    }
    System.out.println(
        new JsonMapper()
            .writeValueAsString(
                Map.of(
                    "postgresql", postgres.port(),
                    "mariadb", mariadb.port(),
                    "user", postgres.user(),
                    "password", postgres.password())));
    System.in.readAllBytes();
    System.exit(0);
  }

  private static void create(Server server, String database, String moment) {
    for (String statement : TABLES.replace("MOMENT", moment).split(";\n")) {
      server.execute(database, statement);
    }
  }
}
