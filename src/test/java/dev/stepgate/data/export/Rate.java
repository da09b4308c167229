package dev.stepgate.data.export;

import dev.stepgate.data.compare.*;
import dev.stepgate.data.format.*;
import dev.stepgate.testkit.Servers;
import java.nio.file.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Rate {
  @TempDir Path folder;

  @Test
  void postgres() throws Exception {
    Subject s =
        Subject.on(
            Servers.postgres(),
            "create table job (id bigint primary key, client_id integer, name varchar(60), status text, price numeric(10,2), created_at timestamptz, is_active boolean, note text);"
                + "insert into job select i, i % 1000, 'Job number ' || i, 'in_progress', (i % 100000) / 100.0, '2026-01-01'::timestamptz + i * interval '1 second', i % 2 = 0, case when i % 3 = 0 then null else 'A note of some length, as people write it: ' || md5(i::text) end from generate_series(1, 1000000) i; analyze job");
    run(s, "pg");
  }

  @Test
  void mysql() throws Exception {
    Subject s =
        Subject.on(
            Servers.mariadb(),
            "create table job (id bigint primary key, client_id integer, name varchar(60), status text, price numeric(10,2), created_at timestamp, is_active boolean, note text)",
            "insert into job select seq, seq % 1000, concat('Job number ', seq), 'in_progress', (seq % 100000) / 100.0, '2026-01-01' + interval seq second, seq % 2 = 0, case when seq % 3 = 0 then null else concat('A note of some length, as people write it: ', md5(seq)) end from seq_1_to_1000000");
    run(s, "maria");
  }

  void run(Subject s, String what) throws Exception {
    int n = 0;
    for (Compression c :
        new Compression[] {
          Compression.NONE, Compression.NONE, Compression.NONE, Compression.GZIP, Compression.ZSTD
        }) {
      long t = System.nanoTime(), cpu = cpu();
      Manifest m = s.export(ExportOptions.to(folder.resolve("d" + n++)).compression(c).workers(1));
      double sec = (System.nanoTime() - t) / 1e9;
      System.out.printf(
          "RATE %s %s %.0f rows/s, cpu %.2f s of %.2f, %d MB%n",
          what, c, 1e6 / sec, (cpu() - cpu) / 1e9, sec, m.files().get(0).bytes() >> 20);
      if (n == 3) {
        for (int i = 0; i < 2; i++) {
          t = System.nanoTime();
          boolean same = Comparison.ofValues(m, s.reach(), ExportListener.NONE).isSame();
          System.out.printf(
              "RATE %s compare %s %.0f rows/s%n",
              what, same, 1e6 / ((System.nanoTime() - t) / 1e9));
        }
      }
    }
  }

  static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
