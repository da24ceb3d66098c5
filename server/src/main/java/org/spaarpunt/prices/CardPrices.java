package org.spaarpunt.prices;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unchanged;
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

    private static final String ADD = """
            insert into card_price as present
                (card_system_id, reason, card_type, social_tariff, age_from, age_to, when_age_unknown, postal_code, price)
            values
                (:cardSystem, :reason, :type, :socialTariff, :from, :to, :orUnknown, :postalCode, :price)
            """;

    private static final String SET = ADD + """
            on conflict (card_system_id, reason, card_type, social_tariff, age_from, age_to, postal_code) do update
            set price = excluded.price, when_age_unknown = excluded.when_age_unknown
            where (present.price, present.when_age_unknown) <> (excluded.price, excluded.when_age_unknown)
            """;

    private static final String CHANGE = """
            update card_price
            set (card_system_id, reason, card_type, social_tariff, age_from, age_to, when_age_unknown, postal_code, price) =
                (:cardSystem, :reason, :type, :socialTariff, :from, :to, :orUnknown, :postalCode, :price)
            where id = :id
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

        /** What is decided about a stored price. */
        static NewPrice of(CardPrice price) {
            return new NewPrice(
                    price.cardSystem().id(),
                    price.reason(),
                    price.cardType(),
                    price.socialTariff(),
                    price.ages(),
                    price.postalCode(),
                    price.amount());
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

    public Optional<CardPrice> find(long id) {
        return prices.find(id);
    }

    /** Adds a price; there may be none for the same people yet. */
    public Outcome<Nothing> add(Actor actor, NewPrice price, Once<Nothing> once) {
        var flaws = price.flaws();
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        return transaction.act(
                actor,
                lineOf(price),
                once.around(handle -> CardSystems.exists(handle, price.cardSystem())
                        ? Outcome.changed(written(ADD, price, handle).execute())
                        : CardSystems.unknown(price.cardSystem())));
    }

    /** Changes a price, or for whom it is; there may be no other for the same people. */
    public Outcome<Nothing> change(Actor actor, long id, NewPrice price) {
        var flaws = price.flaws();
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        return transaction
                .<NewPrice>act(
                        actor,
                        before -> new Line(
                                Act.CARD_PRICE_CHANGED,
                                String.valueOf(price.cardSystem()),
                                before.inWords() + " becomes " + price.inWords()),
                        handle -> change(handle, id, price))
                .map(_ -> Nothing.NOTHING);
    }

    /** @return the price as it was */
    private static Outcome<NewPrice> change(Handle handle, long id, NewPrice price) {
        var present = PriceReader.locked(handle, id).map(NewPrice::of);
        if (present.isEmpty()) {
            return new Unknown<>(Subject.CARD_PRICE, String.valueOf(id));
        }
        if (present.get().equals(price)) {
            return new Unchanged<>();
        }
        if (!CardSystems.exists(handle, price.cardSystem())) {
            return CardSystems.unknown(price.cardSystem());
        }
        written(CHANGE, price, handle).bind("id", id).execute();
        return new Done<>(present.get());
    }

    /** Sets a price, replacing any price for the same people. */
    public Outcome<Nothing> set(Actor actor, NewPrice price) {
        var flaws = price.flaws();
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        return transaction.act(
                actor,
                lineOf(price),
                handle -> CardSystems.exists(handle, price.cardSystem())
                        ? Outcome.changed(written(SET, price, handle).execute())
                        : CardSystems.unknown(price.cardSystem()));
    }

    /** Removes a price, so that the remaining prices apply. */
    public Outcome<Nothing> remove(Actor actor, long id) {
        return transaction
                .<NewPrice>act(
                        actor,
                        removed -> new Line(
                                Act.CARD_PRICE_REMOVED, String.valueOf(removed.cardSystem()), removed.inWords()),
                        handle -> {
                            var present = PriceReader.locked(handle, id).map(NewPrice::of);
                            handle.createUpdate(REMOVE).bind("id", id).execute();
                            return present.<Outcome<NewPrice>>map(Done::new)
                                    .orElseGet(() -> new Unknown<>(Subject.CARD_PRICE, String.valueOf(id)));
                        })
                .map(_ -> Nothing.NOTHING);
    }

    private static Line lineOf(NewPrice price) {
        return new Line(Act.CARD_PRICE_SET, String.valueOf(price.cardSystem()), price.inWords());
    }

    private static Update written(String sql, NewPrice price, Handle handle) {
        return handle.createUpdate(sql)
                .bind("cardSystem", price.cardSystem())
                .bind("reason", price.reason())
                .bind("type", price.type())
                .bind("socialTariff", price.socialTariff())
                .bind("from", price.ages().from())
                .bind("to", price.ages().to())
                .bind("orUnknown", price.ages().orUnknown())
                .bind("postalCode", price.postalCode())
                .bind("price", price.amount());
    }
}
