package dev.stepgate.runbook.yaml;

import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML piece by piece, without giving it a meaning. */
public final class YamlReader {
  private static final int LARGEST = 4_000_000;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(LARGEST).setAllowDuplicateKeys(true).build();

  private YamlReader() {}

  /**
   * @throws IllegalArgumentException if it is no YAML, or not of the plain part
   */
  public static Yaml read(String text) {
    try {
      return new Compose(SETTINGS)
          .composeReader(new WholeCharacters(text))
          .map(YamlReader::piece)
          .orElseGet(() -> new Yaml.Words("", true));
    } catch (YamlEngineException wrong) {
      throw new IllegalArgumentException("no YAML: " + wrong.getMessage(), wrong);
    }
  }

  private static Yaml piece(Node node) {
    if (node instanceof MappingNode mapping) {
      List<Yaml.Entry> entries =
          mapping.getValue().stream()
              .map(pair -> new Yaml.Entry(name(pair.getKeyNode()), piece(pair.getValueNode())))
              .toList();
      return new Yaml.Keys(entries);
    }
    if (node instanceof SequenceNode sequence) {
      return new Yaml.Items(sequence.getValue().stream().map(YamlReader::piece).toList());
    }
    ScalarNode scalar = (ScalarNode) node;
    return new Yaml.Words(scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN);
  }

  private static String name(Node key) {
    if (key instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new IllegalArgumentException("a key that is no text");
  }
}
