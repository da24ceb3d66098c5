package org.spaarpunt.api3.xml;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.checkins.CheckinSearch;
import org.spaarpunt.checkins.FoundCheckin;
import org.spaarpunt.checkins.FoundCheckin.KnownVisitor;
import org.spaarpunt.checkins.FoundCheckin.Visitor;
import org.spaarpunt.checkins.FoundCheckin.VisitorAtDoor;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/** Writes past check-ins. */
public final class CheckinXml {
    /** The protocol's number for activities of type check-in. */
    private static final int CHECKIN = 12;

    /** In UTC and to the minute, unlike the rest of the protocol. */
    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

    private CheckinXml() {}

    /**
     * One page of check-ins.
     *
     * @param systems the card systems of the organisers
     */
    public static XmlElement page(CheckinSearch.Page page, Map<Long, List<CardSystem>> systems) {
        var activities = page.checkins().stream()
                .map(checkin ->
                        activity(checkin, systems.getOrDefault(checkin.event().organiserId(), List.of())));
        return XmlElement.of(
                "response",
                List.of(XmlElement.of("checkinActivities", activities), XmlElement.of("total", page.total())));
    }

    private static XmlElement activity(FoundCheckin checkin, List<CardSystem> systems) {
        var fields = new ArrayList<XmlElement>();
        fields.add(XmlElement.of("id", checkin.id()));
        fields.add(XmlElement.of("type", CHECKIN));
        fields.add(XmlElement.of("contentType", "event"));
        fields.add(XmlElement.of("nodeID", checkin.event().cdbid()));
        fields.add(XmlElement.of("nodeTitle", checkin.event().title()));
        fields.add(XmlElement.of("createdViaId", checkin.via().key()));
        fields.add(XmlElement.of("createdVia", checkin.via().name()));
        fields.add(XmlElement.of("creationDate", toTheMinute(checkin.at())));
        fields.add(XmlElement.of("points", checkin.points()));
        fields.add(XmlElement.of("private", false));
        fields.add(XmlElement.of("kansenStatuut", checkin.socialTariff()));
        fields.add(XmlElement.of("location", checkin.event().city()));
        fields.add(XmlElement.of("organiser", checkin.event().organiser()));
        fields.add(XmlElement.of(
                "organiserCardSystems",
                systems.stream().map(system -> XmlElement.of("organiserCardSystem", system.id()))));
        checkin.visitor().stream().flatMap(CheckinXml::visitor).forEach(fields::add);
        return XmlElement.of("checkinActivity", fields);
    }

    private static Stream<XmlElement> visitor(Visitor visitor) {
        return switch (visitor) {
            case KnownVisitor known ->
                Stream.of(
                        XmlElement.of("userId", known.uid()),
                        XmlElement.of("firstName", known.firstName()),
                        XmlElement.of("lastName", known.lastName()),
                        XmlElement.of("userHomeCity", known.city()),
                        XmlElement.of("userPoints", known.points()));
            case VisitorAtDoor known ->
                Stream.of(
                        XmlElement.of("userId", known.uid()),
                        XmlElement.of("firstName", known.firstName()),
                        XmlElement.of("userPoints", known.points()));
        };
    }

    private static String toTheMinute(Instant moment) {
        return TO_THE_MINUTE.format(moment);
    }
}
