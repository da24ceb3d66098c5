package org.spaarpunt.api3;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.testing.Answer;

/** A check-in about to be made; it would be granted, until a test spoils the request or what the request is about. */
final class Attempt {
    private final OwnServer server;
    private final String path;
    private final Visit visit;
    private final Map<String, String> form = new LinkedHashMap<>();
    private DemoProfile caller;

    private Attempt(OwnServer server, String path, DemoProfile caller) {
        this.server = server;
        this.path = path;
        this.visit = Visit.inOrder(server.jdbi());
        this.caller = caller;
        with("uitpasNumber", visit.number());
    }

    static Attempt atCounter(OwnServer server) {
        var attempt = new Attempt(server, "uitpas/passholder/checkin", DemoProfile.COUNTER);
        attempt.with("cdbid", attempt.visit.cdbid());
        return attempt;
    }

    static Attempt byCode(OwnServer server) {
        var attempt = new Attempt(server, "uitpas/enduser/checkin", DemoProfile.MEMBER_APP);
        attempt.with("checkinCode", attempt.visit.code());
        return attempt;
    }

    Visit visit() {
        return visit;
    }

    void as(DemoProfile someoneElse) {
        caller = someoneElse;
    }

    void with(String name, String value) {
        form.put(name, value);
    }

    void without(String... names) {
        form.keySet().removeAll(List.of(names));
    }

    /** Names the card by its number and by its chip; what already stands there, right or wrong, stays. */
    void withNumberAndChip() {
        form.putIfAbsent("uitpasNumber", visit.number());
        form.putIfAbsent("chipNumber", visit.chip());
    }

    Answer send() {
        var parameters = form.entrySet().stream()
                .map(entry -> new Parameter(entry.getKey(), entry.getValue()))
                .toList();
        return server.as(caller).post(path, new Parameters(parameters));
    }
}
