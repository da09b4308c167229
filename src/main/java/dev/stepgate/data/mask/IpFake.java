package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address of a private network: 10.0.0.0/8 or fd00::/8; in a unique column any IPv4 address. */
final class IpFake implements Fake {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 =
      Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET + "(/\\d{1,2})?");
  private static final Pattern IPV6 =
      Pattern.compile("([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(/\\d{1,3})?");

  private final Drawing drawing;
  private final RangePermutation permutation;
  private final ColumnShape shape;
  private final Fake otherwise;

  IpFake(MaskingKey key, ColumnShape shape) {
    this.drawing = key.drawing("ip");
    this.permutation = new RangePermutation(key.hash("ip"));
    this.shape = shape;
    this.otherwise = new PermutedFake(key, "ip", ShapedText::of, shape);
  }

  @Override
  public String of(String value) throws DataError {
    Matcher four = IPV4.matcher(value);
    if (four.matches()) {
      return four(four);
    }
    Matcher six = IPV6.matcher(value);
    if (six.matches() && isAddress(six.group(1))) {
      return six(value) + (six.group(2) == null ? "" : six.group(2));
    }
    String fake = value;
    do {
      fake = otherwise.of(fake);
    } while (IPV4.matcher(fake).matches());
    return fake;
  }

  private String four(Matcher value) {
    int address = 0;
    for (int i = 1; i <= 4; i++) {
      address = address << 8 | Integer.parseInt(value.group(i));
    }
    int fake = shape.unique() ? permuted(address) : 10 << 24 | drawn(address) & 0xffffff;
    String network = value.group(5) == null ? "" : value.group(5);
    return (fake >>> 24)
        + "."
        + (fake >> 16 & 255)
        + "."
        + (fake >> 8 & 255)
        + "."
        + (fake & 255)
        + network;
  }

  private int permuted(int address) {
    return (int) permutation.of(Integer.toUnsignedLong(address), 1L << 32);
  }

  private int drawn(int address) {
    return drawing.of(String.valueOf(address)).below(Integer.MAX_VALUE);
  }

  private String six(String value) {
    ByteBuffer bytes = ByteBuffer.wrap(drawing.of(value).digest());
    StringBuilder text = new StringBuilder("fd");
    text.append(String.format("%02x", bytes.get()));
    for (int i = 1; i < 8; i++) {
      text.append(':').append(Integer.toHexString(Math.max(1, bytes.getShort() & 0xffff)));
    }
    return text.toString();
  }

  /** An address with colons is never looked up. */
  private static boolean isAddress(String text) {
    try {
      return InetAddress.getByName(text).getAddress().length > 0;
    } catch (UnknownHostException not) {
      return false;
    }
  }
}
