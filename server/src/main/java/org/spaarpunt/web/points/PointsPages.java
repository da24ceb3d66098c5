package org.spaarpunt.web.points;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.acts.ListPage;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.checkins.PointsInquiry;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.families.JoinedFamily;
import org.spaarpunt.families.LeaveOutcome;
import org.spaarpunt.http.Response;
import org.spaarpunt.passholders.BirthDateProof.Holder;
import org.spaarpunt.points.Movement;
import org.spaarpunt.points.PointsHistory;
import org.spaarpunt.rewards.RewardCatalogue;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.Frame;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;
import org.spaarpunt.web.frame.SiteMap;

/**
 * A passholder's points, for those who prove who they are by card number and date of birth. The answer to the form is
 * the page itself: it may be sent again, and no number gets into an address. Further pages of the history are asked for
 * with a ticket, and so is leaving a family.
 */
record PointsPages(CardProof proof, OwnFamily families, Sources sources, String cardName) {
    static final String HOLDER = "holder";
    static final String PAGE = "page";
    static final String LEAVE = "leaveFamily";

    private static final int ROWS = 25;

    /** Where what is shown comes from. */
    record Sources(PointsInquiry inquiry, PointsHistory history, RewardCatalogue rewards) {}

    /**
     * The passholder that a page is about.
     *
     * @param ticket sealed
     * @param family that the passholder can leave
     * @param left the first name of the owner of the family that the passholder has just left
     */
    record Shown(String firstName, String ticket, Optional<JoinedFamily> family, Optional<String> left) {}

    /** What is shown of one passholder. */
    record View(Shown holder, int points, List<RewardGoal> goals, ListPage<Movement> history) {
        View {
            goals = List.copyOf(goals);
        }

        boolean hasOlder() {
            return history.page() < history.pages();
        }

        boolean hasNewer() {
            return history.page() > 1;
        }

        String reason(Movement movement, Frame frame) {
            return switch (movement.reason()) {
                case OPENING_BALANCE -> frame.text("balance.opening");
                case CHECKIN -> frame.text("balance.checkin");
                case CHECKIN_REVERSED -> frame.text("balance.checkinReversed");
                case REDEMPTION -> frame.text("balance.redemption");
                case REDEMPTION_REVERSED -> frame.text("balance.redemptionReversed");
            };
        }
    }

    Response ask(PageRequest request) {
        return form(request, ClaimForm.empty());
    }

    Response show(PageRequest request) {
        var now = request.receivedAt();
        var ticket = request.form()
                .firstFilled(HOLDER)
                .flatMap(text -> HolderTicket.open(text, proof.visitors().box(), now));
        if (ticket.isPresent()) {
            return request.field(Question.ACT).equals(LEAVE)
                    ? leave(request, ticket.get())
                    : points(request, ticket.get(), Optional.empty());
        }
        var row = ClaimRow.in(request.form()).stream().findFirst().orElseGet(() -> ClaimRow.empty(1));
        if (row.isEmpty() && request.form().firstFilled(HOLDER).isPresent()) {
            return form(request, ClaimForm.empty());
        }
        return switch (proof.in(request)) {
            case CardProof.Result.Proved proved -> {
                var shown = HolderTicket.of(proved.holder(), proved.card(), true, now);
                yield proof.remember(proved, points(request, shown, Optional.empty()));
            }
            case CardProof.Result.Rejected(var form) -> form(request, form);
        };
    }

    /** Asks first. A form that was sent again finds no membership, and shows the points. */
    private Response leave(PageRequest request, HolderTicket ticket) {
        var family = family(ticket);
        if (family.isEmpty()) {
            return points(request, ticket, Optional.empty());
        }
        if (!Question.isConfirmed(request)) {
            var question = new Question(
                    Danger.LEAVE_FAMILY,
                    List.of(family.get().owner().first()),
                    SiteMap.POINTS,
                    List.of(),
                    SiteMap.POINTS);
            var sealed = sealed(ticket, request.receivedAt());
            return PageRenderer.page(
                    request,
                    200,
                    (output, interceptor, frame) ->
                            JteleaveGenerated.render(output, interceptor, frame, question, sealed));
        }
        return switch (families.leave(request, ticket.holder())) {
            case LeaveOutcome.Left(var left) ->
                points(request, ticket, Optional.of(left.owner().first()));
            case LeaveOutcome.Refused _ -> points(request, ticket, Optional.empty());
        };
    }

    /** Of a passholder that proved who they are; the owner of a family takes its members out on a page of their own. */
    private Optional<JoinedFamily> family(HolderTicket ticket) {
        return ticket.proved() ? families.of(ticket.holder()) : Optional.empty();
    }

    private Response points(PageRequest request, HolderTicket ticket, Optional<String> left) {
        var holder = ticket.holder();
        var shown = new Shown(holder.firstName(), sealed(ticket, request.receivedAt()), family(ticket), left);
        return switch (sources.inquiry().ask(ticket.card())) {
            case PointsInquiry.Answer.Points(int points) -> points(request, holder, shown, points);
            case PointsInquiry.Answer.Refused(var reason) -> refused(request, shown, reason);
        };
    }

    private Response points(PageRequest request, Holder holder, Shown shown, int points) {
        var now = request.receivedAt();
        var query = new PageQuery<>("", PointsHistory.Order.MOMENT, true, page(request), ROWS);
        var view = new View(
                shown,
                points,
                RewardGoal.of(sources.rewards().redeemableBy(holder.id(), now), points),
                sources.history().part(holder.id(), new CheckinScope.OfPassholder(holder.uid()), query));
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JtepointsGenerated.render(output, interceptor, frame, view));
    }

    /** A ticket for the next page, valid from now. */
    private String sealed(HolderTicket ticket, Instant now) {
        return HolderTicket.of(ticket.holder(), ticket.card(), ticket.proved(), now)
                .sealed(proof.visitors().box());
    }

    private static int page(PageRequest request) {
        return request.form()
                .firstFilled(PAGE)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(1);
    }

    /** A card that cannot be used shows no points, here as in the protocol. */
    private static Response refused(PageRequest request, Shown shown, Reason.OfVisit reason) {
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JteunusableGenerated.render(
                        output, interceptor, frame, shown, CheckinAnswer.refused(reason, frame)));
    }

    private Response form(PageRequest request, ClaimForm form) {
        var page = PageRenderer.page(
                request,
                form.statusCode(),
                (output, interceptor, frame) ->
                        JteaskGenerated.render(output, interceptor, frame, form, form.form(), cardName));
        return form.on(page);
    }
}
