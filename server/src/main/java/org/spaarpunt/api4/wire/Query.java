package org.spaarpunt.api4.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.storage.Text;
import org.spaarpunt.time.LocalZone;

/**
 * The query of a request. An empty value counts as absent, unknown parameters are ignored, a list may be sent as a
 * repeated name with or without {@code []}, and where clients use two spellings of a name, both are read. The first
 * thing that is wrong is the problem. Belongs to one thread.
 */
public final class Query {
    /** Most values that are longer were not meant for this server. */
    private static final int MAX_VALUE = 500;

    private static final int MAX_VALUES = 100;

    private final Parameters parameters;
    private final List<Problem> problems = new ArrayList<>();

    Query(Parameters parameters) {
        this.parameters = parameters;
    }

    /** Reads what an operation needs. */
    <T> Reading<T> read(Function<Query, T> reader) {
        var value = reader.apply(this);
        return problems.isEmpty() ? new Reading.Read<>(value) : new Reading.Unreadable<>(problems.getFirst());
    }

    /** The value of a parameter, by the first of these names that has one. */
    public Optional<String> text(String... names) {
        return all(names).stream().findFirst();
    }

    /** A value that must be there. */
    public String required(String... names) {
        var value = text(names);
        if (value.isEmpty()) {
            wrong(names[0], "is required");
        }
        return value.orElse("");
    }

    /** The values of a list. */
    public List<String> all(String... names) {
        var values = Stream.of(names)
                .flatMap(name -> Stream.of(name, name + "[]"))
                .flatMap(name -> parameters.all(name).stream())
                .filter(value -> !value.isEmpty())
                .toList();
        if (values.size() > MAX_VALUES) {
            wrong(names[0], "has more than " + MAX_VALUES + " values");
        }
        if (!values.stream().allMatch(value -> value.length() <= MAX_VALUE && Text.canBeStored(value))) {
            wrong(names[0], "has a value that is too long or has a control character");
            return List.of();
        }
        return values;
    }

    public Optional<Boolean> flag(String name) {
        return text(name).flatMap(value -> switch (value) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> wrong(name, Values.FLAG);
        });
    }

    public Optional<Integer> number(String name, int least, int most) {
        return text(name).flatMap(value -> {
            try {
                int number = Integer.parseInt(value);
                return number >= least && number <= most
                        ? Optional.of(number)
                        : wrong(name, "must be from " + least + " to " + most);
            } catch (NumberFormatException _) {
                return wrong(name, "must be a whole number");
            }
        });
    }

    /** Ids that are numbers; other values match nothing, and are left out. */
    public List<Long> ids(String... names) {
        return all(names).stream()
                .filter(value -> value.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .toList();
    }

    public <E extends Enum<E>> Optional<E> choice(String name, List<E> values) {
        return text(name).flatMap(text -> Values.choice(text, values).or(() -> wrong(name, Values.oneOf(values))));
    }

    public Optional<LocalDate> date(String name) {
        return text(name).flatMap(text -> Values.date(text).or(() -> wrong(name, Values.DATE)));
    }

    /** A date, or a time with an offset, from which the moment counts; of a date, its first moment. */
    public Optional<Instant> from(String name) {
        return moment(name, LocalZone::startOf);
    }

    /** The same, until which the moment counts; of a date, its end. */
    public Optional<Instant> until(String name) {
        return moment(name, LocalZone::endOf);
    }

    private Optional<Instant> moment(String name, Function<LocalDate, Instant> ofDate) {
        return text(name)
                .filter(text -> !text.equals("*"))
                .flatMap(text -> (text.contains("T")
                                ? Values.time(text)
                                : Values.date(text).map(ofDate))
                        .or(() -> wrong(name, Values.DATE_OR_TIME)));
    }

    /** The part of a list that is asked for. */
    public Slice slice() {
        if (text("limit")
                .filter(value -> value.matches("[0-9]{1,9}") && Integer.parseInt(value) > Slice.MAX)
                .isPresent()) {
            problems.add(Problem.of(
                    ProblemType.QUERY_LIMIT_EXCEEDED, "The parameter \"limit\" may be at most " + Slice.MAX + "."));
            return Slice.FIRST;
        }
        return new Slice(
                number("start", 0, Slice.MAX_START).orElse(0),
                number("limit", 0, Slice.MAX).orElse(Slice.DEFAULT));
    }

    /** Notes a problem that has a type of its own. */
    public void refuse(Problem problem) {
        problems.add(problem);
    }

    /** Notes that the parameter breaks a rule which its operation knows. */
    public <T> Optional<T> wrong(String name, String rule) {
        problems.add(Problem.of(ProblemType.INVALID_QUERY, "The query parameter \"" + name + "\" " + rule + ".")
                .with("parameter", name));
        return Optional.empty();
    }
}
