package dev.stepgate.check;

import com.google.auto.service.AutoService;
import dev.stepgate.runbook.CheckKind;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Text;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** {@code file}: a file or folder that exists and is as wanted. */
@AutoService(CheckKind.class)
public final class FileCheck implements CheckRunner<FileCheck.Fields> {

  /** The keys of {@code file}. */
  public record Fields(@Doc(value = "The path of a file or folder.", required = true) Text file) {}

  @Override
  public String key() {
    return "file";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public Set<String> expectations() {
    return Set.of(
        "equals",
        "contains",
        "not-contains",
        "matches",
        "lines",
        "number",
        "size",
        "empty",
        "json",
        "same-as");
  }

  @Override
  public Map<String, String> withoutEffect() {
    return Map.of("timeout", "Remove it; say with 'within' how long to try again until it holds.");
  }

  @Override
  public String describe(Fields fields, UnaryOperator<String> values) {
    return "file " + fields.file().expand(values);
  }

  @Override
  public Facts observe(Fields fields, CheckContext context) {
    String name = context.expand(fields.file());
    String as = context.command("true").as();
    boolean mine = as == null || as.equals(System.getProperty("user.name"));
    if (!mine || !context.host().facts().isEmpty()) {
      return HostFile.look(context, name);
    }
    Path path = context.resolve(name);
    String problem = FileContent.problem(path);
    return problem == null ? Facts.of(FileContent.of(path)) : Facts.problem(problem);
  }
}
