package org.spaarpunt.imports;

import java.io.BufferedReader;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.audit.Act;
import org.spaarpunt.events.EventImport;
import org.spaarpunt.events.EventSource;

/**
 * Events in files of any of UiTdatabank's formats. Pages of search results may overlap if something changed between
 * them, so an event may occur several times, but not with different data.
 *
 * @param addresses the addresses of UiTdatabank's events, places and organisers
 * @param skipsUnusable whether the other events are imported if some are unusable
 */
record UitdatabankSheet(EventSheet events, UitdatabankAddresses addresses, boolean skipsUnusable) implements Sheet {
    private static final String OTHERWISE_TWICE = """
            select line, 'event ' || cdbid || ': comes with other data before' as reason
            from (
                select line, cdbid, row(%1$s) as this, first_value(row(%1$s)) over (partition by cdbid order by line) as first
                from incoming
                where title is not null
            ) compared
            where this is distinct from first
            """.formatted("""
                    title, organiser, organiser_name, location, location_name, calendar, city, description, availability, source_host""");

    private static final String WITHOUT_NAME = "its %1$s ' || %1$s || ' has no name, and none is known here";

    /** The prefix of a reason. */
    static String name(String cdbid) {
        return cdbid.isEmpty() ? "" : "event " + PlainText.quoted(cdbid) + ": ";
    }

    @Override
    public FileRows open(BufferedReader content) throws BadLine {
        return switch (Content.first(content)) {
            case '{', '[' -> new JsonLdFile(content, addresses);
            case '<' -> new CdbXmlFile(content);
            default ->
                throw new BadLine(
                        "the file is neither JSON nor XML; comma-separated values come in a run of their own");
        };
    }

    @Override
    public int mostFiles() {
        return Integer.MAX_VALUE;
    }

    @Override
    public String name(Line line) {
        return name(line.get("cdbid"));
    }

    @Override
    public Act act() {
        return events.act();
    }

    @Override
    public List<String> required() {
        return UitdatabankEvent.COLUMNS;
    }

    @Override
    public List<String> optional() {
        return List.of();
    }

    @Override
    public String staging() {
        return events.staging();
    }

    @Override
    public List<String> staged(Line line) throws BadLine {
        return line.get("title").isEmpty() ? EventSheet.withdrawn(line) : events.staged(line);
    }

    @Override
    public List<String> checks() {
        return List.of(
                EventImport.OF_ANOTHER_SOURCE,
                OTHERWISE_TWICE,
                // The location comes first: it is also the organiser of events that name none.
                EventSheet.unknownOrganisation("location", WITHOUT_NAME),
                EventSheet.unknownOrganisation("organiser", WITHOUT_NAME));
    }

    @Override
    public String countOfNew() {
        return events.countOfNew();
    }

    @Override
    public long save(Handle handle, List<String> columns) {
        return EventImport.save(handle, columns, EventSource.UITDATABANK);
    }
}
