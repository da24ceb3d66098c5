package org.spaarpunt.web.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.Details;
import org.spaarpunt.passholders.NewPassholder.Consents;
import org.spaarpunt.web.frame.DayText;
import org.spaarpunt.web.frame.FieldError;

/** Reads the fields of a form and collects what is wrong with them; an empty field is one that was left out. */
final class Typed {
    private static final String LABELS = "people.";

    /** The fields in the order of the pages, in which errors are shown. */
    private static final List<String> ORDER = List.of(
            "search",
            "reason",
            "uitpasNumber",
            "firstName",
            "name",
            "dateOfBirth",
            "code",
            "inszNumber",
            "gender",
            "street",
            "number",
            "box",
            "postalCode",
            "city",
            "email",
            "gsm",
            "telephone",
            "cardSystem",
            "tariffEnd",
            "secondName",
            "nationality",
            "placeOfBirth",
            "moreInfo");

    private static final Pattern GROUPED = Pattern.compile("[0-9 ]+");

    private final Parameters form;
    private final List<FieldError> errors = new ArrayList<>();

    Typed(Parameters form) {
        this.form = form;
    }

    /** The fields in the order of the pages. */
    static Stream<String> fields() {
        return ORDER.stream();
    }

    List<FieldError> errors() {
        return errors.stream()
                .sorted(Comparator.comparingInt(error -> ORDER.indexOf(error.field())))
                .toList();
    }

    /** Reports that a field that this form needs was left empty. */
    Typed needing(String... names) {
        for (var name : names) {
            if (filled(name).isEmpty()) {
                wrong(name, "people.error.needed");
            }
        }
        return this;
    }

    String text(String name) {
        return text(name, Details.MAX_TEXT);
    }

    String text(String name, int max) {
        var text = filled(name).orElse("");
        boolean isLines = max > Details.MAX_TEXT;
        if (text.length() > max || text.chars().anyMatch(c -> Character.isISOControl(c) && !(isLines && c < ' '))) {
            wrong(name, "people.error.text");
        }
        return text;
    }

    <T> Optional<T> parsed(String name, Function<String, Optional<T>> parser, String error) {
        var text = filled(name);
        var value = text.flatMap(parser);
        if (text.isPresent() && value.isEmpty()) {
            wrong(name, error);
        }
        return value;
    }

    Optional<UitpasNumber> card() {
        return parsed("uitpasNumber", text -> UitpasNumber.parse(ungrouped(text)), "people.error.card");
    }

    /** A number as it was typed, without the spaces between its groups of digits. */
    static String ungrouped(String text) {
        return GROUPED.matcher(text).matches() ? text.replace(" ", "") : text;
    }

    Optional<LocalDate> day(String name) {
        return parsed(name, DayText::parse, "people.error.day");
    }

    Optional<LocalDate> dayOfBirth(LocalDate today) {
        return parsed(
                "dateOfBirth", text -> DayText.parse(text).filter(day -> !day.isAfter(today)), "people.error.born");
    }

    boolean isChecked(String name) {
        return filled(name).isPresent();
    }

    Consents consents() {
        return new Consents(isChecked("termsOnPaper"), isChecked("termsByMail"), isChecked("ofParent"));
    }

    private Optional<String> filled(String name) {
        return form.firstFilled(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private void wrong(String name, String error) {
        errors.add(new FieldError(name, LABELS + name, error));
    }
}
