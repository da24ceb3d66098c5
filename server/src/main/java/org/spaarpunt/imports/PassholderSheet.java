package org.spaarpunt.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.spaarpunt.audit.Act;
import org.spaarpunt.passes.UitpasNumber;

/** People with their memberships of card systems, one a line, and the card that they have there. */
record PassholderSheet() implements Sheet {
    private static final String SOCIAL_TARIFF_UNTIL = "socialTariffUntil";

    private static final String TWICE = """
            select line, 'the passholder ' || uid || ' has card system ' || card_system_id || ' on line ' || first || ' too' as reason
            from (select line, uid, card_system_id, min(line) over (partition by uid, card_system_id) as first from incoming) numbered
            where line <> first
            """;

    private static final String TWO_NAMES = """
            select incoming.line, 'the passholder ' || uid || ' has another name or city on line ' || first.line as reason
            from incoming
            join (select distinct on (uid) line, uid, first_name, name, city from incoming order by uid, line) first using (uid)
            where (incoming.first_name, incoming.name, incoming.city) is distinct from (first.first_name, first.name, first.city)
            """;

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
            insert into passholder (uid, first_name, name, city)
            select distinct on (uid) uid, first_name, name, city from incoming order by uid, line
            on conflict (uid) do update
            set first_name = excluded.first_name, name = excluded.name, city = excluded.city
            where (passholder.first_name, passholder.name, passholder.city)
                is distinct from (excluded.first_name, excluded.name, excluded.city)
            """;

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
        return List.of(SOCIAL_TARIFF_UNTIL, "card");
    }

    @Override
    public String staging() {
        return """
                uid text, first_name text, name text, city text, card_system_id bigint, social_tariff_until date, card text""";
    }

    @Override
    public List<String> staged(Line line) throws BadLine {
        var cardSystem = line.number("cardSystem").orElseThrow(() -> new BadLine("cardSystem is empty"));
        return List.of(
                line.text("uid"),
                line.text("firstName"),
                line.text("name"),
                line.text("city"),
                String.valueOf(cardSystem),
                date(line),
                card(line));
    }

    @Override
    public List<String> checks() {
        return List.of(TWICE, TWO_NAMES, CARD_TWICE, UNKNOWN_CARD_SYSTEM, UNKNOWN_CARD, CARD_NOT_FREE);
    }

    @Override
    public List<String> changes(List<String> columns) {
        return columns.contains(SOCIAL_TARIFF_UNTIL)
                ? List.of(SAVE_PASSHOLDERS, ADD_MEMBERSHIPS, SET_SOCIAL_TARIFFS, HAND_OUT_CARDS)
                : List.of(SAVE_PASSHOLDERS, ADD_MEMBERSHIPS, HAND_OUT_CARDS);
    }

    private static String date(Line line) throws BadLine {
        var text = line.optionalText(SOCIAL_TARIFF_UNTIL);
        try {
            return text.isEmpty() ? "" : LocalDate.parse(text).toString();
        } catch (DateTimeException _) {
            throw new BadLine(SOCIAL_TARIFF_UNTIL + " is no day such as 2027-12-31: " + text);
        }
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
