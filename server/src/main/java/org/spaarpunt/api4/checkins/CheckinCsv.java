package org.spaarpunt.api4.checkins;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.checkins.CheckinSearch;
import org.spaarpunt.checkins.FoundCheckin;
import org.spaarpunt.checkins.FoundCheckin.KnownVisitor;
import org.spaarpunt.checkins.FoundCheckin.Visitor;
import org.spaarpunt.events.ApiEventId;
import org.spaarpunt.exports.Cell;
import org.spaarpunt.http.Response;

/** Check-ins as CSV (RFC 4180). No cell is a formula, whatever people and events are called. */
final class CheckinCsv {
    private static final String TYPE = "text/csv";
    private static final String LINE_END = "\r\n";
    private static final List<String> HEADER = List.of(
            "id",
            "creationDate",
            "eventId",
            "eventTitle",
            "uitpasNumber",
            "points",
            "passholderId",
            "firstName",
            "name",
            "counter");

    private CheckinCsv() {}

    /** Whether the client accepts CSV and names no JSON. */
    static boolean isWanted(JsonRequest request) {
        var accepted = String.join(",", request.sent().headers("Accept")).toLowerCase(Locale.ROOT);
        return accepted.contains(TYPE) && !accepted.contains("json");
    }

    static Response of(CheckinSearch.Page page) {
        var lines = Stream.concat(Stream.of(HEADER), page.checkins().stream().map(CheckinCsv::cells));
        return Response.of(
                        200,
                        TYPE + ";charset=UTF-8;header=present",
                        lines.map(CheckinCsv::line).collect(Collectors.joining()))
                .with("X-Total-Count", String.valueOf(page.total()));
    }

    private static List<String> cells(FoundCheckin checkin) {
        var visitor = checkin.visitor();
        return List.of(
                checkin.id(),
                Json.time(checkin.at()),
                ApiEventId.of(checkin.event().cdbid()),
                checkin.event().title(),
                checkin.cardNumber().orElse(""),
                String.valueOf(checkin.points()),
                visitor.map(Visitor::uid).orElse(""),
                visitor.map(Visitor::firstName).orElse(""),
                visitor.filter(KnownVisitor.class::isInstance)
                        .map(known -> ((KnownVisitor) known).lastName())
                        .orElse(""),
                checkin.via().name());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CheckinCsv::cell).collect(Collectors.joining(",", "", LINE_END));
    }

    private static String cell(String text) {
        var safe = Cell.harmless(text);
        return safe.chars().anyMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
