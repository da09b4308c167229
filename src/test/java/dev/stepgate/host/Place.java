package dev.stepgate.host;

import dev.stepgate.testkit.Container;
import dev.stepgate.testkit.FarUser;
import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.SshServer;
import dev.stepgate.testkit.StandIns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Where the same contract holds.
 *
 * <p>No container engine and no cluster run here: {@link #DOCKER} and {@link #KUBERNETES} are
 * reached through programs that stand in for theirs, and execute in namespaces of their own.
 */
enum Place {
  LOCAL("root", "stepgate-dev", Map.of()),
  PROD("stepgate-prod", "stepgate-dev", Map.of("ssh", "prod")),
  DEV("stepgate-dev", "root", Map.of("ssh", "dev")),
  ROOT("root", "stepgate-prod", Map.of("ssh", "prod-root")),
  DOCKER("root", "stepgate-dev", Map.of("docker", "shop")),
  KUBERNETES("stepgate-prod", "stepgate-dev", Map.of("kubernetes", "shop-0"));

  static final FarSettings QUICK = new FarSettings(Duration.ofSeconds(1), Duration.ofSeconds(3));

  private final String user;
  private final String other;
  private final Map<String, String> facts;

  Place(String user, String other, Map<String, String> facts) {
    this.user = user;
    this.other = other;
    this.facts = facts;
  }

  boolean isFar() {
    return this != LOCAL;
  }

  boolean isSsh() {
    return facts.containsKey("ssh");
  }

  /** Who is there when nobody else is asked for. */
  String user() {
    return user;
  }

  /** Whom this one may become. */
  String other() {
    return other;
  }

  Map<String, String> facts() {
    if (!isSsh()) {
      return facts;
    }
    return Map.of("ssh", facts.get("ssh"), "config", server().config().toString());
  }

  Host open() {
    return open(QUICK);
  }

  Host open(FarSettings settings) {
    if (!isFar()) {
      return new LocalHost(settings.grace().dividedBy(2));
    }
    Reach reach = Hosts.reach(facts(), Path.of("/"), searchPath());
    return new FarHost("there", reach, settings);
  }

  /** PATH, with the programs in front that stand in for others. */
  String searchPath() {
    return isSsh() || !isFar() ? System.getenv("PATH") : Stage.STAND_INS.searchPath();
  }

  /** A folder there, as it is called there. */
  Path there() {
    return isFar() ? Path.of("/srv") : Stage.FOLDER;
  }

  /** The same folder, as it is reached from here. */
  Path here() {
    if (isSsh()) {
      return server().srv();
    }
    return isFar() ? container().srv() : Stage.FOLDER;
  }

  private SshServer server() {
    return this == DEV ? SshServer.dev() : SshServer.prod();
  }

  private Container container() {
    return this == DOCKER ? Stage.SHOP : Stage.POD;
  }

  /** What lasts as long as this process. */
  private static final class Stage {
    static final Path FOLDER = folder();
    static final StandIns STAND_INS = StandIns.in(FOLDER.resolve("standins"));
    static final Container SHOP = STAND_INS.container("shop");
    static final Container POD = STAND_INS.pod("default", "shop-0", Map.of(), FarUser.PROD);

    private static Path folder() {
      try {
        Path folder = Files.createTempDirectory("places-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        folder.toFile().setReadable(true, false);
        folder.toFile().setExecutable(true, false);
        return folder;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    /** The containers delete what is theirs when they have ended. */
    private static void delete(Path folder) {
      Patience.until("the end of the containers", () -> !Files.exists(SHOP.srv()));
      Patience.until("the end of the pods", () -> !Files.exists(POD.srv()));
      Remains.delete(folder);
    }
  }
}
