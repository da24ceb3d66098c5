package org.spaarpunt.web.points;

import java.time.Instant;
import java.util.List;
import org.spaarpunt.acts.ListPage;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.checkins.PointsInquiry;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.BirthDateProof.Holder;
import org.spaarpunt.points.Movement;
import org.spaarpunt.points.PointsHistory;
import org.spaarpunt.rewards.RewardCatalogue;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.web.frame.Frame;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/**
 * A passholder's points, for those who prove who they are by card number and date of birth. The answer to the form is
 * the page itself: it only reads, so it may be sent again, and no number gets into an address. Further pages of the
 * history are asked for with a ticket.
 */
record PointsPages(
        CardProof proof, PointsInquiry inquiry, PointsHistory history, RewardCatalogue rewards, String cardName) {
    static final String HOLDER = "holder";
    static final String PAGE = "page";

    private static final int ROWS = 25;

    /** What is shown of one passholder. */
    record View(String firstName, int points, List<RewardGoal> goals, ListPage<Movement> history, String ticket) {
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
            return points(request, ticket.get().holder(), ticket.get().card());
        }
        var row = ClaimRow.in(request.form()).stream().findFirst().orElseGet(() -> ClaimRow.empty(1));
        if (row.isEmpty() && request.form().firstFilled(HOLDER).isPresent()) {
            return form(request, ClaimForm.empty());
        }
        return switch (proof.in(request)) {
            case CardProof.Result.Proved proved ->
                proof.remember(proved, points(request, proved.holder(), proved.card()));
            case CardProof.Result.Rejected(var form) -> form(request, form);
        };
    }

    private Response points(PageRequest request, Holder holder, UitpasNumber card) {
        return switch (inquiry.ask(card)) {
            case PointsInquiry.Answer.Points(int points) -> points(request, holder, card, points);
            case PointsInquiry.Answer.Refused(var reason) -> refused(request, holder, reason);
        };
    }

    private Response points(PageRequest request, Holder holder, UitpasNumber card, int points) {
        var now = request.receivedAt();
        var query = new PageQuery<>("", PointsHistory.Order.MOMENT, true, page(request), ROWS);
        var view = new View(
                holder.firstName(),
                points,
                RewardGoal.of(rewards.redeemableBy(holder.id(), now), points),
                history.part(holder.id(), new CheckinScope.OfPassholder(holder.uid()), query),
                ticket(holder, card, now));
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JtepointsGenerated.render(output, interceptor, frame, view));
    }

    private String ticket(Holder holder, UitpasNumber card, Instant now) {
        return new HolderTicket(holder, card, now.plus(HolderTicket.VALIDITY))
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
    private static Response refused(PageRequest request, Holder holder, Reason.OfVisit reason) {
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JteunusableGenerated.render(
                        output, interceptor, frame, holder.firstName(), CheckinAnswer.refused(reason, frame)));
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
