package dev.stepgate.runbook;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One sentence about a key, for editors; a key is named like its record component, in kebab case.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Doc {
  String value();

  /** The YAML name where it is a Java keyword. */
  String key() default "";

  boolean required() default false;
}
