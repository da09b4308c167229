package dev.stepgate.host;

import java.nio.file.Path;
import java.util.Map;

/** Makes hosts from what is needed to reach them. */
public final class Hosts {
  /** The name of this machine. */
  public static final String LOCAL = "local";

  private Hosts() {}

  /**
   * @param facts under {@code ssh}, {@code docker} or {@code kubernetes} where it leads, and what
   *     else is wanted of it
   * @param folder where relative names of files on this machine begin
   */
  public static Host of(String name, Map<String, String> facts, Path folder) {
    return facts.isEmpty() ? new LocalHost() : far(name, facts, folder, FarSettings.standard());
  }

  static Host far(String name, Map<String, String> facts, Path folder, FarSettings settings) {
    return new FarHost(name, reach(facts, folder, Programs.folders()), settings);
  }

  /**
   * @param programs the folders where docker and kubectl are looked for, as in PATH
   */
  static Reach reach(Map<String, String> facts, Path folder, String programs) {
    if (facts.containsKey("ssh")) {
      return new SshReach(facts, folder);
    }
    return facts.containsKey("docker")
        ? new DockerReach(facts, folder, programs)
        : new KubernetesReach(facts, programs);
  }
}
