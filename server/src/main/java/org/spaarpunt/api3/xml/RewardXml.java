package org.spaarpunt.api3.xml;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.api3.wire.RequestContext;
import org.spaarpunt.api3.wire.WireDate;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.rewards.CashInState;
import org.spaarpunt.rewards.RedemptionOutcome.Redeemed;
import org.spaarpunt.rewards.Reward;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.Reward.Place;

/** Writes rewards; what is not known is omitted, but lists are always present. */
public final class RewardXml {
    private final Reward reward;
    private final RequestContext arrival;
    private final List<XmlElement> fields = new ArrayList<>();

    private RewardXml(Reward reward, RequestContext arrival) {
        this.reward = reward;
        this.arrival = arrival;
    }

    /** A points promotion as it is offered. */
    public static XmlElement offered(String name, Reward reward, CashInState state, RequestContext arrival) {
        var xml = new RewardXml(reward, arrival).described(false);
        xml.add("cashInState", state);
        return XmlElement.of(name, xml.fields);
    }

    /** A welcome advantage, and when it was handed out, if it was. */
    public static XmlElement advantage(String name, Reward reward, Optional<Instant> cashedAt, RequestContext arrival) {
        var xml = new RewardXml(reward, arrival).described(cashedAt.isPresent());
        xml.addMoment("cashingDate", cashedAt);
        return XmlElement.of(name, xml.fields);
    }

    /** A redeemed reward; in a repeat, with the addresses of the first answer. */
    public static XmlElement redeemed(String name, Redeemed redeemed, RequestContext arrival) {
        var reward = redeemed.reward();
        var first = redeemed.first().map(rendering -> arrival.reachedAt(rendering.site()));
        var xml = new RewardXml(reward, first.orElse(arrival)).described(true);
        if (reward.kind() == Kind.WELCOME_ADVANTAGE) {
            xml.addMoment("cashingDate", Optional.of(redeemed.at()));
        }
        return XmlElement.of(name, xml.fields);
    }

    /** A place where a reward is handed out. */
    public static XmlElement counter(Place counter) {
        return XmlElement.of(
                "balie", List.of(XmlElement.of("id", counter.consumerKey()), XmlElement.of("name", counter.name())));
    }

    private RewardXml described(boolean cashedIn) {
        var description = reward.description();
        var reach = reward.reach();
        add("id", reward.id());
        add("title", description.title());
        add("description1", description.first());
        add("description2", description.second());
        fields.add(XmlElement.of(
                "pictures",
                description.pictures().stream().map(url -> XmlElement.of("picture", arrival.address(url)))));
        add("points", reward.points());
        add("cashedIn", cashedIn);
        add("inSpotlight", description.inSpotlight());
        fields.add(XmlElement.of("balies", reach.counters().stream().map(RewardXml::counter)));
        fields.add(XmlElement.of("validForCities", reach.cities().stream().map(city -> XmlElement.of("city", city))));
        reach.owner().ifPresent(owner -> fields.add(cardSystem("owningCardSystem", owner)));
        fields.add(XmlElement.of(
                "applicableCardSystems", reach.cardSystems().stream().map(system -> cardSystem("cardsystem", system))));
        addPeriods();
        reward.stock().max().ifPresent(max -> add("maxAvailableUnits", max));
        add("unitsTaken", reward.stock().taken());
        return this;
    }

    private void addPeriods() {
        var periods = reward.periods();
        addMoment("creationDate", Optional.of(reward.description().createdAt()));
        addMoment("cashingPeriodBegin", Optional.of(periods.redeemable().from()));
        addMoment("cashingPeriodEnd", Optional.of(periods.redeemable().to()));
        addMoment("publicationPeriodBegin", Optional.of(periods.published().from()));
        addMoment("publicationPeriodEnd", Optional.of(periods.published().to()));
        addMoment("grantingPeriodBegin", periods.grantedFrom());
        addMoment("grantingPeriodEnd", periods.grantedTo());
        if (reward.kind() == Kind.POINTS_PROMOTION) {
            reward.limit()
                    .ifPresent(limit -> fields.add(XmlElement.of(
                            "periodConstraint",
                            List.of(
                                    XmlElement.of("periodType", limit.period()),
                                    XmlElement.of("periodVolume", limit.volume())))));
        }
    }

    private static XmlElement cardSystem(String name, CardSystem system) {
        return XmlElement.of(name, List.of(XmlElement.of("id", system.id()), XmlElement.of("name", system.name())));
    }

    private void add(String name, Object text) {
        fields.add(XmlElement.of(name, text));
    }

    private void addMoment(String name, Optional<Instant> moment) {
        moment.ifPresent(known -> add(name, WireDate.of(known)));
    }
}
