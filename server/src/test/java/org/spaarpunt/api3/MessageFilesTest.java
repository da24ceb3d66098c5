package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spaarpunt.checkins.Reason.OfCode;
import org.spaarpunt.checkins.Reason.OfCounter;
import org.spaarpunt.checkins.Reason.OfVisit;
import org.spaarpunt.events.LimitPeriod;
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.languages.Language;
import org.spaarpunt.rewards.CashInState;

/** The message files of the languages agree with each other and with the code. */
class MessageFilesTest {
    private static final Path SOURCES = Path.of("src/main/java/org/spaarpunt/api3");
    private static final Pattern KEY_IN_SOURCE =
            Pattern.compile("\"((?:error|oauth|checkin|done|poster)\\.[A-Za-z_.]*[A-Za-z])\"");
    private static final Pattern PLACE = Pattern.compile("%\\d\\$s");

    @ParameterizedTest
    @EnumSource
    void every_language_has_the_keys_of_dutch(Language language) {
        assertThat(MessageFiles.of(language).keySet())
                .isEqualTo(MessageFiles.of(Language.NL).keySet());
    }

    @ParameterizedTest
    @EnumSource
    void every_language_fills_in_the_same_places_as_dutch(Language language) {
        assertThat(places(MessageFiles.of(language))).isEqualTo(places(MessageFiles.of(Language.NL)));
    }

    @ParameterizedTest
    @EnumSource
    void there_is_one_kind_of_apostrophe(Language language) {
        assertThat(MessageFiles.of(language))
                .allSatisfy((_, text) -> assertThat(text).doesNotContain("'"));
    }

    @Test
    void dutch_is_written_as_on_the_pages() {
        assertThat(MessageFiles.of(Language.NL))
                .allSatisfy((_, text) ->
                        assertThat(text).doesNotContainPattern("(?i)\\bgekend|\\bkan je\\b|\\bje kan\\b|\\boproep"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NL")
    void no_sentence_was_left_in_dutch(Language language) {
        var dutch = MessageFiles.of(Language.NL);

        assertThat(MessageFiles.of(language)).allSatisfy((key, text) -> {
            if (!key.startsWith("period.")) {
                assertThat(text).isNotEqualTo(dutch.get(key));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void no_key_stands_twice(Language language) throws IOException {
        var file = Path.of("src/main/resources/org/spaarpunt/api3/wire/messages_"
                + language.name().toLowerCase(Locale.ROOT) + ".properties");
        assertThat(Files.readAllLines(file).stream()
                        .filter(line -> line.contains(" = "))
                        .map(line -> line.substring(0, line.indexOf(' '))))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void every_key_is_used_and_every_key_that_is_used_is_there() throws IOException {
        var used = Stream.of(
                        keysInSources().stream(),
                        keysOfReasons(),
                        keysOfStates(),
                        keysOfProblems(),
                        keysOfPeriods(),
                        keysOfFeatures())
                .flatMap(keys -> keys)
                .collect(Collectors.toSet());

        assertThat(MessageFiles.of(Language.NL).keySet()).isEqualTo(used);
    }

    private static Stream<String> keysOfStates() {
        return Stream.of(CashInState.NotPossible.values()).map(state -> "cashin." + state);
    }

    private static Set<String> keysInSources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(MessageFilesTest::keysIn)
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> keysIn(Path source) {
        try {
            return KEY_IN_SOURCE.matcher(Files.readString(source)).results().map(key -> key.group(1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** An event that is over says other words than one that has yet to open: both keys stand in the source. */
    private static Stream<String> keysOfReasons() {
        return Stream.of(OfCounter.values(), OfCode.values(), OfVisit.values())
                .flatMap(Arrays::stream)
                .filter(Predicate.not(OfVisit.NOT_NOW::equals))
                .map(reason -> "checkin." + reason);
    }

    private static Stream<String> keysOfProblems() {
        return Arrays.stream(OAuthProblem.values()).map(problem -> "oauth." + problem.wireName());
    }

    /** A limit for all time names no period. */
    private static Stream<String> keysOfFeatures() {
        return Stream.of(UnofferedCall.Feature.values()).map(feature -> "error.ACTION_NOT_SUPPORTED." + feature.name());
    }

    private static Stream<String> keysOfPeriods() {
        return Arrays.stream(LimitPeriod.values())
                .filter(Predicate.not(LimitPeriod.ABSOLUTE::equals))
                .map(period -> "period." + period);
    }

    private static Map<String, List<String>> places(Map<String, String> texts) {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> PLACE.matcher(entry.getValue())
                                .results()
                                .map(MatchResult::group)
                                .sorted()
                                .toList()));
    }
}
