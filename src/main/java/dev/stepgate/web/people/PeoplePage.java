package dev.stepgate.web.people;

import dev.stepgate.run.Engine;
import dev.stepgate.support.UserError;
import dev.stepgate.web.ConsoleSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where an administrator says who may come in. */
@Controller
final class PeoplePage {
  private static final int DEEDS = 100;
  private final People people;
  private final Engine engine;
  private final ConsoleSettings settings;

  PeoplePage(People people, Engine engine, ConsoleSettings settings) {
    this.people = people;
    this.engine = engine;
    this.settings = settings;
  }

  @GetMapping("/people")
  ModelAndView all() {
    return new ModelAndView("people/people")
        .addObject("people", people.all())
        .addObject("roles", Role.values())
        .addObject("days", People.INVITED.toDays());
  }

  @PostMapping("/people")
  ModelAndView add(
      @RequestParam("name") String name,
      @RequestParam(name = "role", required = false, defaultValue = "") List<String> roles,
      HttpServletRequest request,
      HttpServletResponse response) {
    return link(request, response, name, () -> people.add(name, Role.of(roles)));
  }

  @PostMapping("/people/{name}/invitation")
  ModelAndView invite(
      @PathVariable("name") String name, HttpServletRequest request, HttpServletResponse response) {
    return link(request, response, name, () -> people.invite(name));
  }

  @PostMapping("/people/{name}/roles")
  ModelAndView setRoles(
      @PathVariable("name") String name,
      @RequestParam(name = "role", required = false, defaultValue = "") List<String> roles,
      HttpServletResponse response) {
    return Forms.done(all(), response, () -> people.setRoles(name, Role.of(roles)), "/people");
  }

  @PostMapping("/people/{name}/disabled")
  ModelAndView setDisabled(
      @PathVariable("name") String name,
      @RequestParam("disabled") boolean disabled,
      HttpServletResponse response) {
    return Forms.done(all(), response, () -> people.setDisabled(name, disabled), "/people");
  }

  @GetMapping("/people/log")
  ModelAndView log(@RequestParam(name = "from", defaultValue = "0") int from) {
    int start = Math.max(from, 0);
    var deeds = engine.store().deeds().list(start, DEEDS + 1);
    return new ModelAndView("people/log")
        .addObject("deeds", deeds.subList(0, Math.min(DEEDS, deeds.size())))
        .addObject("newer", start == 0 ? null : Math.max(0, start - DEEDS))
        .addObject("older", deeds.size() > DEEDS ? start + DEEDS : null);
  }

  /** The link is on this one answer and nowhere else. */
  private ModelAndView link(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      Supplier<String> secret) {
    try {
      String made = settings.url(request.getLocalPort()) + "invitation/" + secret.get();
      return all().addObject("link", made).addObject("invited", name);
    } catch (UserError refused) {
      return Forms.refused(all(), response, refused);
    }
  }
}
