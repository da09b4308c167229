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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages as docs/design.md draws them: dependencies point down only. */
@AnalyzeClasses(packages = "dev.stepgate", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern DESCRIBED =
      Pattern.compile("(?s)^/\\*\\*.+?\\.\\s+\\*/\\s*@NullMarked\\s+package .*");
  private static final DescribedPredicate<JavaClass> TOP =
      DescribedPredicate.describe("the program", type -> type.getPackageName().equals("dev.stepgate"));

  @ArchTest
  static final ArchRule POINT_DOWN =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("program").definedBy("dev.stepgate")
          .layer("cli").definedBy("dev.stepgate.cli..")
          .layer("web").definedBy("dev.stepgate.web..")
          .layer("run").definedBy("dev.stepgate.run..")
          .layer("step").definedBy("dev.stepgate.step..")
          .layer("check").definedBy("dev.stepgate.check..")
          .layer("data").definedBy("dev.stepgate.data..")
          .layer("host").definedBy("dev.stepgate.host..")
          .layer("audit").definedBy("dev.stepgate.audit..")
          .layer("runbook").definedBy("dev.stepgate.runbook..")
          .layer("support").definedBy("dev.stepgate.support..")
          .whereLayer("program").mayNotBeAccessedByAnyLayer()
          .whereLayer("cli").mayOnlyBeAccessedByLayers("program")
          .whereLayer("web").mayOnlyBeAccessedByLayers("program", "cli")
          .whereLayer("run").mayOnlyBeAccessedByLayers("program", "cli", "web")
          .whereLayer("step").mayOnlyBeAccessedByLayers("program", "cli", "web", "run")
          .whereLayer("check").mayOnlyBeAccessedByLayers("program", "cli", "web", "run")
          .whereLayer("data").mayOnlyBeAccessedByLayers("program", "cli", "web", "run", "step", "check")
          .whereLayer("host").mayNotBeAccessedByLayers("audit", "runbook", "support")
          .whereLayer("audit").mayNotBeAccessedByLayers("host", "runbook", "support")
          .whereLayer("runbook").mayNotBeAccessedByLayers("support");

  @ArchTest
  static final ArchRule ONLY_RUN_KNOWS_SPRING =
      noClasses()
          .that(DescribedPredicate.not(TOP.or(resideInAnyPackage("dev.stepgate.run..", "dev.stepgate.web.."))))
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
  static final ArchRule NO_CYCLES = slices().matching("dev.stepgate.(*)..").should().beFreeOfCycles();

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
