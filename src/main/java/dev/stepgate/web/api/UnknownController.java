package dev.stepgate.web.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whatever no other call answers. */
@Hidden
@RestController
class UnknownController {
  @RequestMapping("/api/v1/**")
  void unknown(HttpServletRequest request) {
    throw Refused.with(
        HttpStatus.NOT_FOUND,
        "there is no " + request.getMethod() + " at this address",
        "See /api for all calls.");
  }
}
