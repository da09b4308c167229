package dev.stepgate.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A PostgreSQL with certificates.
 *
 * @param server as its administrator sees it, who needs none
 * @param certificates the folder with {@code ca.crt}, {@code client.crt} and both forms of its key
 * @param password that of the user in the certificate
 */
public record TlsServer(Server server, Path certificates, String password) {

  /** Makes all of them in the folder, those of the client for this user. */
  static void certify(Path folder, String user) {
    Path script = folder.resolve("certificates.bash");
    try (InputStream packed = TlsServer.class.getResourceAsStream("/tls/certificates.bash")) {
      Files.copy(packed, script);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Outcome.of("bash", script.toString(), folder.toString(), user).worked();
    if (System.getProperty("user.name").equals("root")) {
      Outcome.of("chown", "postgres:", folder.resolve("server.key").toString()).worked();
    }
  }

  static List<String> options(Path folder) {
    return List.of(
        "-c", "ssl=on",
        "-c", "ssl_ca_file=" + folder.resolve("ca.crt"),
        "-c", "ssl_cert_file=" + folder.resolve("server.crt"),
        "-c", "ssl_key_file=" + folder.resolve("server.key"));
  }
}
