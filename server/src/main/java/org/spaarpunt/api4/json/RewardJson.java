package org.spaarpunt.api4.json;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.api4.wire.Arrival;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.counters.Organisers;
import org.spaarpunt.rewards.Reward;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.Reward.Period;
import org.spaarpunt.time.LocalZone;

/**
 * A reward in JSON. {@code organizers} is always an array, because clients read it without asking; it is empty for a
 * reward that every organiser of its card systems hands out.
 */
public final class RewardJson {
    private final Organisers organisers;

    public RewardJson(Organisers organisers) {
        this.organisers = organisers;
    }

    /** Several rewards, in this order. */
    public List<Map<String, Object>> all(List<Reward> rewards, Arrival arrival) {
        var keys = rewards.stream()
                .flatMap(reward -> reward.reach().counters().stream())
                .map(Reward.Place::consumerKey)
                .distinct()
                .toList();
        var named = keys.isEmpty() ? Map.<String, Organisers.Named>of() : organisers.named(keys);
        return rewards.stream().map(reward -> json(reward, named, arrival)).toList();
    }

    public Map<String, Object> one(Reward reward, Arrival arrival) {
        return all(List.of(reward), arrival).getFirst();
    }

    private static Map<String, Object> json(Reward reward, Map<String, Organisers.Named> named, Arrival arrival) {
        var description = reward.description();
        var reach = reward.reach();
        var json = new LinkedHashMap<String, Object>();
        json.put("id", String.valueOf(reward.id()));
        json.put("title", description.title());
        json.put("type", type(reward.kind()));
        json.put("points", reward.points());
        json.put("promotionalDescription", description.first());
        if (!description.second().isEmpty()) {
            json.put("practicalInfo", description.second());
        }
        putPeriods(reward.periods(), json);
        json.put("status", reward.periods().redeemable().to().isAfter(arrival.at()) ? "ACTIVE" : "INACTIVE");
        reach.owner().ifPresent(owner -> json.put("owningCardSystem", CardSystemJson.of(owner)));
        json.put("allCardSystems", false);
        json.put(
                "applicableCardSystems",
                reach.cardSystems().stream().map(CardSystemJson::of).toList());
        json.put("organizers", organizers(reach.counters(), named));
        json.put(
                "pictures",
                description.pictures().stream().map(arrival::address).toList());
        reward.stock().max().ifPresent(most -> json.put("maxAvailableUnits", most));
        json.put("unitsTaken", reward.stock().taken());
        reward.limit()
                .ifPresent(limit -> json.put(
                        "redeemConstraint",
                        Map.of(
                                "volume",
                                limit.volume(),
                                "period",
                                limit.period().name())));
        json.put("featured", description.inSpotlight());
        // Every reward is handed out by a counter.
        json.put("online", false);
        return json;
    }

    /** The kind, in the words of the API. */
    public static String type(Kind kind) {
        return switch (kind) {
            case POINTS_PROMOTION -> "POINTS";
            case WELCOME_ADVANTAGE -> "WELCOME";
        };
    }

    private static void putPeriods(Reward.Periods periods, Map<String, Object> json) {
        json.put("publicationPeriod", period(periods.published()));
        json.put("redeemPeriod", period(periods.redeemable()));
        periods.grantedFrom().ifPresent(from -> json.put("grantingPeriod", period(from, periods.grantedTo())));
    }

    private static Map<String, Object> period(Period period) {
        return period(period.from(), Optional.of(period.to()).filter(end -> end.isBefore(LocalZone.END)));
    }

    private static Map<String, Object> period(Instant begin, Optional<Instant> end) {
        var json = new LinkedHashMap<String, Object>();
        json.put("begin", Json.time(begin));
        end.ifPresent(known -> json.put("end", Json.time(known)));
        return json;
    }

    private static List<Map<String, Object>> organizers(
            Collection<Reward.Place> counters, Map<String, Organisers.Named> named) {
        return counters.stream()
                .flatMap(place -> Optional.ofNullable(named.get(place.consumerKey())).stream())
                .distinct()
                .map(organiser -> OrganizerJson.named(organiser.id(), organiser.name()))
                .toList();
    }
}
