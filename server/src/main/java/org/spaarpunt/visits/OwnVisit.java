package org.spaarpunt.visits;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.spaarpunt.checkins.CheckinRequest;
import org.spaarpunt.checkins.PointsAward;
import org.spaarpunt.codes.CheckinCode;
import org.spaarpunt.codes.CodeCache;
import org.spaarpunt.codes.ScannedText;
import org.spaarpunt.events.CheckinWindow;
import org.spaarpunt.events.Event;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.idempotency.Once;
import org.spaarpunt.idempotency.Rendering;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.BirthDateProof;
import org.spaarpunt.passholders.BirthDateProof.Claim;
import org.spaarpunt.passholders.BirthDateProof.Holder;
import org.spaarpunt.passholders.BirthDateProof.Origin;
import org.spaarpunt.passholders.BirthDateProof.Outcome;
import org.spaarpunt.secrets.KnownBrowser;
import org.spaarpunt.storage.Digest;

/**
 * What passholders do on their own phone, without any application: they scan the code of an event, prove who they are
 * and check in. Between the scan and the check-in they type; the rules are applied to the moment of the scan.
 */
public final class OwnVisit {
    /** Stored with a check-in on our own page, where others have the key of an application. */
    static final String PAGE = "spaarpunt-page";

    private static final String CALL = "q";

    private final CodeCache codes;
    private final CodeVisit visit;
    private final BirthDateProof proof;

    OwnVisit(CodeCache codes, CodeVisit visit, BirthDateProof proof) {
        this.codes = codes;
        this.visit = visit;
        this.proof = proof;
    }

    /** What the code of a scan leads to. */
    public sealed interface Scan {
        /**
         * People can check in.
         *
         * @param code as the check-in needs it
         * @param award what they get
         */
        record Open(String code, Event event, PointsAward award) implements Scan {}

        /** The code is valid, but the event accepts no check-ins now. */
        record Closed(Event event, Optional<Instant> opens) implements Scan {}

        record NotYetValid(Event event, Instant from) implements Scan {}

        /** The code is no longer valid, or its event is over. */
        record Over(Event event) implements Scan {}

        record Unknown() implements Scan {}
    }

    /**
     * A scan that a visitor checks in with.
     *
     * @param id under which a repeat is recognised
     */
    public record Scanned(String id, String code, Instant at) {}

    /** The result of an attempt to check in. */
    public sealed interface Attempt {
        /**
         * The passholder is known, and the rules have decided.
         *
         * @param browser in which the passholder is known from now on
         */
        record Decided(Holder holder, KnownBrowser browser, CodeVisit.Scanned result) implements Attempt {}

        record WrongDate() implements Attempt {}

        record TooOften(Duration freeIn) implements Attempt {}
    }

    /** What a text that was scanned or typed leads to at a moment. */
    public Scan scan(String text, Instant now) {
        var code = new ScannedText(text).code();
        return codes.find(code).map(found -> scan(code, found, now)).orElseGet(Scan.Unknown::new);
    }

    private static Scan scan(String text, CheckinCode code, Instant now) {
        var event = code.event();
        if (now.isBefore(code.from())) {
            return new Scan.NotYetValid(event, code.from());
        }
        if (!code.isValid(now)) {
            return new Scan.Over(event);
        }
        return event.schedule().windowAt(now).isPresent()
                ? new Scan.Open(text, event, PointsAward.of(event, now))
                : new Scan.Closed(event, event.schedule().nextWindow(now).map(CheckinWindow::opens));
    }

    /**
     * Checks a passholder in as of the moment of the scan. The same card with the same scan is checked in once, however
     * often it is sent.
     *
     * @param now when the request was received
     * @param site the address under which the caller reached the server
     */
    public Attempt checkIn(Scanned scan, Claim claim, Origin origin, Instant now, String site) {
        return switch (proof.prove(claim, origin)) {
            case Outcome.Wrong _ -> new Attempt.WrongDate();
            case Outcome.TooOften(var freeIn) -> new Attempt.TooOften(freeIn);
            case Outcome.Proved(var holder, var browser) ->
                new Attempt.Decided(holder, browser, checkIn(scan, claim.card(), now, site));
        };
    }

    /** The same for the card of a passholder whom the caller may check in. */
    public CodeVisit.Scanned checkIn(Scanned scan, UitpasNumber card, Instant now, String site) {
        var request = new CheckinRequest.ByCode(PAGE, scan.code(), card, Optional.of(scan.at()));
        var key = Digest.of(scan.id() + "\n" + card.digits());
        var once = new IdempotentRequest(key.toString(), key, new Rendering(CALL, site));
        return visit.checkIn(request, Once.under(Optional.of(once)), now);
    }
}
