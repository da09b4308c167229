package dev.stepgate.web.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.web.ConsoleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Under which names the server answers. */
class HostsTest {
  @TempDir Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{} | 8321 | LOCALHOST:8321 | true",
        "{} | 8321 | localhost | false",
        "{} | 80 | localhost | true",
        "{} | 80 | localhost:443 | false",
        "listen: 192.0.2.7 | 8321 | 192.0.2.7:8321 | true",
        "listen: 192.0.2.7 | 8321 | 192.0.2.8:8321 | false",
        "listen: 'fd00::7' | 8321 | [fd00::7]:8321 | true",
        "listen: 0.0.0.0 | 8321 | 0.0.0.0:8321 | false",
        "address: 'https://Stepgate.example.org/' | 8321 | stepgate.example.org | true",
        "address: 'https://stepgate.example.org:444' | 8321 | stepgate.example.org:444 | true",
        "address: 'https://stepgate.example.org' | 8321 | stepgate.example.org.evil.example | false"
      })
  void knowsItsNames(String yaml, int port, String host, boolean ours) throws IOException {
    Files.writeString(home.resolve("console.yaml"), yaml + "\n");
    Hosts hosts = new Hosts(ConsoleSettings.in(home));
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setLocalPort(port);
    request.addHeader("Host", host);
    assertThat(hosts.isOurs(request)).isEqualTo(ours);
  }
}
