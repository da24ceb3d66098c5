package org.spaarpunt.imports;

/**
 * What an import would do now.
 *
 * @param added how many lines, or people, are about something that does not exist yet; 0 if nothing would be imported
 */
public record ImportPreview(ImportOutcome outcome, long added) {}
