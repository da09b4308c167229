package dev.stepgate.run;

/** Marks an operator that stands for nobody. */
public interface Unattended extends Operator {}
