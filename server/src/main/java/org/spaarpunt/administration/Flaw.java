package org.spaarpunt.administration;

/** What is wrong with one input. */
public record Flaw(Input input, Refusal reason) {}
