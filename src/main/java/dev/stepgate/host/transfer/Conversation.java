package dev.stepgate.host.transfer;

import dev.stepgate.host.HostUnreachable;
import dev.stepgate.host.Pipe;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Words, each ended by a NUL, to and from a program at one end. */
final class Conversation {
  private final String host;
  private final Pipe pipe;
  private final InputStream out;

  Conversation(String host, Pipe pipe) {
    this.host = host;
    this.pipe = pipe;
    this.out = new BufferedInputStream(pipe.out(), 1 << 16);
  }

  String host() {
    return host;
  }

  Conversation say(String... words) throws TransferFailed, HostUnreachable {
    try {
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      for (String word : words) {
        said.writeBytes(Raw.bytes(word));
        said.write(0);
      }
      pipe.in().write(said.toByteArray());
      pipe.in().flush();
      return this;
    } catch (IOException broken) {
      throw ended();
    }
  }

  /** An answer of the program's own, not a name. */
  String answer() throws TransferFailed, HostUnreachable {
    String word = word();
    if (word.equals("refused")) {
      String why = Raw.shown(word());
      end();
      throw new TransferFailed(host + ": " + why + because());
    }
    return word;
  }

  /** Says why nothing more comes. */
  TransferFailed ended() throws HostUnreachable {
    int code = end();
    return new TransferFailed(host + " has ended with exit code " + code + because());
  }

  /** Only then all is known of what it has said. */
  private int end() throws HostUnreachable {
    try {
      pipe.in().close();
    } catch (IOException alreadyBroken) {
      // Its end tells more.
    }
    return pipe.await();
  }

  String word() throws TransferFailed, HostUnreachable {
    ByteArrayOutputStream word = new ByteArrayOutputStream();
    try {
      int one = out.read();
      for (; one > 0; one = out.read()) {
        word.write(one);
      }
      if (one == 0) {
        return word.toString(StandardCharsets.ISO_8859_1);
      }
    } catch (IOException broken) {
      throw ended();
    }
    throw ended();
  }

  private String because() {
    String said = pipe.errors().strip();
    return said.isEmpty() ? "" : ": " + said;
  }
}
