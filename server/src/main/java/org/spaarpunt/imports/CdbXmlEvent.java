package org.spaarpunt.imports;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.spaarpunt.events.Availability;
import org.spaarpunt.imports.UitdatabankEvent.Named;

/** Reads an event of CdbXML, a format that cannot express that an event is cancelled. */
final class CdbXmlEvent {
    private static final Set<String> WITHDRAWN = Set.of("deleted", "rejected");
    private static final String STATUS = "wfstatus";
    private static final String LABEL = "label";
    private static final String TITLE = "title";
    private static final String ID = "cdbid";

    private CdbXmlEvent() {}

    /** Whether the event is not open to the public. */
    static boolean isPrivate(XmlPart event) {
        return event.attribute("private").equals("true");
    }

    /** Whether UiTdatabank no longer shows it. */
    static boolean isWithdrawn(XmlPart event) {
        return WITHDRAWN.contains(event.attribute(STATUS));
    }

    /** Whether it has not been published yet, or not republished. */
    static boolean isDraft(XmlPart event) {
        return event.attribute(STATUS).equals("draft");
    }

    /** Empty when there is none. */
    static String id(XmlPart event) {
        return event.attribute(ID);
    }

    static UitdatabankEvent read(XmlPart event) throws BadLine {
        if (id(event).isEmpty()) {
            throw new BadLine("has no " + ID);
        }
        var title = said(event, "eventdetail", TITLE);
        if (PlainText.of(title).isEmpty()) {
            throw new BadLine("has no " + TITLE);
        }
        var organiser = named(event, "organiser");
        var location = named(event, "location");
        if (organiser.isEmpty() && location.isEmpty()) {
            throw new BadLine("neither its organiser nor its location has a " + ID);
        }
        var description = said(event, "eventdetail", "longdescription");
        return new UitdatabankEvent(
                UitdatabankEvent.checkedId(ID, id(event)),
                "",
                title,
                description.isEmpty() ? said(event, "eventdetail", "shortdescription") : description,
                CdbXmlCalendar.of(event),
                Availability.AVAILABLE,
                organiser,
                location,
                location.isPresent() ? city(event) : "");
    }

    /** A text of the details in Dutch, or else in any language: the others are translations. */
    private static String said(XmlPart of, String kind, String name) {
        var all = of.first(kind + "s").stream().flatMap(list -> list.all(kind)).toList();
        return Stream.concat(
                        all.stream().filter(detail -> detail.attribute("lang").equals("nl")), all.stream())
                .map(detail -> detail.textOf(name))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** An organisation is a label with an id, or an actor with all its details. */
    private static Optional<Named> named(XmlPart event, String role) throws BadLine {
        var organisation = event.first(role);
        var actor = organisation.flatMap(part -> part.first("actor"));
        if (actor.isPresent()) {
            return named(role, actor.get(), said(actor.get(), "actordetail", TITLE));
        }
        var label = organisation.flatMap(part -> part.first(LABEL));
        return label.isPresent() ? named(role, label.get(), label.get().text().strip()) : Optional.empty();
    }

    private static Optional<Named> named(String role, XmlPart identified, String name) throws BadLine {
        return Named.of(UitdatabankEvent.checkedId(role + "'s " + ID, identified.attribute(ID)), name);
    }

    private static String city(XmlPart event) {
        return event.at("location", "address", "physical")
                .map(address -> address.textOf("city"))
                .orElse("");
    }
}
