package org.spaarpunt.loadtest.program;

import java.util.Map;

/**
 * How a program ended.
 *
 * @param kept whether every promise was kept
 * @param figures the program's last line, in order
 */
public record Result(boolean kept, Map<String, Object> figures) {}
