package org.spaarpunt.events;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which events are looked for; what is empty does not matter.
 *
 * @param text words that must all stand, or begin a word, in its title, description or city or in the name of its organiser or location
 * @param cities it takes place in one of these
 * @param location the id that the protocol shows
 * @param organiser likewise
 * @param involved organised or housed by one of these organisations
 * @param during each of these holds one of its days
 */
public record EventCriteria(
        String text,
        String cdbid,
        List<String> cities,
        String location,
        String organiser,
        Optional<List<Long>> involved,
        List<Days> during) {
    /** The index knows the modifier letter apostrophe as an apostrophe, which is no part of a word. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}&&[^\u02BC]][\\p{L}\\p{M}\\p{N}&&[^\u02BC]]*");

    /** More words than people type; each costs a look at the index. */
    private static final int MAX_WORDS = 20;

    public EventCriteria {
        cities = List.copyOf(cities);
        involved = involved.map(List::copyOf);
        during = List.copyOf(during);
    }

    /** The words of the text; none in texts that mean everything, such as {@code *:*}. */
    List<String> words() {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group())
                .limit(MAX_WORDS)
                .toList();
    }
}
