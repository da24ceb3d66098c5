package org.spaarpunt.imports;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.audit.Act;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passholders.CardImport;

/** Cards to add to stock. Suppliers deliver them without a header, the chip first. */
record CardSheet(Optional<Long> cardSystem) implements Sheet {
    private static final List<String> SUPPLIERS_COLUMNS = List.of("chip", "number");

    /** The statuses of cards that never had a holder; others are not set by this import. */
    private static final Set<String> STATUSES = Set.of("STOCK", "LOCAL_STOCK", "SENT_TO_BALIE", "PROVISIONED");

    private static final String TWICE = """
            select line, 'the %1$s ' || %1$s || ' stands on line ' || first || ' too' as reason
            from (select line, %1$s, min(line) over (partition by %1$s) as first from incoming) numbered
            where line <> first
            """;

    private static final String UNKNOWN_CARD_SYSTEM = """
            select line, 'there is no card system ' || incoming.card_system_id as reason
            from incoming left join card_system on card_system.id = incoming.card_system_id
            where card_system.id is null
            """;

    private static final String OTHER_CARD = """
            select line,
                   case when card.chip <> incoming.chip then 'the card ' || number || ' has another chip'
                        else 'the card ' || number || ' belongs to card system ' || card.card_system_id end as reason
            from incoming join card using (number)
            where card.chip <> incoming.chip or card.card_system_id <> incoming.card_system_id
            """;

    private static final String OTHER_CHIP = """
            select line, 'the chip ' || chip || ' is that of the card ' || card.number as reason
            from incoming join card using (chip)
            where card.number <> incoming.number
            """;

    private static final String UNKNOWN_COUNTER = """
            select line, 'there is no counter ' || incoming.counter as reason
            from incoming left join counter on counter.consumer_key = incoming.counter
            where incoming.counter is not null and counter.id is null
            """;

    private static final String HANDED_OUT = """
            select line, 'the card ' || number || ' is ' || card.status || ' and no counter''s to hand out' as reason
            from incoming join card using (number)
            where incoming.counter is not null
              and (num_nonnulls(card.passholder_id, card.group_pass_id) > 0 or card.status in ('ACTIVE', 'BLOCKED', 'DELETED'))
              and card.counter_id is distinct from (select id from counter where consumer_key = incoming.counter)
            """;

    @Override
    public Act act() {
        return Act.CARDS_IMPORTED;
    }

    @Override
    public List<String> required() {
        return List.of("number", "chip");
    }

    @Override
    public List<String> optional() {
        return List.of("cardSystem", "status", "counter");
    }

    @Override
    public Optional<List<String>> withoutHeader(List<String> firstLine) {
        var isData = firstLine.size() == SUPPLIERS_COLUMNS.size()
                && ChipNumber.parse(firstLine.getFirst()).isPresent();
        return isData ? Optional.of(SUPPLIERS_COLUMNS) : Optional.empty();
    }

    @Override
    public String staging() {
        return CardImport.STAGED;
    }

    @Override
    public List<String> staged(Line line) throws BadLine {
        var number = CardNumberText.parse("number", line.code("number"));
        if (!number.hasValidCheckDigit()) {
            throw new BadLine("the check digit of the number " + number.digits() + " is wrong");
        }
        var chip = ChipNumber.parse(line.code("chip"))
                .orElseThrow(() -> new BadLine("chip is not 14 hexadecimal digits: " + line.get("chip")));
        var counter = line.optionalCode("counter");
        var usual = counter.isEmpty() ? "STOCK" : "LOCAL_STOCK";
        var status = line.get("status").isEmpty() ? usual : line.code("status");
        if (!STATUSES.contains(status)) {
            throw new BadLine("status is none of STOCK, LOCAL_STOCK, SENT_TO_BALIE, PROVISIONED: " + status);
        }
        return List.of(number.digits(), chip.hex(), cardSystemOf(line), status, counter);
    }

    @Override
    public List<String> checks() {
        return List.of(
                TWICE.formatted("number"),
                TWICE.formatted("chip"),
                UNKNOWN_CARD_SYSTEM,
                OTHER_CARD,
                OTHER_CHIP,
                UNKNOWN_COUNTER,
                HANDED_OUT);
    }

    @Override
    public String countOfNew() {
        return """
                select count(*) from incoming
                where not exists (select from card where card.number = incoming.number)
                """;
    }

    @Override
    public long save(Handle handle, List<String> columns) {
        return CardImport.save(handle);
    }

    private String cardSystemOf(Line line) throws BadLine {
        var own = line.number("cardSystem").map(String::valueOf);
        return own.or(() -> cardSystem.map(String::valueOf))
                .orElseThrow(() ->
                        new BadLine("names no card system; give a column cardSystem or the option --card-system"));
    }
}
