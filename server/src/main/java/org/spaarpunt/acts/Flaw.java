package org.spaarpunt.acts;

/** What is wrong with one input. */
public record Flaw(Input input, Refusal reason) {}
