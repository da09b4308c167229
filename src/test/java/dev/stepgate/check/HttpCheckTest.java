package dev.stepgate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpCheckTest {
  private static final byte[] FATAL_ALERT = {0x15, 3, 3, 0, 2, 2, 40};
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private String address;
  private LookingAt looking;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/ok", exchange -> answer(exchange, 200, "{\"success\": true}"));
    server.createContext("/missing", exchange -> answer(exchange, 404, "not here"));
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/ok");
          answer(exchange, 302, "moved");
        });
    server.createContext(
        "/echo",
        exchange ->
            answer(
                exchange,
                200,
                exchange.getRequestMethod()
                    + " "
                    + exchange.getRequestHeaders().getFirst("X-Token")
                    + " "
                    + new String(
                        exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    server.start();
    address = "http://127.0.0.1:" + server.getAddress().getPort();
    looking = LookingAt.in(Path.of("."), Map.of("VALUE", address, "TOKEN", "t 1"));
  }

  @AfterEach
  void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Finding at(String path, String expectations) {
    return looking.at("{http: '" + address + path + "'" + expectations + "}");
  }

  private static void sleep() {
    try {
      Thread.sleep(30_000);
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void judgesStatusAndBody() {
    assertThat(at("/ok", ", status: 200, json: {success: true}").holds()).isTrue();
    assertThat(at("/ok", "").holds()).isTrue();
    assertThat(at("/missing", "")).isEqualTo(new Finding(false, "status 2xx", "status 404"));
    assertThat(at("/missing", ", status: 404, contains: here").holds()).isTrue();
  }

  @Test
  void doesNotFollowARedirect() {
    assertThat(at("/moved", ", status: 302, equals: moved").holds()).isTrue();
    assertThat(at("/moved", "").actual()).isEqualTo("status 302");
  }

  @Test
  void sendsMethodHeadersAndBody() {
    assertThat(
            looking
                .at(
                    "{http: '${VALUE}/echo', method: PUT, headers: {X-Token: '${VALUE}'},"
                        + " body: 'b ${VALUE}', equals: 'PUT ${VALUE} b ${VALUE}'}")
                .holds())
        .isTrue();
  }

  @Test
  void endsAtItsTimeoutWhenNoAnswerComes() {
    server.createContext("/slow", exchange -> sleep());
    looking.timeout = Duration.ofMillis(200);
    assertThat(at("/slow", "").actual()).isEqualTo("no whole answer within 200ms");
  }

  @Test
  void endsAtItsTimeoutWhenTheBodyNeverEnds() {
    server.createContext(
        "/drops",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          sleep();
        });
    looking.timeout = Duration.ofMillis(300);
    assertThat(at("/drops", ", contains: x").actual()).isEqualTo("no whole answer within 300ms");
  }

  @Test
  void endsWhenTheRunIsStopped() {
    server.createContext(
        "/slow",
        exchange -> {
          looking.stopped = true;
          sleep();
        });
    assertThat(at("/slow", "").actual()).isEqualTo("the run was stopped");
  }

  @Test
  void hangsUpOnABodyThatIsTooLarge() {
    server.createContext(
        "/large",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write(block);
          }
        });
    assertThat(at("/large", ", contains: x").holds()).isTrue();
    assertThat(at("/large", ", json: {a: 1}").actual())
        .isEqualTo("could not be judged: there is more than can be judged as one text (4 MiB)");
    assertThat(at("/large", ", size: '> 1MB'").holds()).isFalse();
  }

  @Test
  void saysThatNobodyAnswers() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(looking.at("{http: 'http://127.0.0.1:" + free + "/'}"))
        .isEqualTo(
            new Finding(
                false,
                "something to judge",
                "no answer: the connection was refused, or there is no such server"));
  }

  @Test
  void saysWhatIsWrongWithAnEncryptedConnection() throws IOException {
    try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      threads.execute(() -> refuseTheHandshake(open));
      assertThat(looking.at("{http: 'https://127.0.0.1:" + open.getLocalPort() + "/'}").actual())
          .startsWith("no answer: SSLHandshakeException: ");
    }
  }

  private static void refuseTheHandshake(ServerSocket open) {
    try (Socket caller = open.accept()) {
      caller.getInputStream().read();
      caller.getOutputStream().write(FATAL_ALERT);
      caller.getInputStream().readAllBytes();
    } catch (IOException over) {
      // The caller has hung up, as it should.
    }
  }

  @Test
  void saysWhatIsWrongWithAnAddress() {
    LookingAt odd = LookingAt.in(Path.of("."), Map.of("VALUE", "not an address"));
    assertThat(odd.at("{http: '${VALUE}'}").actual())
        .startsWith("the request is not valid: Illegal character in path");
    assertThatThrownBy(() -> looking.at("{http: 'ftp://example.org/'}"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'ftp://example.org/' is no web address");
  }

  @Test
  void doesNotStartNewThreadsForEveryTry() {
    at("/ok", "");
    long before = httpThreads();
    for (int i = 0; i < 20; i++) {
      at("/ok", "");
    }
    assertThat(httpThreads()).isLessThanOrEqualTo(before);
  }

  private static long httpThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains("SelectorManager"))
        .count();
  }
}
