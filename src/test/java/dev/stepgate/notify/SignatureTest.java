package dev.stepgate.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignatureTest {
  /** By openssl dgst -sha256 -hmac 'a key of ours'. */
  @Test
  void isWhatOtherProgramsWorkOut() {
    assertThat(
            Signature.of(
                "a key of ours", Instant.ofEpochSecond(1_800_000_000), "{\"a\":1}".getBytes(UTF_8)))
        .isEqualTo(
            "t=1800000000,v1=c1326248c733debf4752bb047bf13634efe66f48b735c2ef221e52847af35b86");
  }
}
