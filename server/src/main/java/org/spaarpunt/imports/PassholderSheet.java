package org.spaarpunt.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.audit.Act;
import org.spaarpunt.passholders.Birth;
import org.spaarpunt.passholders.Details;
import org.spaarpunt.passholders.Gender;
import org.spaarpunt.passholders.PassholderImport;

/**
 * People with their memberships of card systems, one a line, and their cards there; exports have this format too.
 *
 * @param today the latest possible date of birth
 */
record PassholderSheet(LocalDate today) implements Sheet {
    static final String SOCIAL_TARIFF_UNTIL = PassholderImport.SOCIAL_TARIFF_UNTIL;
    static final String MEMBERSHIP = PassholderImport.MEMBERSHIP;

    /**
     * A column of exports, ignored here: points are the sum of the ledger, which an import of passholders does not
     * change.
     */
    private static final String POINTS = "points";

    private static final String TWICE = """
            select line, 'the passholder ' || uid || ' has card system ' || card_system_id || ' on line ' || first || ' too' as reason
            from (select line, uid, card_system_id, min(line) over (partition by uid, card_system_id) as first from incoming) numbered
            where line <> first and card_system_id is not null
            """;

    /** Counters are given by their consumer keys and stored by their numbers. */
    private static final String UNKNOWN_COUNTER = """
            select line, 'there is no ' || kind || ' ' || key as reason
            from incoming, (values ('counter'), ('school')) kinds (kind),
                 lateral (select case kind when 'school' then incoming.school else incoming.registered_at end as key) named
            where key is not null
              and not exists (select from counter where consumer_key = key and (kind = 'counter' or counter.school))
            """;

    private static final String TWO_PEOPLE = """
            select incoming.line, 'the passholder ' || uid || ' has another name, address or detail on line ' || first.line as reason
            from (select line, uid, row(%1$s, school) as details from incoming) incoming
            join (select distinct on (uid) line, uid, row(%1$s, school) as details from incoming order by uid, line) first using (uid)
            where incoming.details is distinct from first.details
            """.formatted(PassholderImport.DETAILS);

    private static final String CARD_TWICE = """
            select line, 'the card ' || card || ' stands on line ' || first || ' too' as reason
            from (select line, card, min(line) over (partition by card) as first from incoming, unnest(cards) as card) numbered
            where line <> first
            """;

    private static final String UNKNOWN_CARD_SYSTEM = """
            select line, 'there is no card system ' || incoming.card_system_id as reason
            from incoming left join card_system on card_system.id = incoming.card_system_id
            where incoming.card_system_id is not null and card_system.id is null
            """;

    private static final String UNKNOWN_CARD = """
            select line, 'there is no card ' || named || '; import cards first' as reason
            from incoming cross join unnest(cards) as named
            left join card on card.number = named
            where card.number is null
            """;

    /** A card that its passholder already has may have been blocked since. */
    private static final String CARD_NOT_FREE = """
            select line,
                   case when card.card_system_id <> incoming.card_system_id
                            then 'the card ' || card.number || ' belongs to card system ' || card.card_system_id
                        when card.passholder_id is not null or card.group_pass_id is not null
                            then 'the card ' || card.number || ' is somebody else''s'
                        else 'the card ' || card.number || ' is ' || card.status end as reason
            from incoming
            cross join unnest(cards) as named
            join card on card.number = named
            left join passholder holder on holder.id = card.passholder_id
            where card.card_system_id <> incoming.card_system_id
               or (card.passholder_id is not null and holder.uid <> incoming.uid)
               or card.group_pass_id is not null
               or (card.passholder_id is null and card.status in ('BLOCKED', 'DELETED'))
            """;

    /** Cards for people with a social tariff go only to such people, and other cards only to people without one. */
    private static final String CARD_FOR_OTHERS = """
            select line,
                   'the card ' || named || ' is for people ' || case when for_tariff then 'with' else 'without' end
                       || ' a social tariff' as reason
            from incoming
            cross join unnest(cards) as named
            join card
                on card.number = named and card.card_system_id = incoming.card_system_id and card.passholder_id is null
                and card.group_pass_id is null and card.status not in ('BLOCKED', 'DELETED')
            cross join lateral (select substr(named, 12, 1) = '1') as made (for_tariff)
            left join passholder using (uid)
            left join membership
                on membership.passholder_id = passholder.id and membership.card_system_id = incoming.card_system_id
            where for_tariff <> (coalesce(incoming.social_tariff_until, membership.social_tariff_until) is not null)
            """;

    @Override
    public Act act() {
        return Act.PASSHOLDERS_IMPORTED;
    }

    @Override
    public List<String> required() {
        return List.of("uid", "firstName", "name", "city", "cardSystem");
    }

    @Override
    public List<String> optional() {
        var columns = new ArrayList<>(PassholderImport.optionalColumns());
        columns.addAll(
                List.of(SOCIAL_TARIFF_UNTIL, "card", MEMBERSHIP, "memberSince", "registeredAt", "createdAt", POINTS));
        return columns.stream().sorted().toList();
    }

    @Override
    public Map<String, String> synonyms() {
        return Map.of("houseNumber", "number");
    }

    @Override
    public String staging() {
        return PassholderImport.STAGED;
    }

    @Override
    public List<String> staged(Line line) throws BadLine {
        return Stream.of(person(line), PassholderCells.kept(line), PassholderCells.membership(line))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> person(Line line) throws BadLine {
        return List.of(
                line.code("uid"),
                line.text("firstName", Details.MAX_TEXT),
                line.text("name", Details.MAX_TEXT),
                line.text("city", Details.MAX_TEXT),
                line.optionalText("secondName", Details.MAX_TEXT),
                dateOfBirth(line),
                gender(line),
                line.optionalText("street", Details.MAX_TEXT),
                line.optionalText("number", Details.MAX_TEXT),
                line.optionalText("box", Details.MAX_TEXT),
                PassholderCells.postalCode(line),
                line.email("email"),
                PassholderCells.telephone(line, "telephone"),
                PassholderCells.telephone(line, "gsm"),
                line.optionalText("nationality", Details.MAX_TEXT),
                line.optionalText("placeOfBirth", Details.MAX_TEXT),
                line.optionalText("moreInfo", Details.MAX_MORE_INFO),
                PassholderCells.abroad(line, "foreignCity"),
                PassholderCells.abroad(line, "country"));
    }

    @Override
    public List<String> checks() {
        return List.of(
                TWICE,
                TWO_PEOPLE,
                CARD_TWICE,
                UNKNOWN_CARD_SYSTEM,
                UNKNOWN_COUNTER,
                UNKNOWN_CARD,
                CARD_NOT_FREE,
                CARD_FOR_OTHERS);
    }

    @Override
    public String countOfNew() {
        return """
                select count(distinct uid) from incoming
                where not exists (select from passholder where passholder.uid = incoming.uid)
                """;
    }

    @Override
    public long save(Handle handle, List<String> columns) {
        return PassholderImport.save(handle, columns);
    }

    private String dateOfBirth(Line line) throws BadLine {
        var day = line.day("dateOfBirth");
        if (day.isPresent() && !Birth.isPossible(day.get(), today)) {
            throw new BadLine(
                    "dateOfBirth lies in the future or more than " + Birth.MAX_AGE + " years ago: " + day.get());
        }
        return day.map(LocalDate::toString).orElse("");
    }

    private static String gender(Line line) throws BadLine {
        var text = line.optionalCode("gender");
        return text.isEmpty()
                ? ""
                : Gender.parse(text)
                        .orElseThrow(() -> new BadLine("gender is none of F, M, V, FEMALE and MALE: " + text))
                        .name();
    }
}
