package dev.stepgate.web.api;

import dev.stepgate.run.Engine;
import dev.stepgate.run.Json;
import dev.stepgate.run.JsonReader;
import dev.stepgate.run.store.KeptAnswers;
import dev.stepgate.run.store.KeptAnswers.Kept;
import dev.stepgate.web.people.Access;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Does what is asked twice with the same key only once. */
@Component
final class Idempotency {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final byte[] DOMAIN =
      "stepgate idempotency, version 1".getBytes(StandardCharsets.UTF_8);
  private static final int LONGEST_KEY = 200;
  private final Engine engine;
  private final Access access;

  Idempotency(Engine engine, Access access) {
    this.engine = engine;
    this.access = access;
  }

  /**
   * @param what is done with which run
   */
  <T extends Record> ResponseEntity<T> answer(
      @Nullable String key,
      String what,
      Record request,
      Class<T> type,
      Supplier<ResponseEntity<T>> work) {
    if (key == null) {
      return work.get();
    }
    refuseBad(key);
    String digest = digest(what + "\n" + Json.line(request));
    KeptAnswers answers = engine.store().answers();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers.begin(access.person(), key, digest)) {
      Optional<Kept> kept = answers.find(access.person(), key);
      if (kept.isPresent() && kept.get().answered()) {
        return again(kept.get(), digest, type);
      }
      refuseOther(kept, digest);
      waitFor(deadline, key);
    }
    return done(answers, key, work);
  }

  /** Nothing is done by a refusal, so that its key is free again. */
  private <T extends Record> ResponseEntity<T> done(
      KeptAnswers answers, String key, Supplier<ResponseEntity<T>> work) {
    ResponseEntity<T> answer;
    try {
      answer = work.get();
    } catch (RuntimeException | Error refused) {
      answers.forget(access.person(), key);
      throw refused;
    }
    answers.keep(
        access.person(),
        key,
        answer.getStatusCode().value(),
        Json.line(java.util.Objects.requireNonNull(answer.getBody())));
    return answer;
  }

  private <T extends Record> ResponseEntity<T> again(Kept kept, String digest, Class<T> type) {
    refuseOther(Optional.of(kept), digest);
    T body = JsonReader.read(kept.body(), type);
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(kept.status());
    if (body instanceof OperationsController.Begun begun && kept.status() == 201) {
      answer.header(HttpHeaders.LOCATION, "/api/v1/runs/" + begun.runId());
    }
    return answer.body(body);
  }

  private static void refuseOther(Optional<Kept> kept, String digest) {
    if (kept.filter(other -> !other.digest().equals(digest)).isPresent()) {
      throw Refused.with(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "the key belongs to another request",
          "Choose a new Idempotency-Key for each request.");
    }
  }

  private static void refuseBad(String key) {
    if (!key.matches("[\\x21-\\x7e]{1," + LONGEST_KEY + "}")) {
      throw Refused.with(
          HttpStatus.BAD_REQUEST,
          "the Idempotency-Key is not made of 1 to " + LONGEST_KEY + " printable ASCII characters",
          "Use a random UUID.");
    }
  }

  private static void waitFor(long deadline, String key) {
    if (System.nanoTime() > deadline) {
      throw Refused.with(
          HttpStatus.CONFLICT,
          "a request with the key " + key + " was begun, and what became of it is not known",
          "Look at the list of runs before you send it again with another key.");
    }
    try {
      Thread.sleep(50);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("waiting for the same request was interrupted", interrupted);
    }
  }

  /** With a key of this installation, because a request may hold secrets that are easy to guess. */
  private String digest(String request) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(engine.key().sign(DOMAIN), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(request.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
