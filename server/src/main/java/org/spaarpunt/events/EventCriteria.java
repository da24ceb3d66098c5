package org.spaarpunt.events;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The criteria of a search for events; an empty one matches every event.
 *
 * @param text words that must all appear, or begin a word, in its title, description or city or in the name of its
 *     organiser or location
 * @param cities only events in one of these
 * @param location the protocol's id of the location
 * @param organiser the protocol's id of the organiser
 * @param involved only events organised or hosted by one of these organisations
 * @param during only events with a day in each of these ranges
 */
public record EventCriteria(
        String text,
        String cdbid,
        List<String> cities,
        String location,
        String organiser,
        Optional<List<Long>> involved,
        List<Days> during) {
    /** The index treats the modifier letter apostrophe as an apostrophe, which is not part of a word. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}&&[^\u02BC]][\\p{L}\\p{M}\\p{N}&&[^\u02BC]]*");

    /** More words than people type; each costs an index look-up. */
    private static final int MAX_WORDS = 20;

    public EventCriteria {
        cities = List.copyOf(cities);
        involved = involved.map(List::copyOf);
        during = List.copyOf(during);
    }

    /** The words of the text; empty for texts that match everything, such as {@code *:*}. */
    List<String> words() {
        return words(text);
    }

    /** The words of a text that is looked for, as the indexes of names and titles know words. */
    static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group())
                .limit(MAX_WORDS)
                .toList();
    }
}
