package dev.stepgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Another port of 127.0.0.1 that leads to a server, as {@code ssh -L} makes one. */
public final class Tunnel implements AutoCloseable {
  private final ServerSocket entrance;
  private final Server server;

  private Tunnel(ServerSocket entrance, Server server) {
    this.entrance = entrance;
    this.server = server;
  }

  public static Tunnel to(Server server) throws IOException {
    Tunnel tunnel = new Tunnel(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
    start(tunnel::lead);
    return tunnel;
  }

  /** The server as it is seen through the tunnel. */
  public Server entrance() {
    return server.atPort(entrance.getLocalPort());
  }

  private void lead() {
    try {
      while (true) {
        Socket near = entrance.accept();
        Socket far = new Socket(server.host(), server.port());
        start(() -> carry(near, far));
        start(() -> carry(far, near));
      }
    } catch (IOException closed) {
      if (!entrance.isClosed()) {
        throw new UncheckedIOException(closed);
      }
    }
  }

  /** Whichever side ends first ends both. */
  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // The other side is gone, and so is this connection.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "tunnel");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }
}
