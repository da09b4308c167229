package dev.stepgate.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Through {@code docker exec}, into a container or the one container of a compose service. */
final class DockerReach implements Reach {
  private final Map<String, String> facts;
  private final Path folder;
  private final String folders;
  private @Nullable String docker;
  private @Nullable String container;

  /**
   * @param facts docker, and perhaps compose and project
   * @param folder where the compose file's name begins
   * @param folders where the program is looked for
   */
  DockerReach(Map<String, String> facts, Path folder, String folders) {
    this.facts = facts;
    this.folder = folder;
    this.folders = folders;
  }

  @Override
  public String address() {
    return "docker " + facts.get("docker");
  }

  @Override
  public Map<String, String> facts() {
    return facts;
  }

  @Override
  public void open() throws CommandNotStarted {
    docker = Programs.find("docker", folders).toString();
    container = facts.containsKey("compose") ? ofService() : facts.get("docker");
  }

  @Override
  public List<String> argv(@Nullable String as) throws CommandNotStarted {
    List<String> argv = new ArrayList<>(List.of(docker, "exec", "-i"));
    if (as != null) {
      argv.addAll(List.of("-u", FarShell.user(as)));
    }
    argv.add(container);
    argv.addAll(FarShell.argv(null));
    return argv;
  }

  @Override
  public String advice(String said) {
    return "Look with docker ps whether the container runs, and with docker exec "
        + facts.get("docker")
        + " true whether you may enter it.";
  }

  @Override
  public void close() {
    container = null;
  }

  private String ofService() throws CommandNotStarted {
    List<String> argv = new ArrayList<>(List.of(docker, "compose"));
    argv.addAll(List.of("-f", folder.resolve(facts.get("compose")).toString()));
    if (facts.containsKey("project")) {
      argv.addAll(List.of("-p", facts.get("project")));
    }
    String service = facts.get("docker");
    argv.addAll(List.of("ps", "-q", service));
    List<String> found = Choice.lines(argv, "the compose service " + service, advice(""));
    return Choice.one(found, "the compose service " + service, "containers");
  }
}
