package dev.stepgate.host;

import dev.stepgate.support.Digests;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small process of its own that starts commands on a host. */
final class FarStarter {
  private FarStarter() {}

  static ProcessBuilder builder(Place place, String... arguments) {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    all.addAll(List.of("-cp", System.getProperty("java.class.path"), FarStarter.class.getName()));
    all.addAll(List.of(arguments));
    place.facts().forEach((name, value) -> all.add(name + "=" + value));
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.environment().put("PATH", place.searchPath());
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** What to do, folder, tag, script, the file of a service, and the facts of the host. */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> facts = new TreeMap<>();
    for (String fact : List.of(arguments).subList(5, arguments.length)) {
      facts.put(fact.substring(0, fact.indexOf('=')), fact.substring(fact.indexOf('=') + 1));
    }
    Host host = Hosts.of("there", facts, Path.of("/"));
    String secret = System.getenv().getOrDefault("SECRET", "");
    Map<String, String> secrets = Map.of("SECRET", secret);
    Command command = new Command(arguments[3], Path.of(arguments[1]), secrets, null, arguments[2]);
    if (arguments[0].equals("service")) {
      host.serve(command, Path.of(arguments[4]), secrets, 1_000);
      System.out.println("serving");
      Thread.sleep(60_000);
    } else {
      flood(host, command);
    }
  }

  /** Says how it ended, and of each stream how much came and its digest. */
  private static void flood(Host host, Command command) throws Exception {
    Counted counted = new Counted();
    Ended ended = host.start(command, counted).await(null, () -> false);
    System.out.println(ended.describe() + ended.notes());
    System.out.println(counted.said(OutputSink.Stream.OUT));
    System.out.println(counted.said(OutputSink.Stream.ERR));
    host.close();
  }

  /** Counts and digests. */
  private static final class Counted implements OutputSink {
    private final Map<Stream, MessageDigest> digests = new EnumMap<>(Stream.class);
    private final Map<Stream, Long> bytes = new EnumMap<>(Stream.class);

    Counted() {
      for (Stream stream : Stream.values()) {
        digests.put(stream, Digests.newSha256());
        bytes.put(stream, 0L);
      }
    }

    @Override
    public void write(Stream stream, byte[] buffer, int length) {
      synchronized (digests.get(stream)) {
        digests.get(stream).update(buffer, 0, length);
        bytes.put(stream, bytes.get(stream) + length);
      }
    }

    @Override
    public void end(Stream stream) {
      // Counted is what has come.
    }

    String said(Stream stream) {
      return bytes.get(stream) + " " + Digests.hex(digests.get(stream).digest());
    }
  }
}
