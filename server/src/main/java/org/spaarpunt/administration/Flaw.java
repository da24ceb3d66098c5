package org.spaarpunt.administration;

/** What is wrong with one thing that somebody typed. */
public record Flaw(Input input, Refusal reason) {}
