package org.spaarpunt.loadtest.program;

/**
 * An option of a program, which takes a value.
 *
 * @param name without the hyphens before it
 * @param label the placeholder of the value in the help
 * @param description what the option does, including its default
 */
public record ProgramOption(String name, String label, String description) {}
