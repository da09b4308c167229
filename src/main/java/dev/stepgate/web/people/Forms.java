package dev.stepgate.web.people;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

/** What becomes of a form that was sent. */
final class Forms {
  private Forms() {}

  /** Leads on when the work is done; otherwise the form is shown again and says why. */
  static ModelAndView done(
      ModelAndView form, HttpServletResponse response, Runnable work, String next) {
    try {
      work.run();
      return new ModelAndView("redirect:" + next);
    } catch (UserError refused) {
      return refused(form, response, refused);
    }
  }

  static ModelAndView refused(ModelAndView form, HttpServletResponse response, UserError why) {
    response.setStatus(why.exit() == ExitCode.INVALID ? 400 : 409);
    return form.addObject("problem", why.getMessage()).addObject("hint", why.hint());
  }
}
