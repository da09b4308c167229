package dev.stepgate.runbook;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record component a key of the YAML; the key is named like the component, in kebab case.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Doc {
  /** One sentence about the key, for editors. */
  String value();

  /** The YAML name where it is a Java keyword. */
  String key() default "";

  boolean required() default false;

  /** What the value, or the keys of the map, may look like. */
  NameRule name() default NameRule.ANY;
}
