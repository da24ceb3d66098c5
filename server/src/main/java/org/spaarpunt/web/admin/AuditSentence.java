package org.spaarpunt.web.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.spaarpunt.administration.AuditNames.Kind;
import org.spaarpunt.administration.AuditNames.Ref;
import org.spaarpunt.audit.Act;
import org.spaarpunt.web.admin.AuditPiece.At;
import org.spaarpunt.web.admin.AuditPiece.Joined;
import org.spaarpunt.web.admin.AuditPiece.Named;
import org.spaarpunt.web.admin.AuditPiece.On;
import org.spaarpunt.web.admin.AuditPiece.Plain;
import org.spaarpunt.web.admin.AuditPiece.Words;

/** A sentence that acts write as their details into the audit log, its parts, and those acts. */
record AuditSentence(Pattern pattern, Function<MatchResult, AuditPiece> read, Set<Act> acts) {
    private static final Pattern DATES =
            Pattern.compile("(?<![\\w-])(\\d{4}-\\d\\d-\\d\\d)(T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?Z)?(?![\\w-])");

    static AuditSentence of(String regex, Function<MatchResult, AuditPiece> read, Act... acts) {
        return new AuditSentence(Pattern.compile(regex, Pattern.DOTALL), read, Set.of(acts));
    }

    Optional<AuditPiece> in(String text) {
        var matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(read.apply(matcher.toMatchResult())) : Optional.empty();
    }

    static AuditPiece named(Kind kind, String id) {
        return new Named(new Ref(kind, id));
    }

    static AuditPiece plain(String text) {
        return new Plain(text);
    }

    static AuditPiece person(String uid) {
        return named(Kind.PERSON, uid);
    }

    static AuditPiece cardSystem(String id) {
        return named(Kind.CARD_SYSTEM, id);
    }

    static Optional<String> given(MatchResult found, int group) {
        return Optional.ofNullable(found.group(group)).filter(text -> !text.isEmpty());
    }

    /** From one day to another, of which either may be open. */
    static AuditPiece span(MatchResult found) {
        boolean begins = !found.group(1).equals("the beginning");
        boolean ends = !found.group(2).equals("now");
        if (!begins && !ends) {
            return Words.of("details.span.all");
        }
        if (!begins) {
            return Words.of("details.span.to", dated(found.group(2)));
        }
        return ends
                ? Words.of("details.span.between", dated(found.group(1)), dated(found.group(2)))
                : Words.of("details.span.from", dated(found.group(1)));
    }

    /** A text whose days and moments are written in the reader's format. */
    static AuditPiece dated(String text) {
        var parts = new ArrayList<AuditPiece>();
        int done = 0;
        for (var found : DATES.matcher(text).results().toList()) {
            var date = date(found);
            if (date.isPresent()) {
                parts.add(plain(text.substring(done, found.start())));
                parts.add(date.get());
                done = found.end();
            }
        }
        parts.add(plain(text.substring(done)));
        return new Joined("", parts);
    }

    /** Nothing for a day that does not exist. */
    private static Optional<AuditPiece> date(MatchResult found) {
        try {
            return Optional.of(
                    found.group(2) == null
                            ? new On(LocalDate.parse(found.group(1)))
                            : new At(Instant.parse(found.group())));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
