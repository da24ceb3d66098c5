package org.spaarpunt.web.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.secrets.KnownBrowser;
import org.spaarpunt.time.LocalZone;
import org.spaarpunt.visits.CodeVisit;
import org.spaarpunt.visits.OwnVisit;
import org.spaarpunt.visits.OwnVisit.Attempt;
import org.spaarpunt.visits.OwnVisit.Scan;
import org.spaarpunt.visits.OwnVisit.Scanned;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.SiteMap;

/**
 * The page to which the QR code of a poster leads. Opening it exchanges the code for a ticket that holds the moment of
 * the scan; the form is sent with the ticket. The answer to the form is shown at once: sending it again, by a reload or
 * a second tap, saves nothing twice, because ticket and card together name the check-in.
 */
record ScanPages(OwnVisit visits, Companions companions, OwnFamily families, Visitors visitors, String cardName) {
    /** To which forms are sent, without a code. */
    static final String PATH = SiteMap.SCAN;

    static final String TICKET = "ticket";
    static final String CODE = "code";

    /** The ids of those who are ticked. */
    static final String COMPANION = "companion";

    /** The button that adds a row instead of sending the form. */
    static final String MORE = "more";

    /** The page of a code. */
    static String path(String code) {
        return PATH + "/" + PercentEncoding.encode(code);
    }

    /**
     * What the page shows besides what it is about.
     *
     * @param companions whom the user can check in without typing, the user first; none if no user is signed in
     */
    record View(
            Scan.Open event,
            String ticket,
            ClaimForm form,
            List<CheckinAnswer> answers,
            boolean renewed,
            List<Companion> companions) {
        View {
            answers = List.copyOf(answers);
            companions = List.copyOf(companions);
        }
    }

    /** Explains how to scan, and takes a code that was typed. */
    Response start(PageRequest request) {
        return PageRenderer.openPage(request, 200, JtestartGenerated::render);
    }

    Response show(PageRequest request) {
        return switch (visits.scan(request.segment(), request.receivedAt())) {
            case Scan.Open open ->
                page(request, view(request, open, ticket(open, request.receivedAt()), ClaimForm.empty()));
            case Scan other -> closed(request, other);
        };
    }

    Response send(PageRequest request) {
        var typed = request.form().firstFilled(CODE);
        if (typed.isPresent()) {
            return PageRenderer.goTo(request, path(typed.get()));
        }
        var ticket = request.form().firstFilled(TICKET).flatMap(text -> ScanTicket.open(text, visitors.box()));
        return ticket.map(known -> send(request, known)).orElseGet(() -> closed(request, new Scan.Unknown()));
    }

    private Response send(PageRequest request, ScanTicket ticket) {
        var form = ClaimForm.of(ClaimRow.in(request.form()));
        var now = request.receivedAt();
        if (ticket.isOver(now)) {
            return switch (visits.scan(ticket.scan().code(), now)) {
                case Scan.Open open ->
                    page(request, new View(open, ticket(open, now), form, List.of(), true, companions.of(request)));
                case Scan other -> closed(request, other);
            };
        }
        return switch (visits.scan(ticket.scan().code(), ticket.scan().at())) {
            case Scan.Open open ->
                request.form().firstFilled(MORE).isPresent()
                        ? page(request, view(request, open, ticket, form.longer()))
                        : checkIn(request, open, ticket, form.rows());
            case Scan other -> closed(request, other);
        };
    }

    /** Nothing is checked in before every row can be read. */
    private Response checkIn(PageRequest request, Scan.Open open, ScanTicket ticket, List<ClaimRow> sent) {
        var ticked = request.form().all(COMPANION);
        if (!ticked.isEmpty()) {
            return checkInTicked(request, open, ticket, ticked);
        }
        var filled = sent.stream().filter(row -> !row.isEmpty()).toList();
        var rows = filled.isEmpty() ? List.of(ClaimRow.empty(1)) : filled;
        var flawed = flawed(rows, request);
        return flawed.errors().isEmpty()
                ? decide(request, open, ticket, rows)
                : page(request, view(request, open, ticket, flawed));
    }

    private static ClaimForm flawed(List<ClaimRow> rows, PageRequest request) {
        var today = LocalZone.dayOf(request.receivedAt());
        var form = ClaimForm.of(List.of());
        var cards = new HashSet<UitpasNumber>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i).at(i + 1);
            var claim = row.claim(today);
            boolean twice = claim.isPresent() && !cards.add(claim.get().card());
            var flaws = twice ? List.of(row.numberError("q.numberTwice")) : row.flaws(today);
            form = form.with(row, flaws, flaws.isEmpty() ? ClaimForm.Status.FINE : ClaimForm.Status.FLAWED);
        }
        return form;
    }

    /** Those that could not be checked in because of what was typed stay in the form. */
    private Response decide(PageRequest request, Scan.Open open, ScanTicket ticket, List<ClaimRow> rows) {
        var browser = visitors.browser(request);
        var again = ClaimForm.of(List.of());
        var answers = new ArrayList<CheckinAnswer>();
        for (var typed : rows) {
            var row = typed.at(again.rows().size() + 1);
            switch (attempt(request, ticket.scan(), row, browser)) {
                case Attempt.Decided(var holder, var known, var result) -> {
                    browser = known;
                    var card = row.claim(LocalZone.dayOf(request.receivedAt()))
                            .orElseThrow()
                            .card();
                    var pass = sealed(HolderTicket.of(holder, card, true, request.receivedAt()));
                    answers.add(new CheckinAnswer(
                            holder.firstName(), ticket.scan().at(), result, pass, families.of(holder)));
                }
                case Attempt.WrongDate _ -> again = again.with(row, row.wrong(), ClaimForm.Status.WRONG);
                case Attempt.TooOften(var freeIn) -> again = again.with(row, freeIn, request.language());
            }
        }
        return visitors.remember(
                browser, page(request, new View(open, sealed(ticket), again, answers, false, List.of())));
    }

    private Attempt attempt(PageRequest request, Scanned scan, ClaimRow row, KnownBrowser browser) {
        var claim = row.claim(LocalZone.dayOf(request.receivedAt())).orElseThrow();
        var origin = Visitors.origin(request, Optional.of(scan.id()), browser);
        return visits.checkIn(scan, claim, origin, request.receivedAt(), site(request));
    }

    private static String site(PageRequest request) {
        return request.seen().scheme() + "://" + request.seen().authority() + request.base();
    }

    /** A member who left the family since the page was shown is left out. */
    private Response checkInTicked(PageRequest request, Scan.Open open, ScanTicket ticket, List<String> ticked) {
        var answers = companions.of(request).stream()
                .filter(one -> ticked.contains(one.uid()))
                .flatMap(one -> companions.card(one).map(card -> answer(request, ticket, one, card)).stream())
                .toList();
        return page(request, new View(open, sealed(ticket), ClaimForm.of(List.of()), answers, false, List.of()));
    }

    private CheckinAnswer answer(PageRequest request, ScanTicket ticket, Companion one, UitpasNumber card) {
        var result = visits.checkIn(ticket.scan(), card, request.receivedAt(), site(request));
        var shown = one.sharing().rewards() ? result : new CodeVisit.Scanned(result.checkin(), List.of());
        var pass =
                one.sharing().history() ? sealed(HolderTicket.of(one.holder(), card, false, request.receivedAt())) : "";
        return new CheckinAnswer(one.holder().firstName(), ticket.scan().at(), shown, pass, Optional.empty());
    }

    private String sealed(HolderTicket ticket) {
        return ticket.sealed(visitors.box());
    }

    private String ticket(Scan.Open open, Instant now) {
        return sealed(new ScanTicket(new Scanned(visitors.ids().next(), open.code(), now)));
    }

    private String sealed(ScanTicket ticket) {
        return ticket.sealed(visitors.box());
    }

    private View view(PageRequest request, Scan.Open open, ScanTicket ticket, ClaimForm form) {
        return view(request, open, sealed(ticket), form);
    }

    private View view(PageRequest request, Scan.Open open, String ticket, ClaimForm form) {
        return new View(open, ticket, form, List.of(), false, companions.of(request));
    }

    private Response page(PageRequest request, View view) {
        var page = PageRenderer.page(
                request,
                view.form().statusCode(),
                (output, interceptor, frame) -> JtescanGenerated.render(
                        output, interceptor, frame, view, view.form().form(), cardName));
        return view.form().on(page);
    }

    private static Response closed(PageRequest request, Scan scan) {
        var view = ClosedScan.of(scan);
        return PageRenderer.page(
                        request,
                        view.status(),
                        (output, interceptor, frame) -> JteclosedGenerated.render(output, interceptor, frame, view))
                .meaning(view.meaning());
    }
}
