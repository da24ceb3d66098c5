package org.spaarpunt.web.frame;

/**
 * What another user changed while a form was filled in.
 *
 * @param part what was changed, in words
 * @param value what it is now
 * @param alsoOwn whether the user changed it too, so that the form has another value
 */
public record Changed(String part, String value, boolean alsoOwn) {}
