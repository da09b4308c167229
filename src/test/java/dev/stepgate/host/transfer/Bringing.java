package dev.stepgate.host.transfer;

import dev.stepgate.host.Command;
import dev.stepgate.host.Host;
import dev.stepgate.host.Hosts;
import dev.stepgate.host.Leftovers;
import dev.stepgate.testkit.SshServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Transfers between this machine and others, and what was told of the last one. */
final class Bringing implements TransferListener, AutoCloseable {
  final List<String> told = new ArrayList<>();
  private final Path folder;
  private final List<Host> hosts = new ArrayList<>();
  private TransferEnd from;
  private TransferEnd to;
  private boolean overwrite;
  private @Nullable String owner;
  private @Nullable Integer mode;
  private LongConsumer sending = bytes -> {};
  private BooleanSupplier stop = () -> false;
  private long sent;

  Bringing(Path folder) {
    this.folder = folder;
    this.from = here("");
    this.to = here("");
  }

  Bringing from(TransferEnd end) {
    from = end;
    return this;
  }

  Bringing to(TransferEnd end) {
    to = end;
    return this;
  }

  Bringing overwriting() {
    overwrite = true;
    return this;
  }

  Bringing owner(String owner) {
    this.owner = owner;
    return this;
  }

  Bringing mode(int mode) {
    this.mode = mode;
    return this;
  }

  /** Called with the bytes that have been sent. */
  Bringing sending(LongConsumer sending) {
    this.sending = sending;
    return this;
  }

  Bringing stopping(BooleanSupplier stop) {
    this.stop = stop;
    return this;
  }

  TransferEnd here(String path) {
    return here(path, Map.of());
  }

  TransferEnd here(String path, Map<String, String> env) {
    return end(Hosts.of("local", Map.of(), folder), folder, path, env, null);
  }

  TransferEnd at(SshServer machine, String path) {
    return at(machine, path, Map.of(), null);
  }

  TransferEnd at(SshServer machine, String path, Map<String, String> env, @Nullable String as) {
    Map<String, String> facts =
        Map.of("ssh", machine.hostName(), "config", machine.config().toString());
    return end(Hosts.of(machine.hostName(), facts, folder), Path.of("/srv"), path, env, as);
  }

  private TransferEnd end(
      Host host, Path cwd, String path, Map<String, String> env, @Nullable String as) {
    hosts.add(host);
    return new TransferEnd(host, new Command("", cwd, env, as, tag()), path);
  }

  String work() {
    return "bringing-" + System.identityHashCode(this) + "/one";
  }

  private String tag() {
    return work() + "/1/tag";
  }

  /** What still runs of it, here and there. */
  List<Leftovers.Leftover> left(SshServer machine) throws Exception {
    List<Leftovers.Leftover> left = new ArrayList<>(Leftovers.findAll(work()));
    left.addAll(at(machine, "").host().recall(work(), null).alive());
    return left;
  }

  /** Returns how many bytes were sent. */
  long run() throws Exception {
    told.clear();
    sent = 0;
    Transfer.run(new TransferOrder(from, to, work(), overwrite, owner, mode), this, stop);
    return sent;
  }

  long sent() {
    return sent;
  }

  @Override
  public void told(String line) {
    told.add(line);
  }

  @Override
  public void progressed(long bytes, long all) {
    sent = bytes;
    sending.accept(bytes);
  }

  @Override
  public void close() {
    hosts.forEach(Host::close);
  }
}
