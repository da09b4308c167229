package dev.stepgate.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for 127.0.0.1 that nobody trusts unless told so.
 *
 * @param file holds certificate and key
 */
public record TestCertificate(Path file) {
  private static final String PASSWORD = "changeit";

  public static TestCertificate in(Path folder) {
    Path file = folder.resolve("certificate.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String[] command =
        (keytool
                + " -genkeypair -alias here -keyalg EC -dname CN=127.0.0.1 -ext san=ip:127.0.0.1"
                + " -storetype PKCS12 -validity 2 -storepass "
                + PASSWORD
                + " -keystore ")
            .split(" ");
    String[] whole = java.util.Arrays.copyOf(command, command.length + 1);
    whole[command.length] = file.toString();
    Outcome.of(whole).worked();
    return new TestCertificate(file);
  }

  /** With these, a Java program trusts it. */
  public String trusting() {
    return "-Djavax.net.ssl.trustStore=" + file + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD;
  }

  SSLContext context() {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException failed) {
      throw new AssertionError(failed);
    }
  }
}
