package org.spaarpunt.prices;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.passes.CardSystems;
import org.spaarpunt.passes.CardType;
import org.spaarpunt.prices.CardPrice.Ages;

/** The prices of cards. There is one price for the same people. */
public final class CardPrices {
    private static final int OLDEST = 150;
    private static final int DECIMALS = 2;
    private static final BigDecimal HIGHEST = new BigDecimal("999999.99");

    private static final String SET = """
            insert into card_price as present
                (card_system_id, reason, card_type, social_tariff, age_from, age_to, when_age_unknown, postal_code, price)
            values
                (:cardSystem, :reason, :type, :socialTariff, :from, :to, :orUnknown, :postalCode, :price)
            on conflict (card_system_id, reason, card_type, social_tariff, age_from, age_to, postal_code) do update
            set price = excluded.price, when_age_unknown = excluded.when_age_unknown
            where (present.price, present.when_age_unknown) <> (excluded.price, excluded.when_age_unknown)
            """;

    private static final String REMOVE = "delete from card_price where id = :id";

    private final AuditedTransaction transaction;
    private final PriceReader prices;

    /**
     * A price to set.
     *
     * @param postalCode empty: wherever they live
     */
    public record NewPrice(
            long cardSystem,
            SaleReason reason,
            CardType type,
            boolean socialTariff,
            Ages ages,
            String postalCode,
            BigDecimal amount) {
        List<Flaw> flaws() {
            return InputRules.flaws(ofAges(), InputRules.textIfAny(Input.POSTAL_CODE, postalCode), ofAmount());
        }

        private Optional<Flaw> ofAges() {
            int from = ages.from().orElse(0);
            int to = ages.to().orElse(OLDEST);
            return InputRules.flawUnless(from >= 0 && from <= to && to <= OLDEST, Input.AGES, Refusal.BAD_AGES);
        }

        private Optional<Flaw> ofAmount() {
            return InputRules.flawUnless(
                    amount.signum() >= 0 && amount.compareTo(HIGHEST) <= 0 && amount.scale() <= DECIMALS,
                    Input.PRICE,
                    Refusal.BAD_PRICE);
        }

        private String inWords() {
            var place = postalCode.isEmpty() ? "" : ", " + postalCode;
            return "%s %s%s, ages %s to %s%s: %s"
                    .formatted(
                            reason,
                            type,
                            socialTariff ? " with social tariff" : "",
                            ages.from().map(String::valueOf).orElse("any"),
                            ages.to().map(String::valueOf).orElse("any"),
                            place,
                            amount.toPlainString());
        }
    }

    public CardPrices(AuditedTransaction transaction) {
        this.transaction = transaction;
        this.prices = new PriceReader(transaction.jdbi());
    }

    public List<CardPrice> list() {
        return prices.all();
    }

    /** Sets a price, replacing any price for the same people. */
    public Outcome<Nothing> set(Actor actor, NewPrice price) {
        var flaws = price.flaws();
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        var line = new Line(Act.CARD_PRICE_SET, String.valueOf(price.cardSystem()), price.inWords());
        return transaction.act(
                actor,
                line,
                handle -> CardSystems.exists(handle, price.cardSystem())
                        ? Outcome.changed(set(price, handle))
                        : CardSystems.unknown(price.cardSystem()));
    }

    /** Removes a price, so that the remaining prices apply. */
    public Outcome<Nothing> remove(Actor actor, long id) {
        return transaction.act(actor, Line.of(Act.CARD_PRICE_REMOVED, String.valueOf(id)), handle -> {
            int removed = handle.createUpdate(REMOVE).bind("id", id).execute();
            return removed == 1 ? Outcome.done() : new Unknown<>(Subject.CARD_PRICE, String.valueOf(id));
        });
    }

    private static int set(NewPrice price, Handle handle) {
        return handle.createUpdate(SET)
                .bind("cardSystem", price.cardSystem())
                .bind("reason", price.reason())
                .bind("type", price.type())
                .bind("socialTariff", price.socialTariff())
                .bind("from", price.ages().from())
                .bind("to", price.ages().to())
                .bind("orUnknown", price.ages().orUnknown())
                .bind("postalCode", price.postalCode())
                .bind("price", price.amount())
                .execute();
    }
}
