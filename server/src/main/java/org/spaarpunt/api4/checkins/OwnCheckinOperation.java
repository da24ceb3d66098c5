package org.spaarpunt.api4.checkins;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.spaarpunt.api4.json.CheckinProblems;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Fields;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemText;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.checkins.CheckinOutcome;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.GrantedEarlier;
import org.spaarpunt.checkins.CheckinOutcome.KeyMisused;
import org.spaarpunt.checkins.CheckinOutcome.Refused;
import org.spaarpunt.checkins.CheckinRequest;
import org.spaarpunt.checkins.JointCheckin;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.codes.ScannedText;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.families.FamilyMember;
import org.spaarpunt.families.FamilyReader;
import org.spaarpunt.families.FamilyRegister;
import org.spaarpunt.http.Response;
import org.spaarpunt.idempotency.Once;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.visits.CodeVisit;

/** A passholder scans the code of an event with an application, for themselves and for members of their family. */
final class OwnCheckinOperation {
    private static final String ME = "me";

    /** Clients send whatever their camera read. */
    private static final int LONGEST_CODE = 2_000;

    private static final int LONGEST_ID = 100;

    /** The owner of a family and all its members. */
    private static final int MAX_TOGETHER = FamilyRegister.MAX_MEMBERS + 1;

    private static final int DECLARED = 400;

    private final CodeVisit visit;
    private final CardReader cards;
    private final FamilyReader families;

    OwnCheckinOperation(CodeVisit visit, CardReader cards, FamilyReader families) {
        this.visit = visit;
        this.cards = cards;
        this.families = families;
    }

    /** One of those that a caller wants to check in. */
    private sealed interface Named {
        record Holder(HeldCard card) implements Named {}

        record Nobody(Problem problem) implements Named {}
    }

    /**
     * Several check-ins with one code.
     *
     * @param uids of the passholders, no two the same
     * @param atomic whether all are saved, or none
     */
    private record Together(String code, List<String> uids, boolean atomic) {}

    /** {@code POST /passholders/{passholderId}/checkins}: the id is the user's, or that of a member of the family. */
    Response create(JsonRequest request) {
        return request.body(OwnCheckinOperation::code).answer(code -> switch (named(request, request.segment())) {
            case Named.Holder(var card) -> answer(request, checkIn(request, code, card));
            case Named.Nobody(var problem) -> problem.response();
        });
    }

    private static String code(Fields fields) {
        return fields.text("checkinCode", LONGEST_CODE);
    }

    /** The card that a passholder most likely uses, if the user may check that passholder in. */
    private Named named(JsonRequest request, String id) {
        var own = request.caller().user().orElseThrow().uid();
        var uid = id.equals(ME) ? own : id;
        var passholderId = uid.equals(own)
                ? cards.passholder(own).map(Passholder::id)
                : families.member(own, uid).map(FamilyMember::passholderId);
        if (passholderId.isEmpty() && !uid.equals(own)) {
            return new Named.Nobody(CallerPlaces.forbidden(ApiPermission.PASSHOLDERS_SELF_CHECKIN));
        }
        return passholderId
                .flatMap(known -> cards.of(List.of(known)).stream().findFirst())
                .<Named>map(Named.Holder::new)
                .orElseGet(() ->
                        new Named.Nobody(Problem.of(ProblemType.PASSHOLDER_NOT_FOUND, "The passholder has no pass.")
                                .withStatus(DECLARED)));
    }

    private CheckinOutcome<Reason.ByCode> checkIn(JsonRequest request, String code, HeldCard card) {
        return visit.checkIn(
                        wanted(request, code, card),
                        Once.under(request.idempotency()),
                        request.arrival().at())
                .checkin();
    }

    private static CheckinRequest.ByCode wanted(JsonRequest request, String code, HeldCard card) {
        return new CheckinRequest.ByCode(request.application().key(), new ScannedText(code).code(), card.number());
    }

    private static Response answer(JsonRequest request, CheckinOutcome<Reason.ByCode> outcome) {
        return switch (outcome) {
            case Granted<Reason.ByCode> granted ->
                request.marked(Json.response(201, points(granted)), granted.isReplayed());
            case Refused<Reason.ByCode> _, GrantedEarlier<Reason.ByCode> _, KeyMisused<Reason.ByCode> _ ->
                problem(request, outcome).response();
        };
    }

    private static Map<String, Object> points(Granted<Reason.ByCode> granted) {
        return Map.of(
                "addedPoints",
                granted.savedPoints(),
                "totalPoints",
                granted.holder().points());
    }

    private static Problem problem(JsonRequest request, CheckinOutcome<Reason.ByCode> outcome) {
        return switch (outcome) {
            case Refused<Reason.ByCode> refused ->
                CheckinProblems.of(
                        refused.reason(), refused.event(), request.arrival().at());
            // Only the older protocol stored answers of that kind, and its requests have other digests.
            case GrantedEarlier<Reason.ByCode> _, KeyMisused<Reason.ByCode> _ -> Problem.keyReused();
            case Granted<Reason.ByCode> _ -> throw new IllegalStateException("Granted is no problem");
        };
    }

    /**
     * {@code POST /passholders/{passholderId}/checkins/batch}: several members of the user's family with one code, each
     * with its own answer. It is beyond the public description.
     */
    Response createAll(JsonRequest request) {
        var own = request.caller().user().orElseThrow().uid();
        if (!request.segment().equals(ME) && !request.segment().equals(own)) {
            return CallerPlaces.forbidden(ApiPermission.PASSHOLDERS_SELF_CHECKIN)
                    .response();
        }
        return request.body(fields -> together(fields, own)).answer(wanted -> {
            var named = wanted.uids().stream().map(uid -> named(request, uid)).toList();
            var outcomes =
                    wanted.atomic() ? jointly(request, wanted.code(), named) : each(request, wanted.code(), named);
            return Json.ok(IntStream.range(0, named.size())
                    .mapToObj(i -> entry(request, wanted.uids().get(i), named.get(i), outcomes.get(i)))
                    .toList());
        });
    }

    private static Together together(Fields fields, String own) {
        var ids = fields.texts("passholderIds", LONGEST_ID).stream()
                .map(id -> id.equals(ME) ? own : id)
                .toList();
        if (ids.isEmpty()
                || ids.size() > MAX_TOGETHER
                || ids.stream().distinct().count() < ids.size()) {
            fields.wrong("passholderIds", "must have 1 to " + MAX_TOGETHER + " ids, no two the same");
        }
        return new Together(code(fields), ids, fields.flag("atomic").orElse(false));
    }

    private List<Optional<CheckinOutcome<Reason.ByCode>>> each(JsonRequest request, String code, List<Named> named) {
        return IntStream.range(0, named.size())
                .mapToObj(i -> switch (named.get(i)) {
                    case Named.Holder(var card) ->
                        Optional.of(visit.checkIn(
                                        wanted(request, code, card),
                                        Once.under(request.idempotency().map(key -> key.ofAction(i + 1))),
                                        request.arrival().at())
                                .checkin());
                    case Named.Nobody _ -> Optional.<CheckinOutcome<Reason.ByCode>>empty();
                })
                .toList();
    }

    /** If one of the members does not exist, none is checked in. */
    private List<Optional<CheckinOutcome<Reason.ByCode>>> jointly(JsonRequest request, String code, List<Named> named) {
        var known = named.stream()
                .flatMap(one -> one instanceof Named.Holder(var card)
                        ? Optional.of(card).stream()
                        : Optional.<HeldCard>empty().stream())
                .toList();
        if (known.size() < named.size()) {
            return named.stream()
                    .map(_ -> Optional.<CheckinOutcome<Reason.ByCode>>empty())
                    .toList();
        }
        return visit.checkInTogether(IntStream.range(0, known.size())
                .mapToObj(i -> new JointCheckin(
                        wanted(request, code, known.get(i)),
                        request.idempotency().map(key -> key.ofAction(i + 1))))
                .toList());
    }

    private static Map<String, Object> entry(
            JsonRequest request, String uid, Named named, Optional<CheckinOutcome<Reason.ByCode>> outcome) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("passholderId", uid);
        if (outcome.isPresent() && outcome.get() instanceof Granted<Reason.ByCode> granted) {
            entry.put("status", 201);
            entry.putAll(points(granted));
            if (granted.isReplayed()) {
                entry.put("replayed", true);
            }
            return entry;
        }
        var problem = switch (named) {
            case Named.Nobody(var unknown) -> unknown;
            case Named.Holder _ ->
                outcome.map(refused -> problem(request, refused)).orElseGet(OwnCheckinOperation::heldBack);
        };
        entry.put("status", problem.status());
        entry.put("problem", problem.body());
        return entry;
    }

    private static Problem heldBack() {
        return Problem.of(ProblemType.CHECKIN_NOT_ALLOWED, "Nothing was saved, because another of them was refused.")
                .saying(ProblemText.of("uitpas.checkin-not-allowed.others"))
                .with("reason", "OTHERS_REFUSED");
    }
}
