package dev.stepgate.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** What the controllers of the program answer, as their annotations say it. */
final class Mappings {
  private Mappings() {}

  /** {@code GET /api/v1/runs}; without what catches everything else. */
  static List<String> underApi() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    return scan.findCandidateComponents("dev.stepgate.web").stream()
        .map(bean -> ((AnnotatedBeanDefinition) bean).getMetadata().getClassName())
        .flatMap(Mappings::of)
        .filter(mapping -> mapping.contains(" /api/v1") && !mapping.contains("**"))
        .toList();
  }

  private static Stream<String> of(String name) {
    try {
      Class<?> type = Class.forName(name);
      RequestMapping above = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
      String prefix = above == null ? "" : above.path()[0];
      List<String> found = new ArrayList<>();
      for (var method : type.getDeclaredMethods()) {
        RequestMapping mapping =
            AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping != null) {
          String path = mapping.path().length == 0 ? "" : mapping.path()[0];
          RequestMethod[] verbs = mapping.method();
          found.add((verbs.length == 0 ? "ANY" : verbs[0].name()) + " " + prefix + path);
        }
      }
      return found.stream();
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
