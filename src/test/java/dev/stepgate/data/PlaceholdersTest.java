package dev.stepgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that rows name are made in one folder and nowhere else. */
class PlaceholdersTest {
  @TempDir Path outside;
  private Path media;

  @BeforeEach
  void createFolder() {
    media = outside.resolve("media");
  }

  private static Database database(Server server, String... paths) throws SQLException {
    String name = server.newDatabase();
    Database database =
        Database.reach("dev", new Address(server.url(name), server.user(), server.password()));
    try (Connection connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "create table photo (id int, file varchar(600)"
              + (database.brand().isMysqlFamily() ? " character set utf8mb4)" : ")"));
      try (PreparedStatement insert =
          connection.prepareStatement("insert into photo values (1, ?)")) {
        for (String path : paths) {
          insert.setString(1, path);
          insert.execute();
        }
      }
      statement.execute("insert into photo values (2, null), (3, '')");
    }
    return database;
  }

  private Placeholders.Result make(String... paths) throws Exception {
    Database database = database(Servers.postgres(), paths);
    return new Placeholders(database, "photo", "file", media).make(() -> false);
  }

  private List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> !Files.isDirectory(file))
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mysql", "mariadb"})
  void everyPathIsMadeOnce(String brand) throws Exception {
    Server server =
        switch (brand) {
          case "postgres" -> Servers.postgres();
          case "mysql" -> Servers.mysql();
          default -> Servers.mariadb();
        };
    Database database =
        database(
            server,
            "a/b/c.png",
            "a/b/c.png",
            "a/d",
            "\u00e9 \ud83d\ude00/x.y.TXT",
            "z.Jpeg",
            "-",
            "Z.jpeg");
    Placeholders placeholders = new Placeholders(database, "photo", "file", media);

    assertThat(placeholders.make(() -> false)).hasToString("6 made, 0 there already, 0 refused");
    assertThat(files(media))
        .containsExactly(
            "-", "Z.jpeg", "a/b/c.png", "a/d", "z.Jpeg", "\u00e9 \ud83d\ude00/x.y.TXT");
    assertThat(Files.size(media.resolve("a/d"))).isZero();
    assertThat(placeholders.make(() -> false)).hasToString("0 made, 6 there already, 0 refused");
  }

  @Test
  void noPathLeadsOut() throws Exception {
    Files.createDirectories(media.resolve("real"));
    Files.createDirectory(outside.resolve("secret"));
    Files.createSymbolicLink(media.resolve("link"), outside.resolve("secret"));
    Files.createSymbolicLink(media.resolve("inner"), media.resolve("real"));
    Files.createSymbolicLink(media.resolve("dangling.txt"), outside.resolve("new.txt"));
    Files.writeString(media.resolve("file"), "kept");
    List<String> before = files(outside);

    Placeholders.Result result =
        make(
            "../x.txt",
            "a/../../x.txt",
            "real/../x.txt",
            "..",
            ".",
            "./x.txt",
            "/tmp/stepgate-x.txt",
            "/",
            "//x",
            "a//b",
            "a/",
            "link/x.txt",
            "inner/x.txt",
            "file/x.txt",
            "http://example.com/x.png",
            "n".repeat(256),
            "dangling.txt",
            "file");

    assertThat(result).isEqualTo(new Placeholders.Result(0, 2, 16, true));
    assertThat(files(outside)).isEqualTo(before);
    assertThat(Files.readString(media.resolve("file"))).isEqualTo("kept");
    assertThat(Path.of("/tmp/stepgate-x.txt")).doesNotExist();
    assertThat(outside.resolve("new.txt")).doesNotExist();
  }

  @Test
  void oddNamesThatStayInsideAreNames() throws Exception {
    assertThat(make("...", "..a/b..", "a\\..\\b", "c:\\x.txt", "~/x", "a b\n.txt", "$(x)").made())
        .isEqualTo(7);
    assertThat(files(media))
        .containsExactly("$(x)", "...", "..a/b..", "a b\n.txt", "a\\..\\b", "c:\\x.txt", "~/x");
  }

  @Test
  void picturesAreReadByWhoeverReadsPictures() throws Exception {
    make("a.png", "b.jpg", "c.pdf", "d.txt");
    byte[] png = Files.readAllBytes(media.resolve("a.png"));
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(1);
    assertThat(ImageIO.read(media.resolve("b.jpg").toFile()).getHeight()).isEqualTo(1);
    checkSums(png);
    assertThat(Files.readString(media.resolve("d.txt"))).isEqualTo("\n");
  }

  private static void checkSums(byte[] png) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(png));
    in.skipNBytes(8);
    while (in.available() > 0) {
      byte[] chunk = new byte[in.readInt() + 4];
      in.readFully(chunk);
      CRC32 sum = new CRC32();
      sum.update(chunk);
      assertThat(in.readInt()).isEqualTo((int) sum.getValue());
    }
  }

  @Test
  void thePlacesInThePdfAreRight() throws Exception {
    make("c.pdf");
    String pdf = Files.readString(media.resolve("c.pdf"), StandardCharsets.US_ASCII);
    Matcher places = Pattern.compile("(\\d{10}) 00000 n \n").matcher(pdf);
    for (int number = 1; number <= 3; number++) {
      assertThat(places.find()).isTrue();
      assertThat(pdf.substring(Integer.parseInt(places.group(1)))).startsWith(number + " 0 obj");
    }
    Matcher start = Pattern.compile("startxref\n(\\d+)\n%%EOF\n$").matcher(pdf);
    assertThat(start.find()).isTrue();
    assertThat(pdf.substring(Integer.parseInt(start.group(1)))).startsWith("xref\n0 4\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb"})
  void stopsWhenAsked(String brand) throws Exception {
    Server server = brand.equals("postgres") ? Servers.postgres() : Servers.mariadb();
    String[] paths =
        Stream.iterate(0, i -> i + 1).limit(50).map(i -> "f" + i).toArray(String[]::new);
    AtomicInteger asked = new AtomicInteger();
    Placeholders placeholders = new Placeholders(database(server, paths), "photo", "file", media);
    assertThat(placeholders.make(() -> asked.incrementAndGet() > 3))
        .isEqualTo(new Placeholders.Result(3, 0, 0, false));
  }

  @Test
  void whatIsNotThereIsNamed() throws Exception {
    Database database = database(Servers.postgres());
    assertThatThrownBy(() -> new Placeholders(database, "x", "y", media).make(() -> false))
        .isInstanceOf(DataError.class)
        .hasMessage("there is no table x");
    assertThatThrownBy(
            () -> new Placeholders(database, "public.photo", "y", media).make(() -> false))
        .hasMessage("table public.photo has no column y");
    assertThatThrownBy(() -> new Placeholders(database, "photo", "id", media).make(() -> false))
        .hasMessage("table photo, column id is not text");
    assertThat(media).doesNotExist();
  }
}
