package org.spaarpunt.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spaarpunt.audit.Act;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.Gender;

/** People with their memberships of card systems, one a line, and the card that they have there. */
record PassholderSheet() implements Sheet {
    /** Characters, as in a registration. */
    private static final int MAX_REMARK = 2_000;

    private static final String SOCIAL_TARIFF_UNTIL = "socialTariffUntil";

    private static final String TWICE = """
            select line, 'the passholder ' || uid || ' has card system ' || card_system_id || ' on line ' || first || ' too' as reason
            from (select line, uid, card_system_id, min(line) over (partition by uid, card_system_id) as first from incoming) numbered
            where line <> first
            """;

    /** What is said of a person on each of their lines. */
    private static final String DETAILS = """
            first_name, name, city, second_name, date_of_birth, gender, street, house_number, box, postal_code, email, telephone, gsm,
            nationality, place_of_birth, more_info""";

    private static final String TWO_PEOPLE = """
            select incoming.line, 'the passholder ' || uid || ' has another name, address or detail on line ' || first.line as reason
            from (select line, uid, row(%1$s) as details from incoming) incoming
            join (select distinct on (uid) line, uid, row(%1$s) as details from incoming order by uid, line) first using (uid)
            where incoming.details is distinct from first.details
            """.formatted(DETAILS);

    private static final String CARD_TWICE = """
            select line, 'the card ' || card || ' stands on line ' || first || ' too' as reason
            from (select line, card, min(line) over (partition by card) as first from incoming where card is not null) numbered
            where line <> first
            """;

    private static final String UNKNOWN_CARD_SYSTEM = """
            select line, 'there is no card system ' || incoming.card_system_id as reason
            from incoming left join card_system on card_system.id = incoming.card_system_id
            where card_system.id is null
            """;

    private static final String UNKNOWN_CARD = """
            select line, 'there is no card ' || incoming.card || '; import cards first' as reason
            from incoming left join card on card.number = incoming.card
            where incoming.card is not null and card.number is null
            """;

    /** A card that its passholder has already may have been blocked since. */
    private static final String CARD_NOT_FREE = """
            select line,
                   case when card.card_system_id <> incoming.card_system_id
                            then 'the card ' || card.number || ' belongs to card system ' || card.card_system_id
                        when card.passholder_id is not null or card.group_pass_id is not null
                            then 'the card ' || card.number || ' is somebody else''s'
                        else 'the card ' || card.number || ' is ' || card.status end as reason
            from incoming
            join card on card.number = incoming.card
            left join passholder holder on holder.id = card.passholder_id
            where card.card_system_id <> incoming.card_system_id
               or (card.passholder_id is not null and holder.uid <> incoming.uid)
               or card.group_pass_id is not null
               or (card.passholder_id is null and card.status in ('BLOCKED', 'DELETED'))
            """;

    private static final String SAVE_PASSHOLDERS = """
            insert into passholder (uid, %s)
            select distinct on (uid) uid, first_name, name, city, coalesce(second_name, ''), date_of_birth, gender, coalesce(street, ''),
                   coalesce(house_number, ''), coalesce(box, ''), coalesce(postal_code, ''), coalesce(email, ''),
                   coalesce(telephone, ''), coalesce(gsm, ''), coalesce(nationality, ''), coalesce(place_of_birth, ''),
                   coalesce(more_info, '')
            from incoming
            order by uid, line
            """.formatted(DETAILS);

    private static final List<String> ALWAYS_SAVED = List.of("first_name", "name", "city");

    private static final Map<String, List<String>> SAVED_WITH = Map.ofEntries(
            Map.entry("secondName", List.of("second_name")),
            Map.entry("dateOfBirth", List.of("date_of_birth")),
            Map.entry("gender", List.of("gender")),
            Map.entry("street", List.of("street")),
            Map.entry("number", List.of("house_number")),
            Map.entry("box", List.of("box")),
            Map.entry("postalCode", List.of("postal_code")),
            Map.entry("email", List.of("email")),
            Map.entry("telephone", List.of("telephone")),
            Map.entry("gsm", List.of("gsm")),
            Map.entry("nationality", List.of("nationality")),
            Map.entry("placeOfBirth", List.of("place_of_birth")),
            Map.entry("moreInfo", List.of("more_info")));

    private static final String ADD_MEMBERSHIPS = """
            insert into membership (passholder_id, card_system_id, status, social_tariff_until)
            select passholder.id, card_system_id, 'ACTIVE', incoming.social_tariff_until
            from incoming join passholder using (uid)
            on conflict (passholder_id, card_system_id) do nothing
            """;

    private static final String SET_SOCIAL_TARIFFS = """
            update membership set social_tariff_until = incoming.social_tariff_until
            from incoming join passholder using (uid)
            where membership.passholder_id = passholder.id
              and membership.card_system_id = incoming.card_system_id
              and membership.social_tariff_until is distinct from incoming.social_tariff_until
            """;

    private static final String HAND_OUT_CARDS = """
            update card set status = 'ACTIVE', passholder_id = passholder.id
            from incoming join passholder using (uid)
            where card.number = incoming.card and card.passholder_id is null
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
        var columns = new ArrayList<>(SAVED_WITH.keySet());
        columns.addAll(List.of(SOCIAL_TARIFF_UNTIL, "card"));
        return columns.stream().sorted().toList();
    }

    @Override
    public String staging() {
        return """
                uid text, first_name text, name text, city text, second_name text, date_of_birth date, gender text, street text,
                house_number text, box text, postal_code text, email text, telephone text, gsm text, nationality text,
                place_of_birth text, more_info text, card_system_id bigint, social_tariff_until date, card text""";
    }

    @Override
    public List<String> staged(Line line) throws BadLine {
        var cardSystem = line.number("cardSystem").orElseThrow(() -> new BadLine("cardSystem is empty"));
        return List.of(
                line.text("uid"),
                line.text("firstName"),
                line.text("name"),
                line.text("city"),
                line.optionalText("secondName"),
                date(line, "dateOfBirth"),
                gender(line),
                line.optionalText("street"),
                line.optionalText("number"),
                line.optionalText("box"),
                line.optionalText("postalCode"),
                line.email("email"),
                line.optionalText("telephone"),
                line.optionalText("gsm"),
                line.optionalText("nationality"),
                line.optionalText("placeOfBirth"),
                line.optionalText("moreInfo", MAX_REMARK),
                String.valueOf(cardSystem),
                date(line, SOCIAL_TARIFF_UNTIL),
                card(line));
    }

    @Override
    public List<String> checks() {
        return List.of(TWICE, TWO_PEOPLE, CARD_TWICE, UNKNOWN_CARD_SYSTEM, UNKNOWN_CARD, CARD_NOT_FREE);
    }

    @Override
    public List<String> changes(List<String> columns) {
        var people = SAVE_PASSHOLDERS + Upsert.of("passholder", "uid", ALWAYS_SAVED, SAVED_WITH, columns);
        return columns.contains(SOCIAL_TARIFF_UNTIL)
                ? List.of(people, ADD_MEMBERSHIPS, SET_SOCIAL_TARIFFS, HAND_OUT_CARDS)
                : List.of(people, ADD_MEMBERSHIPS, HAND_OUT_CARDS);
    }

    private static String date(Line line, String column) throws BadLine {
        var text = line.optionalText(column);
        try {
            return text.isEmpty() ? "" : LocalDate.parse(text).toString();
        } catch (DateTimeException _) {
            throw new BadLine(column + " is no day such as 2027-12-31: " + text);
        }
    }

    private static String gender(Line line) throws BadLine {
        var text = line.optionalText("gender");
        return text.isEmpty()
                ? ""
                : Gender.parse(text)
                        .orElseThrow(() -> new BadLine("gender is none of F, M, V, FEMALE and MALE: " + text))
                        .name();
    }

    private static String card(Line line) throws BadLine {
        var text = line.optionalText("card");
        return text.isEmpty()
                ? ""
                : UitpasNumber.parse(text)
                        .orElseThrow(() -> new BadLine("card is not 13 digits: " + text))
                        .digits();
    }
}
