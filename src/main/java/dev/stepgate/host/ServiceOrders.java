package dev.stepgate.host;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the keeper of a service's output must know; it comes to it ahead of the output. */
record ServiceOrders(Path file, long limit, Map<String, String> secrets) {

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      write(out, file.toString());
      out.writeLong(limit);
      out.writeInt(secrets.size());
      for (Map.Entry<String, String> secret : secrets.entrySet()) {
        write(out, secret.getKey());
        write(out, secret.getValue());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static ServiceOrders read(DataInputStream in) throws IOException {
    Path file = Path.of(text(in));
    long limit = in.readLong();
    Map<String, String> secrets = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      secrets.put(text(in), text(in));
    }
    return new ServiceOrders(file, limit, secrets);
  }

  @Override
  public String toString() {
    return "orders for " + file;
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
