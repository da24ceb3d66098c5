package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.passes.CardType;
import org.spaarpunt.prices.CardPrice;
import org.spaarpunt.prices.CardPrice.Ages;
import org.spaarpunt.prices.CardPrices.NewPrice;
import org.spaarpunt.prices.SaleReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt admin price …}. */
@Command(name = "price", description = "What cards cost. Where no price is set, a card costs nothing.")
final class PriceCommands {
    private final CommandRunner runner;

    PriceCommands(CommandRunner runner) {
        this.runner = runner;
    }

    /** The people whose cards cost this price. */
    static final class Buyers {
        @Option(names = "--social-tariff", description = "For cards of people with a social tariff.")
        private boolean socialTariff;

        @Option(names = "--age-from", paramLabel = "N", description = "The lowest age.")
        private @Nullable Integer from;

        @Option(names = "--age-to", paramLabel = "N", description = "The highest age, included.")
        private @Nullable Integer to;

        @Option(names = "--when-age-unknown", description = "Also for people whose age is unknown.")
        private boolean orUnknown;

        @Option(
                names = "--postal-code",
                defaultValue = "",
                paramLabel = "CODE",
                description = "For people who live there.")
        private String postalCode = "";

        Ages ages() {
            return new Ages(Optional.ofNullable(from), Optional.ofNullable(to), orUnknown);
        }
    }

    /** One line of the list. */
    record Line(
            long number,
            long cardSystem,
            SaleReason reason,
            CardType cardType,
            boolean socialTariff,
            Optional<Integer> ageFrom,
            Optional<Integer> ageTo,
            boolean whenAgeUnknown,
            String postalCode,
            String price) {
        static Line of(CardPrice price) {
            return new Line(
                    price.id().orElseThrow(),
                    price.cardSystem().id(),
                    price.reason(),
                    price.cardType(),
                    price.socialTariff(),
                    price.ages().from(),
                    price.ages().to(),
                    price.ages().orUnknown(),
                    price.postalCode(),
                    price.amount().toPlainString());
        }
    }

    @Command(name = "set", description = "Sets a price, in place of the one that there was for the same people.")
    int set(
            @Option(names = "--card-system", required = true, paramLabel = "NUMBER") long cardSystem,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "REASON",
                            description = "${COMPLETION-CANDIDATES}")
                    SaleReason reason,
            @Option(
                            names = "--card-type",
                            defaultValue = "CARD",
                            paramLabel = "TYPE",
                            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
                    CardType type,
            @Mixin Buyers buyers,
            @Parameters(paramLabel = "PRICE", description = "In euro, such as 2.00.") BigDecimal price) {
        var wanted =
                new NewPrice(cardSystem, reason, type, buyers.socialTariff, buyers.ages(), buyers.postalCode, price);
        return runner.act(admin -> admin.prices().set(ACTOR, wanted));
    }

    @Command(name = "list", description = "Lists prices.")
    int list() {
        return runner.show(admin -> runner.report()
                .many(admin.prices().list().stream().map(Line::of).toList()));
    }

    @Command(name = "remove", description = "Removes a price.")
    int remove(@Parameters(paramLabel = "NUMBER") long number) {
        return runner.act(admin -> admin.prices().remove(ACTOR, number));
    }
}
