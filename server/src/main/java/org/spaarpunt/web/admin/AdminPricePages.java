package org.spaarpunt.web.admin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardSystems;
import org.spaarpunt.passes.CardType;
import org.spaarpunt.prices.CardPrice;
import org.spaarpunt.prices.CardPrice.Ages;
import org.spaarpunt.prices.CardPrices.NewPrice;
import org.spaarpunt.prices.SaleReason;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;

/** What cards cost, in each card system. */
record AdminPricePages(Administration admin, FormSubmissions forms) {
    static final String PATH = "/admin/prices";
    static final String SAVE = "savePrice";
    static final String REMOVE = "removePrice";

    private static final String ADDED = "addPrice";

    /** Decimals of an amount, as it is stored. */
    private static final int CENTS = 2;

    private static final Pattern AGE = Pattern.compile("[0-9]{1,3}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(?:[.,][0-9]{1,9})?");

    private static final Map<Subject, FieldError> UNKNOWN =
            Map.of(Subject.CARD_SYSTEM, new FieldError("cardSystem", "admin.cardSystem", "admin.unknown.cardSystem"));

    /** A form of a price. */
    record Edited(Optional<CardPrice> price, List<CardSystems.Details> cardSystems, Form form) {
        /** The stored value of a field; empty for a new price. */
        String stored(Function<CardPrice, String> value) {
            return price.map(value).orElse("");
        }

        /** Whether a choice is the one that was made. */
        boolean isChosen(String field, String choice, Function<CardPrice, String> value) {
            return form.value(field, stored(value)).equals(choice);
        }
    }

    record All(List<CardPrice> prices, Edited edited, Optional<Note> note) {}

    record Shown(CardPrice price, Edited edited, Optional<Note> note) {}

    static String pathOf(CardPrice price) {
        return AdminRoutes.pathOf(PATH, String.valueOf(price.id().orElseThrow()));
    }

    Response list(PageRequest request) {
        return list(request, forms.form());
    }

    private Response list(PageRequest request, Form form) {
        var all = new All(
                admin.prices().list(),
                new Edited(Optional.empty(), admin.cardSystems().list(), form),
                Note.of(request));
        return AdminPages.page(
                request,
                PATH,
                form,
                (output, interceptor, frame) -> JtepricesGenerated.render(output, interceptor, frame, all));
    }

    Response create(PageRequest request) {
        var typed = new Typed(request);
        Function<List<FieldError>, Response> again =
                errors -> list(request, forms.form().rejected(ADDED, request.form(), errors));
        return typed.price()
                .map(price -> forms.<Nothing>once(
                        request,
                        once -> admin.prices().add(AdminPages.actor(request), price, once),
                        _ -> new Receipt(FormSubmissions.DONE, price.amount().toPlainString(), ADDED, PATH, ""),
                        outcome -> AdminPages.after(
                                request,
                                outcome,
                                PATH,
                                new AdminPages.Again(UNKNOWN, UnaryOperator.identity(), again))))
                .orElseGet(() -> again.apply(typed.errors()));
    }

    Response show(PageRequest request) {
        return on(
                request,
                price -> Question.asked(request)
                        .filter(REMOVE::equals)
                        .map(act -> Question.of(
                                        request,
                                        Danger.REMOVE_PRICE,
                                        pathOf(price),
                                        act,
                                        price.cardSystem().name(),
                                        price.amount().toPlainString())
                                .page(request))
                        .orElseGet(() -> page(request, price, Form.UNTOUCHED)));
    }

    /** Does the act that the form names. */
    Response act(PageRequest request) {
        return on(request, price -> switch (AdminPages.field(request, Question.ACT)) {
            case SAVE -> save(request, price);
            case REMOVE ->
                Question.isConfirmed(request)
                        ? AdminPages.after(
                                request,
                                admin.prices()
                                        .remove(
                                                AdminPages.actor(request),
                                                price.id().orElseThrow()),
                                PATH)
                        : Question.instead(request, pathOf(price), REMOVE);
            default -> Notices.UNREADABLE.to(request);
        });
    }

    private Response save(PageRequest request, CardPrice price) {
        var typed = new Typed(request);
        Function<List<FieldError>, Response> again =
                errors -> page(request, price, Form.UNTOUCHED.rejected(SAVE, request.form(), errors));
        return typed.price()
                .map(wanted -> AdminPages.after(
                        request,
                        admin.prices()
                                .change(AdminPages.actor(request), price.id().orElseThrow(), wanted),
                        PATH,
                        new AdminPages.Again(UNKNOWN, UnaryOperator.identity(), again)))
                .orElseGet(() -> again.apply(typed.errors()));
    }

    private Response page(PageRequest request, CardPrice price, Form form) {
        var shown = new Shown(
                price, new Edited(Optional.of(price), admin.cardSystems().list(), form), Note.of(request));
        return AdminPages.page(
                request,
                pathOf(price),
                form,
                (output, interceptor, frame) -> JtepriceGenerated.render(output, interceptor, frame, shown));
    }

    private Response on(PageRequest request, Function<CardPrice, Response> answer) {
        return AdminPages.number(request.segment())
                .flatMap(admin.prices()::find)
                .map(answer)
                .orElseGet(() -> Notices.NOT_FOUND.to(request));
    }

    /** Reads a form, and collects what is wrong with it. Belongs to one thread. */
    private static final class Typed {
        private final PageRequest request;
        private final List<FieldError> errors = new ArrayList<>();

        Typed(PageRequest request) {
            this.request = request;
        }

        List<FieldError> errors() {
            return List.copyOf(errors);
        }

        /** The price; empty if something is wrong. */
        Optional<NewPrice> price() {
            var cardSystem = AdminPages.number(field("cardSystem"));
            if (cardSystem.isEmpty()) {
                wrong("cardSystem", "admin.cardSystem", "admin.unknown.cardSystem");
            }
            var reason = chosen("reason", "admin.prices.reason", SaleReason.values());
            var type = chosen("type", "admin.prices.type", CardType.values());
            var from = age("from");
            var to = age("to");
            var amount = amount();
            if (!errors.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new NewPrice(
                    cardSystem.orElseThrow(),
                    reason.orElseThrow(),
                    type.orElseThrow(),
                    AdminPages.filled(request, "socialTariff").isPresent(),
                    new Ages(from, to, AdminPages.filled(request, "orUnknown").isPresent()),
                    field("postalCode"),
                    amount.orElseThrow()));
        }

        private String field(String name) {
            return AdminPages.field(request, name);
        }

        private <E extends Enum<E>> Optional<E> chosen(String name, String label, E[] choices) {
            var chosen = Arrays.stream(choices)
                    .filter(choice -> choice.name().equals(field(name)))
                    .findFirst();
            if (chosen.isEmpty()) {
                wrong(name, label, "admin.prices.wrong.choice");
            }
            return chosen;
        }

        private Optional<Integer> age(String name) {
            var text = field(name);
            if (!text.isEmpty() && !AGE.matcher(text).matches()) {
                wrong(name, "admin.prices." + name, "admin.refused.BAD_AGES");
                return Optional.empty();
            }
            return Stream.of(text)
                    .filter(age -> !age.isEmpty())
                    .map(Integer::parseInt)
                    .findFirst();
        }

        /** With a comma or a point. */
        private Optional<BigDecimal> amount() {
            var text = field("price");
            if (!AMOUNT.matcher(text).matches()) {
                wrong("price", "admin.prices.price", "admin.refused.BAD_PRICE");
                return Optional.empty();
            }
            var amount = new BigDecimal(text.replace(',', '.'));
            return Optional.of(amount.scale() < CENTS ? amount.setScale(CENTS) : amount);
        }

        private void wrong(String field, String label, String key) {
            errors.add(new FieldError(field, label, key));
        }
    }
}
