package org.spaarpunt.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.contact.EmailAddress;
import org.spaarpunt.storage.Text;

/** A line of a file by the names of its columns; its texts are in Unicode's composed form, without spaces at their ends. */
record Line(long number, List<String> columns, List<String> values) {
    private static final int MAX_TEXT_LENGTH = 255;
    /** The most characters of a cell that lists several things. */
    private static final int MAX_LIST_LENGTH = 4_000;

    /** The separator between the entries of such a cell; names of cities contain spaces and commas. */
    private static final Pattern BETWEEN = Pattern.compile("\\|");

    private static final Pattern POSITIVE = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern WHOLE = Pattern.compile("0|" + POSITIVE);

    /** What a spreadsheet makes of a number with many digits, losing the last ones. */
    private static final Pattern ROUNDED = Pattern.compile("[0-9](?:[.,][0-9]+)?[eE]\\+[0-9]{1,3}");

    /**
     * The words for yes and no of people, of exports, and of spreadsheets in the languages of Belgium that save an
     * export.
     */
    private static final Map<String, Boolean> FLAGS = Map.of(
            "yes", true, "true", true, "waar", true, "vrai", true, "wahr", true, "no", false, "false", false, "onwaar",
            false, "faux", false, "falsch", false);

    Line {
        columns = List.copyOf(columns);
        values = values.stream()
                .map(value -> Text.stripped(Text.composed(value)))
                .toList();
    }

    /** The value; empty if there is no such column or nothing in it. */
    String get(String column) {
        int index = columns.indexOf(column);
        return index < 0 ? "" : values.get(index);
    }

    /** A text that must be there. */
    String text(String column) throws BadLine {
        return required(column, optionalText(column));
    }

    /** The same, of at most this many characters. */
    String text(String column, int max) throws BadLine {
        return required(column, optionalText(column, max));
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

    /** A number, a date, an identifier or a word that must be there. */
    String code(String column) throws BadLine {
        return required(column, optionalCode(column));
    }

    /** A code, in which every character is significant and must be visible, if there is one. */
    String optionalCode(String column) throws BadLine {
        var unseen = Text.firstUnseen(get(column));
        if (unseen.isPresent()) {
            int character = unseen.getAsInt();
            throw new BadLine("%s holds a character that cannot be seen, U+%04X %s"
                    .formatted(column, character, Character.getName(character)));
        }
        requireUnrounded(column);
        return optionalText(column);
    }

    void requireUnrounded(String column) throws BadLine {
        var value = get(column);
        if (ROUNDED.matcher(value).matches()) {
            throw new BadLine(column + " was rounded by a spreadsheet, to " + value
                    + "; give the column the format \"text\" before the numbers are entered");
        }
    }

    /** An e-mail address, if there is one. */
    String email(String column) throws BadLine {
        var email = optionalCode(column);
        if (!email.isEmpty() && !EmailAddress.isValid(email)) {
            throw new BadLine(column + " is no address such as somebody@example.org: " + email);
        }
        return email;
    }

    /** A day, if there is one. */
    Optional<LocalDate> day(String column) throws BadLine {
        var text = optionalCode(column);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            throw new BadLine(column + " is no day such as 2027-12-31: " + text);
        }
    }

    /** The entries of a cell that lists several, without duplicates. */
    List<String> entries(String column) throws BadLine {
        return BETWEEN.splitAsStream(optionalText(column, MAX_LIST_LENGTH))
                .map(Text::stripped)
                .filter(entry -> !entry.isEmpty())
                .distinct()
                .toList();
    }

    /** A yes or no, if the cell is not empty. */
    Optional<Boolean> flag(String column) throws BadLine {
        var text = optionalCode(column);
        var flag = Optional.ofNullable(FLAGS.get(text.toLowerCase(Locale.ROOT)));
        if (flag.isEmpty() && !text.isEmpty()) {
            throw new BadLine(column + " is yes or no: " + text);
        }
        return flag;
    }

    /** A whole number of 0 or more, which must be there. */
    int count(String column) throws BadLine {
        var text = code(column);
        if (!WHOLE.matcher(text).matches()) {
            throw new BadLine(column + " is no whole number: " + text);
        }
        return Integer.parseInt(text);
    }

    /** A whole number of 1 or more, if there is one. */
    Optional<Integer> number(String column) throws BadLine {
        var value = optionalCode(column);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!POSITIVE.matcher(value).matches()) {
            throw new BadLine(column + " is no whole number of 1 or more: " + value);
        }
        return Optional.of(Integer.parseInt(value));
    }

    private static String required(String column, String value) throws BadLine {
        if (Text.isBlank(value)) {
            throw new BadLine(column + " is empty");
        }
        return value;
    }
}
