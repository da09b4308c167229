package dev.stepgate.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Through {@code kubectl exec}, into a pod chosen by its name or by a label. */
final class KubernetesReach implements Reach {
  private final Map<String, String> facts;
  private final String folders;
  private @Nullable String kubectl;
  private @Nullable String pod;

  /**
   * @param facts kubernetes, and perhaps namespace, context and container
   * @param folders where the program is looked for
   */
  KubernetesReach(Map<String, String> facts, String folders) {
    this.facts = facts;
    this.folders = folders;
  }

  @Override
  public String address() {
    String namespace = facts.get("namespace");
    return "kubernetes " + (namespace == null ? "" : namespace + "/") + facts.get("kubernetes");
  }

  @Override
  public Map<String, String> facts() {
    return facts;
  }

  /** A label is looked up once: later commands go to the same pod, or nowhere. */
  @Override
  public void open() throws CommandNotStarted {
    kubectl = Programs.find("kubectl", folders).toString();
    String wanted = facts.get("kubernetes");
    pod = wanted.contains("=") ? labelled(wanted) : wanted;
  }

  @Override
  public List<String> argv(@Nullable String as) throws CommandNotStarted {
    List<String> argv = kubectl();
    argv.addAll(List.of("exec", "-i", pod));
    if (facts.containsKey("container")) {
      argv.addAll(List.of("-c", facts.get("container")));
    }
    argv.add("--");
    argv.addAll(FarShell.argv(as));
    return argv;
  }

  @Override
  public String advice(String said) {
    return "Look with kubectl get pods whether the pod runs, and which context and namespace you"
        + " are in.";
  }

  @Override
  public void close() {
    pod = null;
  }

  private String labelled(String label) throws CommandNotStarted {
    List<String> argv = kubectl();
    argv.addAll(List.of("get", "pods", "-l", label, "-o", "name"));
    argv.add("--field-selector=status.phase=Running");
    String subject = "the label " + label;
    return Choice.one(Choice.lines(argv, subject, advice("")), subject, "pods");
  }

  private List<String> kubectl() {
    List<String> argv = new ArrayList<>(List.of(kubectl));
    if (facts.containsKey("context")) {
      argv.add("--context=" + facts.get("context"));
    }
    if (facts.containsKey("namespace")) {
      argv.add("--namespace=" + facts.get("namespace"));
    }
    return argv;
  }
}
