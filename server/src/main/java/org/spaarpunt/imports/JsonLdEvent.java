package org.spaarpunt.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.spaarpunt.imports.UitdatabankAddresses.Kind;
import org.spaarpunt.imports.UitdatabankEvent.Named;

/** Reads an event of UiTdatabank's JSON-LD. Labels, prices, pictures and other fields are ignored. */
record JsonLdEvent(UitdatabankAddresses addresses) {
    private static final Set<String> WITHDRAWN = Set.of("DELETED", "REJECTED");
    private static final String ID = "@id";
    private static final String NAME = "name";
    private static final String MAIN_LANGUAGE = "mainLanguage";
    private static final String ORGANIZER = "organizer";
    private static final String LOCATION = "location";
    private static final String LOCALITY = "addressLocality";

    /** Whether UiTdatabank no longer shows it. */
    static boolean isWithdrawn(JsonFields event) {
        return WITHDRAWN.contains(event.textIfAny("workflowStatus"));
    }

    /** Whether it has not been published yet, or not republished. */
    static boolean isDraft(JsonFields event) {
        return event.textIfAny("workflowStatus").equals("DRAFT");
    }

    /** The event's name in a message, whatever its address is; empty if it has none. */
    static String name(JsonFields event) {
        return lastSegment(event.textIfAny(ID));
    }

    /** Empty when there is none. */
    String id(JsonFields event) throws BadLine {
        return UitdatabankEvent.checkedId(ID, addresses.id(Kind.EVENT, ID, event.text(ID)));
    }

    /** The host of its address; empty if it has no address. */
    String host(JsonFields event) throws BadLine {
        return addresses.host(ID, event.text(ID));
    }

    /** Rejects places and organisers, which pages may hold too. */
    static void requireEvent(JsonFields event) throws BadLine {
        var type = event.textIfAny("@type");
        if (!type.isEmpty() && !type.equals("Event")) {
            throw new BadLine("is no Event but has the @type " + PlainText.quoted(type));
        }
    }

    UitdatabankEvent read(JsonFields event) throws BadLine {
        requireContent(event);
        var language = event.text(MAIN_LANGUAGE);
        var title = event.translated(NAME, language);
        if (PlainText.of(title).isEmpty()) {
            throw new BadLine("has no " + NAME);
        }
        var where = event.fields(LOCATION);
        boolean online = lastSegment(event.textIfAny("attendanceMode"))
                .toLowerCase(Locale.ROOT)
                .startsWith("online");
        var location = where.isPresent() && !online
                ? named(Kind.PLACE, LOCATION, where.get(), language)
                : Optional.<Named>empty();
        var organiser = organiser(event, language);
        if (organiser.isEmpty() && location.isEmpty()) {
            throw new BadLine(withoutOrganisation(where.isPresent(), online));
        }
        var dates = JsonLdDates.of(event);
        return new UitdatabankEvent(
                id(event),
                host(event),
                title,
                event.translated("description", language),
                dates.calendar(),
                dates.availability(),
                organiser,
                location,
                location.isPresent() ? city(where.get(), language) : "");
    }

    private static String withoutOrganisation(boolean located, boolean online) {
        if (online) {
            return "takes place online, and its " + ORGANIZER + " has no @id";
        }
        return located
                ? "neither its " + ORGANIZER + " nor its " + LOCATION + " has an @id"
                : "has no " + LOCATION + ", and its " + ORGANIZER + " has no @id";
    }

    private void requireContent(JsonFields event) throws BadLine {
        if (id(event).isEmpty()) {
            throw new BadLine("has no " + ID);
        }
        if (!event.object().has(NAME) && !event.object().has("calendarType")) {
            throw new BadLine("is named only; ask the search to embed its results (embed=true)");
        }
    }

    private Optional<Named> organiser(JsonFields event, String language) throws BadLine {
        var organiser = event.fields(ORGANIZER);
        return organiser.isPresent() ? named(Kind.ORGANIZER, ORGANIZER, organiser.get(), language) : Optional.empty();
    }

    private Optional<Named> named(Kind kind, String field, JsonFields organisation, String language) throws BadLine {
        var own = organisation.text(MAIN_LANGUAGE);
        return Named.of(
                UitdatabankEvent.checkedId(
                        field + "'s " + ID, addresses.id(kind, field + "'s " + ID, organisation.text(ID))),
                organisation.translated(NAME, own.isEmpty() ? language : own));
    }

    /** The city; an address is either one for all languages or one for each. */
    private static String city(JsonFields location, String language) throws BadLine {
        var address = location.object().path("address");
        var own = location.text(MAIN_LANGUAGE);
        return Stream.concat(
                        Stream.of("nl", own.isEmpty() ? language : own).map(address::path),
                        Stream.concat(Stream.of(address), address.values().stream()))
                .map(localised -> localised.path(LOCALITY).asString(""))
                .filter(city -> !city.isBlank())
                .findFirst()
                .orElse("");
    }

    /** The id in {@code https://io.uitdatabank.be/event/ID}. */
    private static String lastSegment(String address) {
        return address.substring(address.lastIndexOf('/') + 1).strip();
    }
}
