package org.spaarpunt.api4.rewards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spaarpunt.api4.wire.ProblemText;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardSearch.Share;

/**
 * How many of the rewards that were found have each value of a field. Rewards here have no categories, and none is marked
 * for children, sports, online use or a last chance: all of them count as not marked.
 */
final class RewardFacets {
    private static final List<String> MARKS = List.of("forKids", "sport", "online", "lastChance");

    private RewardFacets() {}

    /** The facets of these names; other names are ignored. */
    static Map<String, Object> of(Set<String> names, List<Share> shares) {
        int all = shares.stream().mapToInt(Share::rewards).sum();
        var facets = new LinkedHashMap<String, Object>();
        if (names.contains("categories")) {
            facets.put("categories", Map.of());
        }
        for (var mark : MARKS) {
            if (names.contains(mark)) {
                facets.put(mark, all == 0 ? Map.of() : Map.of("false", value(text("facet." + mark + ".false"), all)));
            }
        }
        if (names.contains("owningCardSystemId")) {
            facets.put("owningCardSystemId", owners(shares));
        }
        if (names.contains("type")) {
            facets.put("type", types(shares));
        }
        return facets;
    }

    private static Map<String, Object> owners(List<Share> shares) {
        var names = new LinkedHashMap<String, String>();
        var counts = new LinkedHashMap<String, Integer>();
        for (var share : shares) {
            share.owner().ifPresent(owner -> {
                var id = String.valueOf(owner.id());
                names.putIfAbsent(id, owner.name());
                counts.merge(id, share.rewards(), Integer::sum);
            });
        }
        var values = new LinkedHashMap<String, Object>();
        counts.forEach((id, count) -> values.put(id, value(Map.of("nl", names.getOrDefault(id, "")), count)));
        return values;
    }

    private static Map<String, Object> types(List<Share> shares) {
        var values = new LinkedHashMap<String, Object>();
        for (var kind : Kind.values()) {
            int count = shares.stream()
                    .filter(share -> share.kind() == kind)
                    .mapToInt(Share::rewards)
                    .sum();
            if (count > 0) {
                var word = kind == Kind.POINTS_PROMOTION ? "POINTS" : "WELCOME";
                values.put(word, value(text("facet.type." + word), count));
            }
        }
        return values;
    }

    private static Map<String, String> text(String key) {
        return ProblemText.of(key).inEveryLanguage();
    }

    private static Map<String, Object> value(Map<String, String> name, int count) {
        var value = new LinkedHashMap<String, Object>();
        value.put("name", name);
        value.put("count", count);
        return value;
    }
}
