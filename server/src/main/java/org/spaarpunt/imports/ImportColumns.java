package org.spaarpunt.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The columns of a file of comma-separated values.
 *
 * @param required columns that it must have
 * @param optional columns that it may have
 */
public record ImportColumns(ImportKind kind, List<String> required, List<String> optional) {
    public ImportColumns {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }

    /** Those of every kind of file. */
    public static List<ImportColumns> all() {
        return Stream.of(ImportKind.values()).map(ImportColumns::of).toList();
    }

    private static ImportColumns of(ImportKind kind) {
        var sheet = switch (kind) {
            case CARDS -> new CardSheet(Optional.empty());
            case PASSHOLDERS -> new PassholderSheet(LocalDate.EPOCH);
            case EVENTS -> new EventSheet();
            case COUNTERS -> new CounterSheet(key -> key);
            case REWARDS -> new RewardSheet();
        };
        return new ImportColumns(kind, sheet.required(), sheet.optional());
    }
}
