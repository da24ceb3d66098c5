package org.spaarpunt.imports;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A line of a file by the names of its columns. */
record Line(long number, List<String> columns, List<String> values) {
    private static final int MAX_TEXT_LENGTH = 255;
    /** Of a cell that lists several things. */
    private static final int MAX_LIST_LENGTH = 4_000;

    /** Between the entries of such a cell: names of cities hold spaces and commas. */
    private static final Pattern BETWEEN = Pattern.compile("\\|");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern POSITIVE = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern WHOLE = Pattern.compile("0|" + POSITIVE);

    /** The value, stripped; empty when there is no such column or nothing in it. */
    String get(String column) {
        int index = columns.indexOf(column);
        return index < 0 ? "" : values.get(index).strip();
    }

    /** A text that must be there. */
    String text(String column) throws BadLine {
        var value = get(column);
        if (value.isEmpty()) {
            throw new BadLine(column + " is empty");
        }
        return optionalText(column);
    }

    String optionalText(String column) throws BadLine {
        return optionalText(column, MAX_TEXT_LENGTH);
    }

    /** @param max how many characters it may have */
    String optionalText(String column, int max) throws BadLine {
        var value = get(column);
        if (value.length() > max) {
            throw new BadLine(column + " has more than " + max + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new BadLine(column + " holds a control character");
        }
        return value;
    }

    /** An address of e-mail, when there is one. */
    String email(String column) throws BadLine {
        var email = optionalText(column);
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            throw new BadLine(column + " is no address such as somebody@example.org: " + email);
        }
        return email;
    }

    /** The entries of a cell that lists some, each once. */
    List<String> entries(String column) throws BadLine {
        return BETWEEN.splitAsStream(optionalText(column, MAX_LIST_LENGTH))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether the cell says yes or no, when it says something. */
    Optional<Boolean> flag(String column) throws BadLine {
        return switch (get(column)) {
            case "" -> Optional.empty();
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> throw new BadLine(column + " is yes or no: " + optionalText(column));
        };
    }

    /** A whole number of 0 or more, which must be there. */
    int count(String column) throws BadLine {
        var text = text(column);
        if (!WHOLE.matcher(text).matches()) {
            throw new BadLine(column + " is no whole number: " + text);
        }
        return Integer.parseInt(text);
    }

    /** A whole number of 1 or more, when there is one. */
    Optional<Integer> number(String column) throws BadLine {
        var value = get(column);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!POSITIVE.matcher(value).matches()) {
            throw new BadLine(column + " is no whole number of 1 or more: " + optionalText(column));
        }
        return Optional.of(Integer.parseInt(value));
    }
}
