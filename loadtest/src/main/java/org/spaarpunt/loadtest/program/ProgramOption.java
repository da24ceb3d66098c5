package org.spaarpunt.loadtest.program;

/**
 * An option of a program, which takes a value.
 *
 * @param name without the hyphens before it
 * @param label what stands for the value in the help
 * @param description with the default
 */
public record ProgramOption(String name, String label, String description) {}
