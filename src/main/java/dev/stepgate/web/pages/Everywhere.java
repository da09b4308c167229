package dev.stepgate.web.pages;

import dev.stepgate.web.people.Access;
import dev.stepgate.web.people.Right;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame around every page shows. */
@ControllerAdvice(annotations = Controller.class)
final class Everywhere {
  private final Access access;

  Everywhere(Access access) {
    this.access = access;
  }

  /** Nobody on the page where one signs in. */
  @ModelAttribute("person")
  @Nullable String person(@Nullable Principal principal) {
    return principal == null ? null : access.person();
  }

  @ModelAttribute("places")
  List<Place> places(HttpServletRequest request, @Nullable Principal principal) {
    boolean admin = principal != null && access.has(Right.ADMIN, "");
    return Place.all(request.getServletPath(), admin);
  }
}
