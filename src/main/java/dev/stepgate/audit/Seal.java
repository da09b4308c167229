package dev.stepgate.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The signature over a head, as anybody can check it. */
final class Seal {
  static final String ALGORITHM = "Ed25519";

  private Seal() {}

  static byte[] message(String runId, Head head) {
    String text = "stepgate-seal-v1\n" + runId + "\n" + head.seq() + "\n" + head.hash() + "\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The record that seals another. Nothing in it is free to choose, its time neither: so a seal
   * that no later seal covers still cannot be altered.
   */
  static ObjectNode record(LogRecord sealed, byte[] signature, String key) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("seq", sealed.seq() + 1);
    line.put("prev", sealed.hash());
    line.put("time", RecordLine.time(sealed.time()));
    line.put("nanos", sealed.nanos());
    line.put("kind", "seal");
    line.put("signs", sealed.seq());
    line.put("head", sealed.hash());
    line.put("signature", Base64.getEncoder().encodeToString(signature));
    line.put("key", key);
    return line;
  }

  static byte[] signature(LogRecord seal) {
    try {
      return Base64.getDecoder().decode(seal.text("signature"));
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException unusable) {
      return false;
    }
  }
}
