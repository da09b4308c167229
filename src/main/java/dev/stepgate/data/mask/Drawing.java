package dev.stepgate.data.mask;

import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;

/** Makes the draw of each value for one purpose; for one thread. */
final class Drawing {
  private final Mac mac;
  private final byte[] purpose;

  Drawing(Mac mac, String purpose) {
    this.mac = mac;
    this.purpose = (purpose + '\0').getBytes(StandardCharsets.UTF_8);
  }

  Draw of(String value) {
    mac.update(purpose);
    return new Draw(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
  }
}
