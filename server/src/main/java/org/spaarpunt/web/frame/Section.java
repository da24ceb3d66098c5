package org.spaarpunt.web.frame;

/**
 * A part of the site, as the navigation names it.
 *
 * @param title key of its name
 */
public record Section(String path, String title) {}
