package dev.stepgate.web;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the methods that answer requests take. */
final class Handlers {
  /** The fields of forms whose names the method does not tell. */
  private static final List<String> FREE =
      List.of("input.WORD", "secret.WORD", "redo", "accept", "reason", "item");

  private Handlers() {}

  /**
   * A method of the program that answers requests.
   *
   * @param bodyFields empty where it takes no body
   */
  record Handler(
      String method,
      String path,
      List<String> inPath,
      List<String> inForm,
      List<String> headers,
      List<String> bodyFields) {
    boolean isGet() {
      return method.equals("GET");
    }

    List<String> fields() {
      return Stream.concat(inPath.stream(), inForm.stream()).toList();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static List<Handler> of(ConsoleTester console) {
    List<Handler> all = new ArrayList<>();
    console
        .console()
        .context()
        .getBeansOfType(RequestMappingHandlerMapping.class)
        .values()
        .forEach(
            mapping ->
                mapping.getHandlerMethods().entrySet().stream()
                    .filter(entry -> isOurs(entry.getValue()))
                    .forEach(entry -> add(entry, all)));
    return all;
  }

  private static boolean isOurs(HandlerMethod method) {
    return method.getBeanType().getName().startsWith("dev.stepgate.");
  }

  private static void add(Map.Entry<RequestMappingInfo, HandlerMethod> entry, List<Handler> all) {
    RequestMappingInfo mapping = entry.getKey();
    for (String path : mapping.getPatternValues()) {
      mapping
          .getMethodsCondition()
          .getMethods()
          .forEach(
              method ->
                  all.add(handler(method.name(), path, entry.getValue().getMethodParameters())));
    }
  }

  private static Handler handler(String method, String path, MethodParameter[] parameters) {
    Handler handler =
        new Handler(
            method,
            path.isEmpty() ? "/" : path,
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (MethodParameter parameter : parameters) {
      parameter.initParameterNameDiscovery(
          new org.springframework.core.DefaultParameterNameDiscoverer());
      take(parameter, handler);
    }
    return handler;
  }

  private static void take(MethodParameter parameter, Handler handler) {
    String name = String.valueOf(parameter.getParameterName());
    PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
    RequestParam field = parameter.getParameterAnnotation(RequestParam.class);
    RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
    if (path != null) {
      handler.inPath().add(path.name().isEmpty() ? name : path.name());
    } else if (field != null && Map.class.isAssignableFrom(parameter.getParameterType())) {
      handler.inForm().addAll(FREE);
    } else if (field != null) {
      handler.inForm().add(field.name().isEmpty() ? name : field.name());
    } else if (header != null) {
      handler.headers().add(header.name().isEmpty() ? name : header.name());
    } else if (parameter.hasParameterAnnotation(RequestBody.class)) {
      Stream.of(parameter.getParameterType().getRecordComponents())
          .map(RecordComponent::getName)
          .map(word -> word.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT))
          .forEach(handler.bodyFields()::add);
    }
  }
}
