package org.spaarpunt.web.admin;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.administration.AuditNames.Kind;
import org.spaarpunt.administration.AuditNames.Known;
import org.spaarpunt.administration.AuditNames.Ref;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.PermissionLabels;
import org.spaarpunt.web.frame.Frame;

/** A part of an audit log entry's text, before names are looked up and a language is chosen. */
sealed interface AuditPiece {

    /** A text that is the same in every language. */
    record Plain(String text) implements AuditPiece {}

    record Named(Ref ref) implements AuditPiece {}

    record At(Instant moment) implements AuditPiece {}

    record On(LocalDate day) implements AuditPiece {}

    record Amount(BigDecimal euros) implements AuditPiece {}

    /** What an application may do for an organiser. */
    record Allowed(ApiPermission permission) implements AuditPiece {}

    /** Several pieces in a row. */
    record Joined(String between, List<AuditPiece> pieces) implements AuditPiece {}

    /** A text with its places filled in. */
    record Words(String key, List<AuditPiece> places) implements AuditPiece {
        static Words of(String key, AuditPiece... places) {
            return new Words(key, List.of(places));
        }
    }

    /** The names that must be looked up before this can be written. */
    default Stream<Ref> refs() {
        return switch (this) {
            case Plain _ -> Stream.empty();
            case At _ -> Stream.empty();
            case On _ -> Stream.empty();
            case Amount _ -> Stream.empty();
            case Allowed _ -> Stream.empty();
            case Named(var ref) -> Stream.of(ref);
            case Joined joined -> joined.pieces().stream().flatMap(AuditPiece::refs);
            case Words words -> words.places().stream().flatMap(AuditPiece::refs);
        };
    }

    default String in(Frame frame, Map<Ref, Known> names) {
        return switch (this) {
            case Plain(var text) -> text;
            case Named(var ref) ->
                Optional.ofNullable(names.get(ref)).map(Known::name).orElseGet(() -> unknown(frame, ref));
            case At(var moment) -> frame.moment(moment);
            case On(var day) -> frame.day(day);
            case Amount(var euros) -> frame.amount(euros);
            case Allowed(var permission) -> PermissionLabels.label(permission, frame.language());
            case Joined(var between, var pieces) ->
                pieces.stream().map(piece -> piece.in(frame, names)).collect(Collectors.joining(between));
            case Words(var key, var places) ->
                frame.text(
                        key,
                        places.stream().map(piece -> piece.in(frame, names)).toArray());
        };
    }

    /** Only persons can be removed. */
    private static String unknown(Frame frame, Ref ref) {
        return ref.kind() == Kind.PERSON ? frame.text("audit.removed") : ref.id();
    }
}
