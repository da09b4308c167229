package dev.stepgate;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages as CONTRIBUTING.md draws them: dependencies point down only. */
@AnalyzeClasses(packages = "dev.stepgate", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern DESCRIBED =
      Pattern.compile("(?s)^/\\*\\*.+?\\.\\s+\\*/\\s*@NullMarked\\s+package .*");
  private static final DescribedPredicate<JavaClass> TOP =
      DescribedPredicate.describe(
          "the program", type -> type.getPackageName().equals("dev.stepgate"));

  private static final Map<String, String[]> MAY_USE =
      Map.ofEntries(
          Map.entry("cli", below("web notify run step check data host audit runbook support")),
          Map.entry("web", below("notify run step check data host audit runbook support")),
          Map.entry("notify", below("run step check data host audit runbook support")),
          Map.entry("run", below("step check data host audit runbook support")),
          Map.entry("step", below("data host audit runbook support")),
          Map.entry("check", below("data host audit runbook support")),
          Map.entry("data", below("host audit runbook support")),
          Map.entry("host", below("runbook support")),
          Map.entry("audit", below("runbook support")),
          Map.entry("runbook", below("support")),
          Map.entry("support", below("")));

  @ArchTest static final ArchRule POINT_DOWN = pointDown();

  @ArchTest
  static final ArchRule ONLY_RUN_KNOWS_SPRING =
      noClasses()
          .that(
              DescribedPredicate.not(
                  TOP.or(resideInAnyPackage("dev.stepgate.run..", "dev.stepgate.web.."))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..")
          .because("everything else can be used and tested without a container");

  @ArchTest
  static final ArchRule ONLY_THE_STORE_KNOWS_ITS_DATABASE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.stepgate.run.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.zaxxer.hikari..", "org.sqlite..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.stepgate.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_THINGS_ARE =
      classes().should().haveNameNotMatching(".*(Manager|Helper|Utils?|Impl)$");

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
    List<Path> packages = packages();
    assertThat(packages).hasSizeGreaterThan(5);
    for (Path folder : packages) {
      assertThat(folder.resolve("package-info.java")).exists().content().matches(DESCRIBED);
    }
  }

  private static String[] below(String packages) {
    return packages.isEmpty() ? new String[0] : packages.split(" ");
  }

  private static ArchRule pointDown() {
    var layers =
        Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("program")
            .definedBy("dev.stepgate");
    for (String name : MAY_USE.keySet()) {
      layers = layers.layer(name).definedBy("dev.stepgate." + name + "..");
    }
    for (var entry : MAY_USE.entrySet()) {
      var layer = layers.whereLayer(entry.getKey());
      String[] below = entry.getValue();
      layers = below.length == 0 ? layer.mayNotAccessAnyLayer() : layer.mayOnlyAccessLayers(below);
    }
    return layers;
  }

  /** The top folder holds the program's one class; JSpecify has nothing to mark there. */
  private static List<Path> packages() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .filter(folder -> !folder.endsWith("dev/stepgate"))
          .toList();
    }
  }
}
