package org.spaarpunt.web.frame;

import java.io.InputStream;

/**
 * A file of a form, which is read as it arrives.
 *
 * @param name as the browser named it; empty if no file was chosen
 */
public record SentFile(String name, InputStream bytes) {}
