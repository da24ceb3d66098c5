package org.spaarpunt.web.counter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passholders.CardSystemMembership;
import org.spaarpunt.passholders.GroupPass;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.PersonAtDoor;
import org.spaarpunt.passholders.PersonView;
import org.spaarpunt.web.counter.Answer.Remark;
import org.spaarpunt.web.counter.Answer.Visitor;
import org.spaarpunt.web.frame.AtCounter;

/** Shows the holders of cards, as far as the counter may know them. */
record Visitors(PassholderFeature people) {
    /** The holder of a card; empty if it has none, or the counter may not know. */
    Optional<Visitor> holder(HeldCard card, AtCounter here, LocalDate today) {
        return switch (card.holder()) {
            case HeldCard.Holder.OfPassholder(var passholder) ->
                people.people()
                        .find(passholder, here.employee(), Pictures.WITHOUT)
                        .map(person -> visitor(person, today));
            case HeldCard.Holder.OfGroup(var id) ->
                Optional.of(group(people.groupPasses()
                        .find(id)
                        .filter(_ -> here.employee().readsGroupPasses())));
            case HeldCard.Holder.Nobody _ -> Optional.empty();
        };
    }

    static Visitor visitor(PersonView view, LocalDate today) {
        return switch (view) {
            case Person person ->
                new Visitor(
                        name(
                                person.details().name().first(),
                                person.details().name().family()),
                        OptionalInt.of(person.points()),
                        remarks(person.cardSystems(), today));
            case PersonAtDoor person ->
                new Visitor(
                        person.firstName(),
                        OptionalInt.of(person.points()),
                        person.memberships().stream().anyMatch(PersonAtDoor.Membership::socialTariff)
                                ? List.of(new Remark(Words.of("counter.tariff"), false))
                                : List.of());
        };
    }

    private static Visitor group(Optional<GroupPass> group) {
        return new Visitor(
                group.map(GroupPass::name).orElse(""),
                OptionalInt.empty(),
                List.of(new Remark(Words.of("counter.groupPass"), false)));
    }

    private static String name(String first, String family) {
        return Stream.of(first, family).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    /** The tariff that lasts longest; if all have ended, the one that ended last. */
    private static List<Remark> remarks(List<CardSystemMembership> memberships, LocalDate today) {
        var remarks = new ArrayList<Remark>();
        memberships.stream()
                .flatMap(membership -> membership.socialTariffUntil().stream())
                .max(Comparator.naturalOrder())
                .ifPresent(until -> remarks.add(
                        until.isBefore(today)
                                ? new Remark(Words.of("counter.tariff.over", until), true)
                                : new Remark(Words.of("counter.tariff.until", until), false)));
        if (!memberships.isEmpty()
                && memberships.stream()
                        .allMatch(membership -> membership.status() == CardSystemMembership.Status.BLOCKED)) {
            remarks.add(new Remark(Words.of("counter.blocked"), true));
        }
        return remarks;
    }
}
