package org.spaarpunt.web.admin;

import static org.spaarpunt.audit.Act.*;
import static org.spaarpunt.web.admin.AuditSentence.cardSystem;
import static org.spaarpunt.web.admin.AuditSentence.dated;
import static org.spaarpunt.web.admin.AuditSentence.given;
import static org.spaarpunt.web.admin.AuditSentence.named;
import static org.spaarpunt.web.admin.AuditSentence.person;
import static org.spaarpunt.web.admin.AuditSentence.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.spaarpunt.administration.AuditNames.Kind;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.web.admin.AuditPiece.Allowed;
import org.spaarpunt.web.admin.AuditPiece.Joined;
import org.spaarpunt.web.admin.AuditPiece.Words;

/** What acts on counters, their employees and devices, on applications and webhooks have written into the audit log. */
final class CounterSentences {
    static final List<AuditSentence> ALL = List.of(
            AuditSentence.of(
                    "the old one works until (\\S+)",
                    found -> Words.of("details.overlap", dated(found.group(1))),
                    CONSUMER_SECRET_ROTATED,
                    WEBHOOK_SECRET_ROTATED),
            AuditSentence.of(
                    "(CONFIDENTIAL|PUBLIC) ?(.*)",
                    found -> Words.of("details.client." + found.group(1), plain(found.group(2))),
                    CLIENT_SET),
            AuditSentence.of(
                    "the old one stopped at once",
                    _ -> Words.of("details.stopped"),
                    CONSUMER_SECRET_ROTATED,
                    WEBHOOK_SECRET_ROTATED),
            AuditSentence.of(
                    "[A-Z_]+",
                    found -> permission(found.group()),
                    CONSUMER_PERMISSION_GRANTED,
                    CONSUMER_PERMISSION_WITHDRAWN),
            AuditSentence.of("\\S+:[A-Z_ ]*(?:; \\S+:[A-Z_ ]*)*", found -> agent(found.group()), AGENT_PERMISSIONS_SET),
            AuditSentence.of("[A-Z_]+", found -> action(found.group()), GROUP_ACTION_ALLOWED, GROUP_ACTION_DENIED),
            AuditSentence.of(
                    "(.*), organisation (\\S+)",
                    found -> Words.of("details.organisation", named(Kind.ORGANISATION, found.group(2))),
                    COUNTER_CREATED),
            AuditSentence.of(".+", found -> described(found.group()), COUNTER_DESCRIBED),
            AuditSentence.of(
                    "(.+), card system (\\d+)",
                    found -> Words.of("details.group", plain(found.group(1)), cardSystem(found.group(2))),
                    COUNTER_PUT_IN_GROUP,
                    COUNTER_TAKEN_OUT_OF_GROUP),
            AuditSentence.of(
                    "(.*), counter (\\S+)",
                    found -> Words.of("details.counter", named(Kind.KEY, found.group(2))),
                    DEVICE_CREATED),
            AuditSentence.of(
                    "(\\S+)",
                    found -> Words.of("details.counter", named(Kind.KEY, found.group(1))),
                    DEVICE_OWNER_SET,
                    DEVICE_ACCEPTED),
            AuditSentence.of(
                    "(?:name (.*?))? ?(?:status (ACTIVE|BLOCKED|REMOVED))? ?(?:counters (\\S+(?:, \\S+)*))?",
                    CounterSentences::device,
                    DEVICE_CHANGED),
            AuditSentence.of(
                    "(\\S+) (ADMIN|MEMBER)",
                    found -> Words.of("details.role." + found.group(2), person(found.group(1))),
                    EMPLOYEE_SET),
            AuditSentence.of("(\\S+)", found -> person(found.group(1)), EMPLOYEE_REMOVED));

    private CounterSentences() {}

    private static AuditPiece permission(String name) {
        return Permission.named(name)
                .<AuditPiece>map(known -> Words.of("permission." + known))
                .orElseGet(() -> plain(name));
    }

    /** What an application may do for each of some organisers. */
    private static AuditPiece agent(String details) {
        return new Joined(
                "; ",
                Stream.of(details.split("; ", -1))
                        .<AuditPiece>map(organiser -> {
                            int end = organiser.lastIndexOf(':');
                            return new Joined(
                                    ": ",
                                    List.of(
                                            named(Kind.ORGANISATION, organiser.substring(0, end)),
                                            allowed(organiser.substring(end + 1).strip())));
                        })
                        .toList());
    }

    private static AuditPiece allowed(String names) {
        return names.isEmpty()
                ? Words.of("details.agent.nothing")
                : new Joined(
                        ", ",
                        Stream.of(names.split(" ", -1))
                                .map(name -> ApiPermission.named(name)
                                        .<AuditPiece>map(Allowed::new)
                                        .orElseGet(() -> plain(name)))
                                .toList());
    }

    private static AuditPiece action(String name) {
        return CounterAction.named(name)
                .<AuditPiece>map(known -> Words.of("action." + known))
                .orElseGet(() -> plain(name));
    }

    /** The typed description, followed by up to two fixed marks. */
    private static AuditPiece described(String details) {
        return new Joined(
                ", ",
                Stream.of(details.split(", ", -1))
                        .map(part -> switch (part) {
                            case "a school" -> Words.of("details.school");
                            case "not visible" -> Words.of("details.notVisible");
                            default -> plain(part);
                        })
                        .toList());
    }

    private static AuditPiece device(MatchResult found) {
        var parts = new ArrayList<AuditPiece>();
        given(found, 1).ifPresent(name -> parts.add(Words.of("details.name", plain(name))));
        given(found, 2).ifPresent(status -> parts.add(Words.of("details.device." + status)));
        given(found, 3).ifPresent(keys -> parts.add(Words.of("details.counters", counters(keys))));
        return new Joined(", ", parts);
    }

    private static AuditPiece counters(String keys) {
        return new Joined(
                ", ",
                Stream.of(keys.split(", ", -1)).map(key -> named(Kind.KEY, key)).toList());
    }
}
