package dev.stepgate.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The table of one of the five systems, and the runbooks that it is about.
 *
 * @param system the name of the page and of the folder
 * @param runbooks what stands in the files, by the name of the runbook
 */
record SeedTable(String system, Page page, Map<String, Map<String, Object>> runbooks) {
  private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
  private static final Pattern EMPHASIS = Pattern.compile("\\*+(\\w+)\\*+");

  static List<SeedTable> all() {
    return files(Path.of("docs", "seeds")).stream().map(SeedTable::of).toList();
  }

  private static SeedTable of(Path file) {
    String system = file.getFileName().toString().replace(".md", "");
    return new SeedTable(system, Page.read(file), runbooks(Path.of("runbooks", system)));
  }

  /** Without the headings of the table and of its parts. */
  List<Row> rows() {
    return page.text()
        .lines()
        .filter(line -> line.startsWith("| ") && !line.matches("\\| the document (wants|says) .*"))
        .map(line -> line.split("\\|", -1))
        .filter(cells -> !cells[1].strip().startsWith("**"))
        .map(
            cells ->
                new Row(cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip()))
        .toList();
  }

  /** Names that the page gives to tests. */
  Set<String> shortNames() {
    return EMPHASIS
        .matcher(prelude())
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  /** What stands before the first table. */
  String prelude() {
    return page.text().substring(0, page.text().indexOf("\n|"));
  }

  static List<String> spans(String text) {
    return SPAN.matcher(text).results().map(found -> found.group(1)).toList();
  }

  @SuppressWarnings("unchecked")
  List<String> steps(String runbook) {
    List<Map<String, Object>> steps =
        (List<Map<String, Object>>) runbooks.get(runbook).getOrDefault("steps", List.of());
    return steps.stream().map(step -> (String) step.get("id")).toList();
  }

  @SuppressWarnings("unchecked")
  Set<String> settings(String runbook) {
    Set<String> names = new TreeSet<>();
    for (String key : List.of("inputs", "secrets", "hosts")) {
      names.addAll(
          ((Map<String, Object>) runbooks.get(runbook).getOrDefault(key, Map.of())).keySet());
    }
    return names;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> runbooks(Path folder) {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    for (Path file : files(folder)) {
      Object whole = file.toString().endsWith(".yaml") ? yaml(file) : null;
      if (whole instanceof Map<?, ?> map && map.containsKey("runbook")) {
        all.put(file.getFileName().toString().replace(".yaml", ""), (Map<String, Object>) map);
      }
    }
    return all;
  }

  private static Object yaml(Path file) {
    try {
      return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public String toString() {
    return system;
  }

  /**
   * A line of the table.
   *
   * @param wish what the document wants
   * @param place what does it
   * @param proof the test, or none
   * @param reason why it is different
   */
  record Row(String wish, String place, String proof, String reason) {}
}
