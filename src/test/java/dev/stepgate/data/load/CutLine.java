package dev.stepgate.data.load;

import dev.stepgate.testkit.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A line to a server that can be cut just before or just after the server hears COMMIT. */
final class CutLine implements AutoCloseable {
  private enum Wanted {
    NOTHING,
    BEFORE,
    AFTER
  }

  private final Server server;
  private final ServerSocket door;
  private volatile Wanted wanted = Wanted.NOTHING;

  private CutLine(Server server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  static CutLine to(Server server) throws IOException {
    return new CutLine(server);
  }

  int port() {
    return door.getLocalPort();
  }

  boolean wasCut() {
    return wanted == Wanted.NOTHING;
  }

  /** The next COMMIT gets to the server, or does not; no answer comes back. */
  void cutAtCommit(boolean heard) {
    wanted = heard ? Wanted.AFTER : Wanted.BEFORE;
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = door.accept();
      Socket peer = new Socket(server.host(), server.port());
      start(() -> pump(client, peer, true));
      start(() -> pump(peer, client, false));
    }
  }

  private void pump(Socket from, Socket to, boolean asks) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        Wanted cut = asks && commits(buffer, read) ? wanted : Wanted.NOTHING;
        if (cut == Wanted.BEFORE) {
          wanted = Wanted.NOTHING;
          return;
        }
        if (cut == Wanted.AFTER) {
          wanted = Wanted.NOTHING;
          from.close();
        }
        out.write(buffer, 0, read);
        if (cut == Wanted.AFTER) {
          // Its answer is read, so that it does not end over the broken line before it has heard.
          to.getInputStream().read(buffer);
          return;
        }
      }
    }
  }

  private static boolean commits(byte[] buffer, int length) {
    String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    return length < 200 && text.toLowerCase(Locale.ROOT).contains("commit");
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException cut) {
                return; // the other end has gone
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
