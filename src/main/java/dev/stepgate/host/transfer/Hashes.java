package dev.stepgate.host.transfer;

import dev.stepgate.host.HostUnreachable;

/** SHA-256 of what stands in a file, computed where the file is. */
final class Hashes {
  private Hashes() {}

  static String all(Conversation said, Entry file) throws TransferFailed, HostUnreachable {
    return said.say("hash", "all", String.valueOf(file.size()), file.name()).answer();
  }

  static String first(Conversation said, long mebibytes, Entry file)
      throws TransferFailed, HostUnreachable {
    String size = String.valueOf(mebibytes << 20);
    return said.say("hash", String.valueOf(mebibytes), size, file.name()).answer();
  }
}
