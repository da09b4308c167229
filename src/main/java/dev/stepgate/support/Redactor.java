package dev.stepgate.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Replaces secrets by {@code ***}, also where they are encoded, quoted or cut in pieces. */
public final class Redactor {
  public static final Redactor NONE = new Redactor(Map.of());
  private static final int SHORTEST = 4;

  private final boolean idle;
  private final Automaton exact;
  private final Automaton folded;

  private Redactor(Map<String, String> secretsByName) {
    Set<Octets> forms = new LinkedHashSet<>();
    Set<Octets> cores = new LinkedHashSet<>();
    secretsByName.values().forEach(secret -> SecretForms.collect(secret, forms, cores));
    idle = secretsByName.isEmpty();
    exact = new Automaton(forms.stream().map(Octets::bytes).toList());
    folded = new Automaton(cores.stream().map(Octets::bytes).toList());
  }

  /**
   * @throws IllegalArgumentException for a secret that is {@link #tooShort}
   */
  public static Redactor of(Map<String, String> secretsByName) {
    secretsByName.forEach(Redactor::refuseShort);
    return secretsByName.isEmpty() ? NONE : new Redactor(secretsByName);
  }

  /** Whether masking such a secret would mask half of everything. */
  public static boolean tooShort(String secret) {
    return secret.strip().length() < SHORTEST;
  }

  public String text(String text) {
    if (idle) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream masked = new ByteArrayOutputStream(bytes.length + 16);
    RedactedStream stream = new RedactedStream(exact, folded);
    stream.write(bytes, 0, bytes.length, masked::write);
    stream.finish(masked::write);
    return stream.masked() ? masked.toString(StandardCharsets.UTF_8) : text;
  }

  /** A new stream that knows nothing of what other streams carried. */
  public Stream stream() {
    return idle ? new OpenStream() : new RedactedStream(exact, folded);
  }

  /** Masks a stream of bytes, however it is cut; for one thread at a time. */
  public interface Stream {
    /** Passes on everything except the longest end that may still become a secret. */
    void write(byte[] bytes, int offset, int length, ByteSink out);

    /** Passes on the rest. */
    void finish(ByteSink out);
  }

  private static void refuseShort(String name, String secret) {
    if (tooShort(secret)) {
      throw new IllegalArgumentException(
          "the secret " + name + " has fewer than " + SHORTEST + " characters");
    }
  }

  private static final class OpenStream implements Stream {
    @Override
    public void write(byte[] bytes, int offset, int length, ByteSink out) {
      out.accept(bytes, offset, length);
    }

    @Override
    public void finish(ByteSink out) {}
  }
}
