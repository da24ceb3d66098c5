package org.spaarpunt.processing;

import static org.spaarpunt.processing.RecordTable.blank;
import static org.spaarpunt.processing.RecordTable.row;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.exports.PersonalData;

/** What the record says, part by part, in the order of art. 30. */
record RecordContents(ProcessingSettings settings, Recipients recipients, RecordTexts texts) {
    private static final List<String> PURPOSES =
            List.of("CARDS", "POINTS", "TARIFF", "SETTLEMENT", "ACCOUNTS", "MESSAGES", "APPLICATIONS", "SECURITY");

    /** What is stored about people besides the parts of a personal export. */
    private static final List<String> OTHER_DATA = List.of("nationalNumber", "attempts", "mail", "logs");

    /** Measures that do not depend on settings. */
    private static final List<String> FIXED_MEASURES =
            List.of("PASSWORDS", "SEALED", "KEYS", "AUDIT", "RIGHTS", "LOOKUPS", "PEOPLE");

    List<RecordTable> tables() {
        return List.of(
                open("CONTROLLER", List.of("NAME", "JOINT", "REPRESENTATIVE", "OFFICER")),
                open("PURPOSES", PURPOSES),
                described("PEOPLE", List.of("PASSHOLDERS", "CHILDREN", "STAFF", "VISITORS")),
                described(
                        "DATA",
                        Stream.concat(PersonalData.parts().stream(), OTHER_DATA.stream())
                                .toList()),
                table("RECIPIENTS", 3, new RecipientRows(settings, recipients, texts).rows()),
                open("TRANSFERS", List.of("COUNTRIES", "SAFEGUARDS")),
                table("KEPT", 2, Stream.of(KeptData.values()).map(this::kept).toList()),
                table("MEASURES", 2, measures()));
    }

    /** A part that names things about which the controller knows the rest. */
    private RecordTable open(String part, List<String> items) {
        return table(
                part,
                2,
                items.stream()
                        .map(item -> blank(texts.text(part + "." + item, settings.cardName())))
                        .toList());
    }

    private RecordTable described(String part, List<String> items) {
        return table(
                part,
                2,
                items.stream()
                        .map(item -> row(texts.text(part + "." + item), texts.text(part + "." + item + ".what")))
                        .toList());
    }

    private RecordTable table(String part, int columns, List<List<Optional<String>>> rows) {
        var headings = Stream.iterate(1, number -> number + 1)
                .limit(columns)
                .map(number -> texts.text(part + ".heading." + number))
                .toList();
        return new RecordTable(texts.text(part + ".title"), texts.text(part + ".note"), headings, rows);
    }

    private List<Optional<String>> kept(KeptData data) {
        return row(data.title(texts), data.period(settings, texts));
    }

    private List<List<Optional<String>>> measures() {
        var protection = settings.protection();
        return Stream.of(
                        Stream.of(
                                measure("CONNECTION", protection.connection().name()),
                                measure("SECOND_FACTOR", protection.administratorSecondFactor() ? "ON" : "OFF"),
                                row(
                                        texts.text("MEASURES.SIGNING"),
                                        texts.text(
                                                "MEASURES.SIGNING.what",
                                                texts.days(Optional.of(
                                                        settings.tokens().keyPeriod())))),
                                measure("BACKUPS", settings.storage().backups().isPresent() ? "ON" : "OFF")),
                        FIXED_MEASURES.stream().map(measure -> measure(measure, "what")),
                        Stream.of(blank(texts.text("MEASURES.ORGANISATION"))))
                .flatMap(rows -> rows)
                .toList();
    }

    private List<Optional<String>> measure(String measure, String state) {
        return row(texts.text("MEASURES." + measure), texts.text("MEASURES." + measure + "." + state));
    }
}
