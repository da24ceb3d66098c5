package org.spaarpunt.api4.rewards;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.api4.json.RewardJson;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.Organisers;
import org.spaarpunt.http.Response;
import org.spaarpunt.idempotency.IdempotencyRecords.KeyTaken;
import org.spaarpunt.idempotency.RepeatedRequests;
import org.spaarpunt.idempotency.RepeatedRequests.Earlier;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.rewards.Reward;
import org.spaarpunt.rewards.RewardDraft;
import org.spaarpunt.rewards.RewardRegister;
import org.spaarpunt.rewards.RewardVersion;

/**
 * {@code POST /rewards} and {@code PUT /rewards/{rewardId}}: the rewards of the card systems in which an organiser of
 * the caller takes part.
 */
final class RewardWriteOperations {
    private static final int NAMED_OUTSIDE_THE_PATH = 400;

    private static final Set<Refusal> ABOUT_WHAT_WAS_REDEEMED = Set.of(Refusal.REDEEMED, Refusal.UNITS_TAKEN);

    private final RewardRegister register;
    private final RepeatedRequests repeated;
    private final Organisers organisers;
    private final CallerPlaces places;
    private final RewardJson json;

    RewardWriteOperations(RewardRoutes.Parts parts, CallerPlaces places, RewardJson json) {
        this.register = parts.register();
        this.repeated = parts.repeated();
        this.organisers = parts.names();
        this.places = places;
        this.json = json;
    }

    Response create(JsonRequest request) {
        return withSystems(
                request,
                systems -> request.body(PostedReward::read).answer(posted -> {
                    var counters = counters(posted.organizers());
                    if (counters.isEmpty()) {
                        return organizerNotFound().response();
                    }
                    long first = systems.stream().sorted().findFirst().orElse(0L);
                    var draft = posted.draft(first, List.of(), counters.get());
                    if (!systems.containsAll(systemsOf(draft))) {
                        return invalidCardSystem().response();
                    }
                    return repeat(request).orElseGet(() -> create(request, draft));
                }));
    }

    private Response create(JsonRequest request, RewardDraft draft) {
        var once = request.idempotency()
                .map(key -> repeated.once(request.application().key(), key, Long::longValue))
                .orElseGet(Once::everyTime);
        try {
            return switch (register.create(CallerPlaces.actor(request), draft, once)) {
                case Outcome.Done<Long>(var id) -> shown(request, id);
                case Outcome<Long> otherwise -> notDone(otherwise);
            };
        } catch (KeyTaken atTheSameMoment) {
            return repeat(request).orElseThrow(() -> atTheSameMoment);
        }
    }

    /** The reward that the same request made or changed before, as it is now. */
    private Optional<Response> repeat(JsonRequest request) {
        return request.idempotency().flatMap(key -> switch (repeated.find(
                request.application().key(), key)) {
            case Earlier.Made(var id) -> Optional.of(request.marked(shown(request, id), true));
            case Earlier.OfAnother _ -> Optional.of(Problem.keyReused().response());
            case Earlier.None _, Earlier.AnsweredEmpty _, Earlier.Answered _ -> Optional.empty();
        });
    }

    Response change(JsonRequest request) {
        return withSystems(request, systems -> {
            var present = RewardOperations.id(request.segment()).flatMap(register::find);
            if (present.isEmpty()) {
                return RewardOperations.notFound().response();
            }
            var owner = present.get().reach().owner().map(CardSystem::id);
            if (owner.filter(systems::contains).isEmpty()) {
                return CallerPlaces.forbidden(ApiPermission.REWARDS_WRITE).response();
            }
            return request.body(PostedReward::read)
                    .answer(posted -> repeat(request)
                            .orElseGet(() -> change(request, present.get(), posted, systems, owner.get())));
        });
    }

    private Response change(JsonRequest request, Reward present, PostedReward posted, Set<Long> systems, long owner) {
        var counters = counters(posted.organizers(), present);
        if (counters.isEmpty()) {
            return organizerNotFound().response();
        }
        var draft = posted.draft(owner, present.reach().cities(), counters.get());
        if (!isAllowed(draft, present, systems)) {
            return invalidCardSystem().response();
        }
        var before = RewardDraft.of(present);
        if (present.stock().taken() > 0 && changesTheDeal(draft, before)) {
            return notEditable().response();
        }
        var outcome = register.change(CallerPlaces.actor(request), present.id(), draft, RewardVersion.of(before));
        return switch (outcome.map(_ -> present.id())) {
            case Outcome.Done<Long> _, Outcome.Unchanged<Long> _ -> {
                // The change replaces the whole: if the key is not kept, a repeat of it changes nothing.
                request.idempotency()
                        .ifPresent(
                                key -> repeated.keepMade(request.application().key(), key, present.id()));
                yield shown(request, present.id());
            }
            case Outcome<Long> otherwise -> notDone(otherwise);
        };
    }

    /** A card system of others that the reward is for already may stay. */
    private static boolean isAllowed(RewardDraft draft, Reward present, Set<Long> systems) {
        var allowed = new HashSet<>(systems);
        present.reach().cardSystems().forEach(system -> allowed.add(system.id()));
        return allowed.containsAll(systemsOf(draft))
                && draft.reach().owner().filter(systems::contains).isPresent();
    }

    /** What people relied on when they redeemed it: the price, and from when on. */
    private static boolean changesTheDeal(RewardDraft draft, RewardDraft before) {
        return draft.points() != before.points()
                || !draft.periods()
                        .redeemable()
                        .from()
                        .equals(before.periods().redeemable().from())
                || !draft.periods().grantedFrom().equals(before.periods().grantedFrom());
    }

    private static List<Long> systemsOf(RewardDraft draft) {
        var scope = draft.reach();
        return Stream.concat(scope.owner().stream(), scope.cardSystems().stream())
                .toList();
    }

    /** The card systems whose rewards the caller may write. */
    private Response withSystems(JsonRequest request, Function<Set<Long>, Response> answer) {
        var systems = new HashSet<Long>();
        places.of(request.caller()).stream()
                .filter(place -> place.may(ApiPermission.REWARDS_WRITE))
                .forEach(place -> systems.addAll(place.access().actions().keySet()));
        return systems.isEmpty()
                ? CallerPlaces.forbidden(ApiPermission.REWARDS_WRITE).response()
                : answer.apply(systems);
    }

    /** The counters of these organisers; empty if one is unknown or has none. */
    private Optional<List<String>> counters(List<String> organizers) {
        var found = organizers.isEmpty() ? Map.<String, List<String>>of() : organisers.counters(organizers);
        return found.keySet().containsAll(organizers)
                ? Optional.of(
                        found.values().stream().flatMap(List::stream).sorted().toList())
                : Optional.empty();
    }

    /** The same; if the organisers are those that it has, its counters stay as they are. */
    private Optional<List<String>> counters(List<String> organizers, Reward present) {
        var keys = present.reach().counters().stream()
                .map(Reward.Place::consumerKey)
                .toList();
        var names = keys.isEmpty()
                ? List.<String>of()
                : organisers.named(keys).values().stream()
                        .map(Organisers.Named::id)
                        .toList();
        return Set.copyOf(names).equals(Set.copyOf(organizers)) ? Optional.of(keys) : counters(organizers);
    }

    private Response shown(JsonRequest request, long id) {
        return register.find(id)
                .map(reward -> Json.ok(json.one(reward, request.arrival())))
                .orElseGet(() -> RewardOperations.notFound().response());
    }

    private static Response notDone(Outcome<Long> outcome) {
        return switch (outcome) {
            case Outcome.Rejected<Long>(var flaws) -> rejected(flaws).response();
            case Outcome.Unknown<Long>(var subject, var _) ->
                (subject == Subject.COUNTER ? organizerNotFound() : invalidCardSystem()).response();
            case Outcome.Refused<Long> _, Outcome.Ambiguous<Long> _, Outcome.Unchanged<Long> _, Outcome.Done<Long> _ ->
                notEditable().response();
        };
    }

    private static Problem rejected(List<Flaw> flaws) {
        if (flaws.stream().map(Flaw::reason).anyMatch(ABOUT_WHAT_WAS_REDEEMED::contains)) {
            return notEditable();
        }
        var errors = flaws.stream()
                .map(flaw -> Map.of("jsonPointer", "/", "error", flaw.input() + ": " + flaw.reason()))
                .toList();
        return Problem.of(ProblemType.BODY_INVALID_DATA, "The reward breaks a rule.")
                .with("schemaErrors", errors);
    }

    private static Problem notEditable() {
        return Problem.of(
                ProblemType.REWARD_NOT_EDITABLE,
                "The reward was redeemed or changed meanwhile, so this can no longer be changed.");
    }

    private static Problem invalidCardSystem() {
        return Problem.of(
                ProblemType.INVALID_CARD_SYSTEM, "The caller writes no rewards of a card system that is named.");
    }

    private static Problem organizerNotFound() {
        return Problem.of(
                        ProblemType.ORGANIZER_NOT_FOUND, "An organizer that is named does not exist or has no counter.")
                .withStatus(NAMED_OUTSIDE_THE_PATH);
    }
}
