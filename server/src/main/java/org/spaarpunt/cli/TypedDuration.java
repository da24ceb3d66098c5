package org.spaarpunt.cli;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration as people type it: {@code 30m}, {@code 24h}, {@code 7d} or {@code 0}. */
record TypedDuration(Duration value) {
    private static final Pattern TYPED = Pattern.compile("(0|[1-9][0-9]{0,5})([mhd])");

    static final ITypeConverter<TypedDuration> CONVERTER = TypedDuration::parse;

    private static TypedDuration parse(String typed) {
        if (typed.equals("0")) {
            return new TypedDuration(Duration.ZERO);
        }
        var parts = TYPED.matcher(typed);
        if (!parts.matches()) {
            throw new TypeConversionException("a time looks like 30m, 24h, 7d or 0, not " + typed);
        }
        long number = Long.parseLong(parts.group(1));
        return new TypedDuration(
                switch (parts.group(2)) {
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }
}
