package org.spaarpunt.web.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.acts.PartsVersion.Clash;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.rewards.Reward;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.Reward.Period;
import org.spaarpunt.rewards.Reward.Stock;
import org.spaarpunt.rewards.RewardPart;
import org.spaarpunt.web.frame.Changed;
import org.spaarpunt.web.frame.Frame;

/** Writes what is decided about rewards in the reader's language. */
public record RewardWords(Frame frame) {
    private static final String NONE = "–";

    /** What it costs. */
    public String price(Kind kind, int points) {
        return kind == Kind.WELCOME_ADVANTAGE
                ? frame.text("admin.rewards.kind.WELCOME_ADVANTAGE")
                : frame.text("admin.rewards.inPoints", frame.number(points));
    }

    /** How many were taken, of how many. */
    public String taken(Stock stock) {
        return stock.max()
                .map(most -> frame.text("admin.rewards.takenOf", frame.number(stock.taken()), frame.number(most)))
                .orElseGet(() -> frame.number(stock.taken()));
    }

    /** What another administrator changed, with its present value. */
    public List<Changed> changes(List<Clash<RewardPart>> clashes, Reward reward) {
        return clashes.stream()
                .map(clash -> new Changed(
                        frame.text("admin.rewards.part." + clash.part()), value(clash.part(), reward), clash.alsoOwn()))
                .toList();
    }

    private String value(RewardPart part, Reward reward) {
        var description = reward.description();
        var reach = reward.reach();
        return switch (part) {
            case TITLE -> description.title();
            case DESCRIPTION -> list(Stream.of(description.first(), description.second()));
            case PICTURES -> list(description.pictures().stream());
            case SPOTLIGHT -> frame.text(description.inSpotlight() ? "admin.rewards.first" : "admin.rewards.notFirst");
            case POINTS -> price(reward.kind(), reward.points());
            case LIMIT ->
                reward.limit()
                        .map(limit -> frame.text(
                                "details.limit",
                                frame.number(limit.volume()),
                                frame.text("events.per." + limit.period())))
                        .orElseGet(() -> frame.text("admin.rewards.per.NONE"));
            case UNITS ->
                reward.stock().max().map(frame::number).orElseGet(() -> frame.text("admin.rewards.unlimited"));
            case REDEEMABLE -> period(reward.periods().redeemable());
            case PUBLISHED -> period(reward.periods().published());
            case GRANTED ->
                moment(reward.periods().grantedFrom()) + " – "
                        + moment(reward.periods().grantedTo());
            case CARD_SYSTEMS -> names(reach.cardSystems());
            case OWNER -> names(reach.owner().stream().toList());
            case CITIES -> list(reach.cities().stream());
            case COUNTERS -> list(reach.counters().stream().map(Reward.Place::name));
        };
    }

    private String period(Period period) {
        return frame.moment(period.from()) + " – " + frame.moment(period.to());
    }

    private String moment(Optional<Instant> moment) {
        return moment.map(frame::moment).orElse("");
    }

    private static String names(List<CardSystem> systems) {
        return list(systems.stream().map(CardSystem::name));
    }

    private static String list(Stream<String> entries) {
        var text = entries.filter(entry -> !entry.isEmpty()).collect(Collectors.joining(", "));
        return text.isEmpty() ? NONE : text;
    }
}
