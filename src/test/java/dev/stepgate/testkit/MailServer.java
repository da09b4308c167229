package dev.stepgate.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that lets one user in, with STARTTLS or without, and keeps what it is given. */
public final class MailServer implements AutoCloseable {
  private final ServerSocket socket;
  private final String user;
  private final String password;
  private final @Nullable SSLContext tls;
  private final List<String> passwords = new CopyOnWriteArrayList<>();
  private final List<Letter> letters = new CopyOnWriteArrayList<>();

  /** The addresses on the envelope, and all lines with the header. */
  public record Letter(String from, List<String> to, String text) {}

  private MailServer(ServerSocket socket, String user, String password, @Nullable SSLContext tls) {
    this.socket = socket;
    this.user = user;
    this.password = password;
    this.tls = tls;
  }

  public static MailServer start(String user, String password) {
    return start(user, password, null);
  }

  /** Says nothing of signing in before the line is secret. */
  public static MailServer startSecret(String user, String password, TestCertificate proof) {
    return start(user, password, proof.context());
  }

  private static MailServer start(String user, String password, @Nullable SSLContext tls) {
    try {
      ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
      MailServer server = new MailServer(socket, user, password, tls);
      Thread thread = new Thread(server::serve, "mail");
      thread.setDaemon(true);
      thread.start();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public int port() {
    return socket.getLocalPort();
  }

  public List<Letter> letters() {
    return List.copyOf(letters);
  }

  /** What anybody has tried to sign in with. */
  public List<String> passwords() {
    return List.copyOf(passwords);
  }

  public List<Letter> await(int count) {
    Patience.until(count + " letters", () -> letters.size() >= count);
    return letters();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        new Talk(client).hold();
      } catch (IOException ended) {
        // The client has gone, or the test is over.
      }
    }
  }

  /** One connection. */
  private final class Talk {
    private Socket line;
    private BufferedReader in;
    private OutputStream out;
    private boolean open;
    private String from = "";
    private List<String> to = new ArrayList<>();
    private boolean known;

    Talk(Socket client) throws IOException {
      open = tls != null;
      talkOver(client);
    }

    private void talkOver(Socket socket) throws IOException {
      line = socket;
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      out = socket.getOutputStream();
    }

    private void startTls() throws IOException {
      say("220 go on");
      SSLSocket secret =
          (SSLSocket)
              Objects.requireNonNull(tls).getSocketFactory().createSocket(line, null, 0, true);
      secret.setUseClientMode(false);
      talkOver(secret);
      open = false;
    }

    void hold() throws IOException {
      say("220 mail.test ready");
      String line = in.readLine();
      while (line != null && !line.equalsIgnoreCase("QUIT")) {
        answer(line);
        line = in.readLine();
      }
      say("221 bye");
    }

    private void answer(String line) throws IOException {
      String word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      switch (word) {
        case "EHLO" ->
            say("250-mail.test\r\n250-" + (open ? "STARTTLS" : "AUTH PLAIN") + "\r\n250 8BITMIME");
        case "STARTTLS" -> startTls();
        case "AUTH" -> authenticate(line);
        case "MAIL" -> from(line);
        case "RCPT" -> to(line);
        case "DATA" -> data();
        case "RSET", "NOOP" -> say("250 ok");
        default -> say("502 unknown");
      }
    }

    private void authenticate(String line) throws IOException {
      String given =
          new String(Base64.getDecoder().decode(line.split(" ")[2]), StandardCharsets.UTF_8);
      passwords.add(given);
      known = given.endsWith("\0" + user + "\0" + password);
      say(known ? "235 welcome" : "535 no");
    }

    private void from(String line) throws IOException {
      from = address(line);
      to = new ArrayList<>();
      say(known ? "250 ok" : "530 who are you?");
    }

    private void to(String line) throws IOException {
      boolean nobody = address(line).startsWith("nobody@");
      if (!nobody) {
        to.add(address(line));
      }
      say(nobody ? "550 no such user here" : "250 ok");
    }

    private void data() throws IOException {
      say("354 go on");
      StringBuilder text = new StringBuilder();
      String line = in.readLine();
      while (line != null && !line.equals(".")) {
        text.append(line.startsWith("..") ? line.substring(1) : line).append('\n');
        line = in.readLine();
      }
      letters.add(new Letter(from, List.copyOf(to), text.toString()));
      say("250 taken");
    }

    private void say(String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    private static String address(String line) {
      return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
