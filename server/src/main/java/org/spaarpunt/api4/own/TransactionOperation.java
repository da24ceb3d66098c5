package org.spaarpunt.api4.own;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemText;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Slice;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.families.FamilyReader;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.User;
import org.spaarpunt.languages.Language;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.points.Movement;
import org.spaarpunt.points.PointsHistory;
import org.spaarpunt.rights.Sharing;

/**
 * {@code GET /passholders/{passholderId}/transactions}: the movements of the user's own points, or of those of a member
 * of the user's family that shares them.
 */
final class TransactionOperation {
    private static final String ME = "me";

    /** No 404 is declared. */
    private static final int DECLARED = 400;

    private final CardReader cards;
    private final PointsHistory history;
    private final FamilyReader families;

    private record Asked(Slice slice, boolean descending) {}

    TransactionOperation(CardReader cards, PointsHistory history, FamilyReader families) {
        this.cards = cards;
        this.history = history;
        this.families = families;
    }

    Response list(JsonRequest request) {
        var user = request.caller().user().orElseThrow();
        var uid = request.segment().equals(ME) ? user.uid() : request.segment();
        if (!uid.equals(user.uid()) && !isShared(user, uid)) {
            return CallerPlaces.forbidden(ApiPermission.PASSHOLDERS_TRANSACTION_HISTORY)
                    .response();
        }
        return request.query(query -> new Asked(
                        query.slice(),
                        query.text("sort[creationDate]")
                                .filter("asc"::equalsIgnoreCase)
                                .isEmpty()))
                .answer(asked -> cards.passholder(uid)
                        .map(passholder -> page(passholder, asked))
                        .orElseGet(() -> Problem.of(ProblemType.PASSHOLDER_NOT_FOUND, "The user is no passholder.")
                                .withStatus(DECLARED)
                                .response()));
    }

    private boolean isShared(User owner, String member) {
        return FamilyReader.viewer(owner, families.membersOf(owner.uid()))
                .sharedBy(member)
                .filter(Sharing::history)
                .isPresent();
    }

    private Response page(Passholder passholder, Asked asked) {
        var slice = asked.slice();
        var part = history.own(passholder.id(), asked.descending(), slice.start(), slice.limit());
        List<Map<String, Object>> member =
                part.movements().stream().map(TransactionOperation::json).toList();
        return Json.ok(Slice.page(part.total(), member));
    }

    private static Map<String, Object> json(Movement movement) {
        var json = new LinkedHashMap<String, Object>();
        json.put("title", title(movement));
        // Read without asking by the public application.
        json.put("location", movement.place().orElse(""));
        json.put("creationDate", Json.time(movement.at()));
        json.put("points", movement.points());
        return json;
    }

    /** What it was about; of what was taken back, also that it was. */
    private static String title(Movement movement) {
        var reason = ProblemText.of("movement." + movement.reason()).in(Language.NL);
        return switch (movement.reason()) {
            case CHECKIN, REDEMPTION -> movement.about().orElse(reason);
            case OPENING_BALANCE, CHECKIN_REVERSED, REDEMPTION_REVERSED ->
                movement.about().map(about -> reason + ": " + about).orElse(reason);
        };
    }
}
