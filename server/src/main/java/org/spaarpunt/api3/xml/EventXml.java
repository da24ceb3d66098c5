package org.spaarpunt.api3.xml;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spaarpunt.api3.wire.CheckinCodes;
import org.spaarpunt.api3.wire.WireDate;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.wire.XmlNamespace;
import org.spaarpunt.checkins.CheckinOutlook.Prospect;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.events.CheckinLimit;
import org.spaarpunt.events.CheckinWindow;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.ListedEvent;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.time.LocalZone;

/** An event as answers show it; what is not known is omitted. */
public final class EventXml {
    /** A window is given by its first and its last second, as the protocol requires. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    private EventXml() {}

    public static XmlElement page(List<XmlElement> events, int total) {
        return XmlElement.of("cultureEvents", Stream.concat(Stream.of(XmlElement.of("total", total)), events.stream()))
                .declaring(XmlNamespace.CDB);
    }

    /**
     * Each event as an element.
     *
     * @param prospects what a check-in would come to, for each event
     * @param systems the card systems of the organisers
     */
    public static List<XmlElement> events(
            List<ListedEvent> events,
            List<Prospect<Reason.OfVisit>> prospects,
            Map<Long, List<CardSystem>> systems,
            boolean descriptions) {
        return IntStream.range(0, events.size())
                .mapToObj(i -> {
                    var listed = events.get(i);
                    var organiser = listed.event().organiser().id();
                    return event(listed, prospects.get(i), systems.getOrDefault(organiser, List.of()), descriptions);
                })
                .toList();
    }

    public static XmlElement cardSystems(List<CardSystem> systems) {
        return XmlElement.of(
                "cardSystems",
                systems.stream()
                        .map(system -> XmlElement.of(
                                "cardSystem",
                                List.of(XmlElement.of("id", system.id()), XmlElement.of("name", system.name())))));
    }

    private static XmlElement event(
            ListedEvent listed, Prospect<Reason.OfVisit> prospect, List<CardSystem> systems, boolean descriptions) {
        var event = listed.event();
        var fields = new ArrayList<XmlElement>();
        fields.add(XmlElement.of("cdbid", event.cdbid()));
        fields.add(XmlElement.of("title", event.title()));
        text("shortDescription", descriptions ? listed.description() : "").ifPresent(fields::add);
        event.location().ifPresent(place -> {
            fields.add(XmlElement.of("locationId", place.externalId()));
            fields.add(XmlElement.of("locationName", place.name()));
        });
        fields.add(XmlElement.of("organiserId", event.organiser().externalId()));
        fields.add(XmlElement.of("organiserName", event.organiser().name()));
        text("city", listed.city()).ifPresent(fields::add);
        fields.addAll(checkin(event, prospect));
        fields.add(CalendarXml.of(event.schedule().calendar()));
        fields.add(cardSystems(systems));
        return XmlElement.of("event", fields);
    }

    private static List<XmlElement> checkin(Event event, Prospect<Reason.OfVisit> prospect) {
        var fields = new ArrayList<XmlElement>();
        fields.add(constraint(event.limit()));
        fields.add(XmlElement.of("checkinAllowed", prospect.refusal().isEmpty()));
        prospect.refusal()
                .map(CheckinCodes::constraint)
                .ifPresent(reason -> fields.add(XmlElement.of("checkinConstraintReason", reason)));
        prospect.window().ifPresent(window -> {
            fields.add(XmlElement.of("checkinStartDate", WireDate.of(window.opens())));
            fields.add(XmlElement.of("checkinEndDate", WireDate.of(lastSecond(window))));
        });
        fields.add(XmlElement.of("numberOfPoints", prospect.award().points()));
        return fields;
    }

    /**
     * The margin after an event at the end of time would reach into a year of five digits, which no client can read.
     */
    private static Instant lastSecond(CheckinWindow window) {
        var closes = window.closes().isAfter(LocalZone.END) ? LocalZone.END : window.closes();
        return closes.minus(SECOND);
    }

    /** Always present, and empty without a limit: a client fails without it. */
    private static XmlElement constraint(Optional<CheckinLimit> limit) {
        return XmlElement.of(
                "checkinConstraint",
                limit.stream()
                        .flatMap(known -> Stream.of(
                                XmlElement.of("periodType", known.period()),
                                XmlElement.of("periodVolume", known.volume()))));
    }

    private static Optional<XmlElement> text(String name, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(XmlElement.of(name, text));
    }
}
