package org.spaarpunt.api3.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.spaarpunt.passholders.Birth;
import org.spaarpunt.storage.Text;
import org.spaarpunt.time.LocalZone;

/** Reads the parameters of one request as typed values, and keeps the first one that is invalid. For one thread. */
public final class ParameterReader {
    /** Maximum length of a municipality's name, in characters; the longest in Europe is half as long. */
    private static final int MAX_CITY = 120;

    private static final String VALUE = "error.INVALID_PARAMETERS.value";

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** No one alive was born before it, and no other date here is as old. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    /** The resolution of PostgreSQL's timestamps. */
    private static final Duration LEAST = Duration.ofNanos(1_000);

    private final ApiRequest request;
    private Optional<Unreadable> unreadable = Optional.empty();

    /** An invalid parameter, and the error code for it. */
    public record Unreadable(ErrorCode code, String message, String parameter) {
        public Unreadable(ErrorCode code, String parameter) {
            this(code, VALUE, parameter);
        }
    }

    public ParameterReader(ApiRequest request) {
        this.request = request;
    }

    /** The first invalid parameter; if there is one, the value returned for it is meaningless. */
    public Optional<Unreadable> unreadable() {
        return unreadable;
    }

    /** Empty when it is absent. */
    public String text(String name) {
        var text = request.parameter(name).orElse("");
        if (!Text.canBeStored(text)) {
            fail(name);
            return "";
        }
        return text;
    }

    /** Every value of a repeated parameter that is not empty. */
    public List<String> texts(String name) {
        var texts = filled(name);
        if (!texts.stream().allMatch(Text::canBeStored)) {
            fail(name);
            return List.of();
        }
        return texts;
    }

    /** Clients write a flag as a word or as a digit. */
    public Optional<Boolean> flag(String name) {
        return switch (request.parameter(name).orElse("")) {
            case "" -> Optional.empty();
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> {
                fail(name);
                yield Optional.empty();
            }
        };
    }

    /** One of the words of a list, case-insensitive. */
    public <T> Optional<T> oneOf(String name, Map<String, T> words) {
        return request.parameter(name).flatMap(text -> word(name, text, words));
    }

    /** The same for every non-empty value of a repeated parameter. */
    public <T> List<T> eachOf(String name, Map<String, T> words) {
        return filled(name).stream()
                .flatMap(text -> word(name, text, words).stream())
                .toList();
    }

    private <T> Optional<T> word(String name, String text, Map<String, T> words) {
        for (var word : words.entrySet()) {
            if (word.getKey().equalsIgnoreCase(text)) {
                return Optional.of(word.getValue());
            }
        }
        fail(name);
        return Optional.empty();
    }

    public Optional<Integer> number(String name) {
        return request.parameter(name).flatMap(text -> number(name, text));
    }

    /** Every value of a repeated parameter. */
    public List<Long> numbers(String name) {
        return filled(name).stream()
                .flatMap(text -> number(name, text).stream())
                .map(Integer::longValue)
                .toList();
    }

    /** The id of a row; zero, which no row has, if it is absent. */
    public long id(String name) {
        return request.parameter(name).map(text -> id(name, text)).orElse(0L);
    }

    /** The same, for a text that is not a parameter's whole value. */
    public long id(String name, String text) {
        if (!ID.matcher(text).matches()) {
            fail(name, ErrorCode.PARSE_INVALID_LONG);
            return 0;
        }
        return Long.parseLong(text);
    }

    /** The same, for ids in one value, separated by commas. */
    public List<Long> ids(String name, int most) {
        var texts = request.parameter(name)
                .map(text -> List.of(text.split(",", most + 1)))
                .orElse(List.of());
        if (texts.size() > most) {
            fail(name);
            return List.of();
        }
        return texts.stream().map(text -> id(name, text.strip())).toList();
    }

    /** A word of the protocol, in upper case. */
    public <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
        var text = request.parameter(name);
        var word = text.flatMap(known -> EnumSet.allOf(words).stream()
                .filter(one -> one.name().equals(known))
                .findFirst());
        if (text.isPresent() && word.isEmpty()) {
            fail(name);
        }
        return word;
    }

    /** Names of municipalities; the parameter may be repeated. */
    public List<String> cities(String name) {
        var cities = filled(name);
        if (!cities.stream().allMatch(ParameterReader::isCity)) {
            fail(new Unreadable(ErrorCode.PARSE_INVALID_CITY_NAME, "error.PARSE_INVALID_CITY_NAME", name));
            return List.of();
        }
        return cities;
    }

    private static boolean isCity(String text) {
        return text.length() <= MAX_CITY && text.chars().noneMatch(Character::isISOControl);
    }

    /**
     * Converts the text of a value.
     *
     * @param code the error code if the conversion gives nothing
     */
    public <T> Optional<T> parsed(String name, Function<String, Optional<T>> parse, ErrorCode code) {
        return request.parameter(name).flatMap(text -> {
            var value = parse.apply(text);
            if (value.isEmpty()) {
                fail(name, code);
            }
            return value;
        });
    }

    /** As {@link #text(String)}, limited to a length that people need. */
    public String text(String name, int mostCharacters) {
        var text = text(name).strip();
        if (text.length() > mostCharacters || text.chars().anyMatch(ParameterReader::isControl)) {
            fail(name);
            return "";
        }
        return text;
    }

    /** Whether it is a control character other than the tabs and line breaks that people type in free text. */
    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }

    /** A day (W3C); for a moment, its day in local time. */
    public Optional<LocalDate> day(String name) {
        return day(name, ErrorCode.PARSE_INVALID_DATE);
    }

    /** A day on which a person may have been born. */
    public Optional<LocalDate> dayOfBirth(String name) {
        var day = day(name, ErrorCode.PARSE_INVALID_DATE_OF_BIRTH);
        var today = LocalZone.dayOf(request.receivedAt());
        if (day.isPresent() && !Birth.isPossible(day.get(), today)) {
            fail(name, ErrorCode.PARSE_INVALID_DATE_OF_BIRTH);
            return Optional.empty();
        }
        return day;
    }

    /**
     * Reads a day.
     *
     * @param code the error code for a text that is not a day
     */
    public Optional<LocalDate> day(String name, ErrorCode code) {
        return request.parameter(name).flatMap(text -> {
            try {
                var parsed = WireDate.parse(text);
                var day = parsed instanceof OffsetDateTime moment
                        ? LocalZone.dayOf(moment.toInstant())
                        : LocalDate.from(parsed);
                if (!day.isBefore(FIRST_DAY) && !day.isAfter(LocalZone.LAST_DAY)) {
                    return Optional.of(day);
                }
            } catch (DateTimeException _) {
                // Reported below.
            }
            fail(name, code);
            return Optional.empty();
        });
    }

    /** A date (W3C: a day, or a moment with its offset or in local time) as a beginning; a day begins at midnight. */
    public Optional<Instant> from(String name) {
        return request.parameter(name).flatMap(text -> moment(name, text, LocalZone::startOf));
    }

    /** The same as an end, that is, the last moment that counts: for a day, its last microsecond. */
    public Optional<Instant> until(String name) {
        return request.parameter(name)
                .flatMap(text -> moment(name, text, day -> LocalZone.endOf(day).minus(LEAST)));
    }

    private Optional<Instant> moment(String name, String text, Function<LocalDate, Instant> ofDay) {
        try {
            var parsed = WireDate.parse(text);
            var moment = switch (parsed) {
                case OffsetDateTime whole -> whole.toInstant();
                case LocalDateTime local -> local.atZone(LocalZone.ZONE).toInstant();
                default -> ofDay.apply(LocalDate.from(parsed));
            };
            if (!moment.isBefore(LocalZone.BEGINNING) && moment.isBefore(LocalZone.END)) {
                return Optional.of(moment);
            }
        } catch (DateTimeException _) {
            // Reported below.
        }
        fail(name, ErrorCode.PARSE_INVALID_DATE);
        return Optional.empty();
    }

    private Optional<Integer> number(String name, String text) {
        if (!NUMBER.matcher(text).matches()) {
            fail(name);
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(text));
    }

    private List<String> filled(String name) {
        return request.parameters().all(name).stream()
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private void fail(String name) {
        fail(name, ErrorCode.INVALID_PARAMETERS);
    }

    private void fail(String name, ErrorCode code) {
        fail(new Unreadable(code, name));
    }

    private void fail(Unreadable parameter) {
        unreadable = unreadable.or(() -> Optional.of(parameter));
    }
}
