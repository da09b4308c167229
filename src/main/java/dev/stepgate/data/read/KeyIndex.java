package dev.stepgate.data.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts by hashed keys, on the disk and not in memory. */
public final class KeyIndex implements AutoCloseable {
  private static final int HASH = 16;
  private static final int SLOT = HASH + Long.BYTES;
  private static final int FIRST_SLOTS = 1 << 12;

  private final FileChannel values;
  private final MessageDigest digest = Digests.sha256();
  private final byte[] salt = new byte[HASH];
  private FileChannel slotFile;
  private MappedByteBuffer slots;
  private int capacity = FIRST_SLOTS;
  private int used;
  private long end;

  public KeyIndex() throws IOException {
    new SecureRandom().nextBytes(salt);
    values = temporary();
    slotFile = temporary();
    slots = mapped(slotFile, capacity);
  }

  /** A file without a name, which is gone however this process ends. */
  private static FileChannel temporary() throws IOException {
    Path file = Files.createTempFile("stepgate", ".keys");
    try {
      return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } finally {
      Files.delete(file);
    }
  }

  private static MappedByteBuffer mapped(FileChannel file, int capacity) throws IOException {
    return file.map(FileChannel.MapMode.READ_WRITE, 0, (long) capacity * SLOT);
  }

  /** Keeps what is there already under the key. */
  public void put(List<String> key, String value) throws IOException {
    byte[] hash = hash(key);
    int at = slot(slots, capacity, hash);
    if (slots.getLong(at + HASH) != 0) {
      return;
    }
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    ByteBuffer record = ByteBuffer.allocate(Integer.BYTES + text.length);
    record.putInt(text.length).put(text).flip();
    slots.put(at, hash, 0, HASH);
    slots.putLong(at + HASH, end + 1);
    while (record.hasRemaining()) {
      end += values.write(record, end);
    }
    if (++used > capacity / 2) {
      grow();
    }
  }

  /** What was put under the key, or null. */
  public @Nullable String get(List<String> key) throws IOException {
    long place = slots.getLong(slot(slots, capacity, hash(key)) + HASH);
    if (place == 0) {
      return null;
    }
    ByteBuffer length = read(place - 1, Integer.BYTES);
    ByteBuffer text = read(place - 1 + Integer.BYTES, length.getInt(0));
    return new String(text.array(), StandardCharsets.UTF_8);
  }

  private ByteBuffer read(long from, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      if (values.read(buffer, from + buffer.position()) < 0) {
        throw new IOException("the index of keys was cut");
      }
    }
    return buffer;
  }

  private byte[] hash(List<String> key) {
    digest.update(salt);
    for (String part : key) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    }
    return digest.digest();
  }

  /** Where the hash is, or the free slot where it belongs. */
  private static int slot(ByteBuffer slots, int capacity, byte[] hash) {
    int number = ByteBuffer.wrap(hash).getInt() & capacity - 1;
    while (true) {
      int at = number * SLOT;
      boolean free = slots.getLong(at + HASH) == 0;
      if (free || slots.slice(at, HASH).equals(ByteBuffer.wrap(hash, 0, HASH))) {
        return at;
      }
      number = number + 1 & capacity - 1;
    }
  }

  private void grow() throws IOException {
    FileChannel file = temporary();
    MappedByteBuffer larger = mapped(file, 2 * capacity);
    byte[] hash = new byte[HASH];
    for (int at = 0; at < capacity * SLOT; at += SLOT) {
      long place = slots.getLong(at + HASH);
      if (place != 0) {
        slots.get(at, hash);
        int to = slot(larger, 2 * capacity, hash);
        larger.put(to, hash);
        larger.putLong(to + HASH, place);
      }
    }
    slotFile.close();
    slotFile = file;
    slots = larger;
    capacity *= 2;
  }

  @Override
  public void close() throws IOException {
    try (values) {
      slotFile.close();
    }
  }
}
