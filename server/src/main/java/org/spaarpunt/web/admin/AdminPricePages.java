package org.spaarpunt.web.admin;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
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
import org.spaarpunt.web.frame.PageRenderer;
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
        return PageRenderer.formPage(
                request,
                PATH,
                form,
                (output, interceptor, frame) -> JtepricesGenerated.render(output, interceptor, frame, all));
    }

    Response create(PageRequest request) {
        var typed = new TypedFields(request);
        var sent = new SentForm(request, ADDED, forms.form(), form -> list(request, form)).naming(UNKNOWN);
        return price(typed)
                .map(price -> sent.<Nothing>once(
                        forms,
                        once -> admin.prices().add(request.actor(), price, once),
                        _ -> new Receipt(FormSubmissions.DONE, price.amount().toPlainString(), ADDED, PATH, ""),
                        PATH))
                .orElseGet(() -> sent.rejected(typed.errors()));
    }

    Response show(PageRequest request) {
        return on(
                request,
                price -> Question.askedOr(
                        request, act -> question(request, price, act), () -> page(request, price, Form.UNTOUCHED)));
    }

    private static Optional<Question> question(PageRequest request, CardPrice price, String act) {
        return act.equals(REMOVE)
                ? Optional.of(Question.of(
                        request,
                        Danger.REMOVE_PRICE,
                        pathOf(price),
                        act,
                        price.cardSystem().name(),
                        price.amount()))
                : Optional.empty();
    }

    /** Does the act that the form names. */
    Response act(PageRequest request) {
        return on(request, price -> switch (request.field(Question.ACT)) {
            case SAVE -> save(request, price);
            case REMOVE ->
                Question.isConfirmed(request)
                        ? AdminPages.after(
                                request,
                                admin.prices()
                                        .remove(request.actor(), price.id().orElseThrow()),
                                PATH)
                        : Question.instead(request, pathOf(price), REMOVE);
            default -> Notices.UNREADABLE.to(request);
        });
    }

    private Response save(PageRequest request, CardPrice price) {
        var typed = new TypedFields(request);
        var sent = new SentForm(request, SAVE, Form.UNTOUCHED, form -> page(request, price, form)).naming(UNKNOWN);
        return price(typed)
                .map(wanted -> sent.after(
                        admin.prices().change(request.actor(), price.id().orElseThrow(), wanted), PATH))
                .orElseGet(() -> sent.rejected(typed.errors()));
    }

    private Response page(PageRequest request, CardPrice price, Form form) {
        var shown = new Shown(
                price, new Edited(Optional.of(price), admin.cardSystems().list(), form), Note.of(request));
        return PageRenderer.formPage(
                request,
                pathOf(price),
                form,
                (output, interceptor, frame) -> JtepriceGenerated.render(output, interceptor, frame, shown));
    }

    private Response on(PageRequest request, Function<CardPrice, Response> answer) {
        return AdminPages.on(request, admin.prices()::find, answer);
    }

    /** The price that was typed; empty if something is wrong. */
    private static Optional<NewPrice> price(TypedFields typed) {
        var cardSystem = typed.read("cardSystem", "admin.cardSystem", AdminPages::number, "admin.unknown.cardSystem");
        var reason = chosen(typed, "reason", "admin.prices.reason", SaleReason.values());
        var type = chosen(typed, "type", "admin.prices.type", CardType.values());
        var from = age(typed, "from");
        var to = age(typed, "to");
        var amount = typed.read("price", "admin.prices.price", AdminPricePages::amount, "admin.refused.BAD_PRICE");
        if (!typed.errors().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NewPrice(
                cardSystem.orElseThrow(),
                reason.orElseThrow(),
                type.orElseThrow(),
                typed.isFilled("socialTariff"),
                new Ages(from, to, typed.isFilled("orUnknown")),
                typed.text("postalCode"),
                amount.orElseThrow()));
    }

    private static <E extends Enum<E>> Optional<E> chosen(TypedFields typed, String name, String label, E[] choices) {
        return typed.read(
                name,
                label,
                text -> Arrays.stream(choices)
                        .filter(choice -> choice.name().equals(text))
                        .findFirst(),
                "admin.prices.wrong.choice");
    }

    private static Optional<Integer> age(TypedFields typed, String name) {
        return typed.readFilled(
                name,
                "admin.prices." + name,
                text -> Optional.of(text)
                        .filter(age -> AGE.matcher(age).matches())
                        .map(Integer::parseInt),
                "admin.refused.BAD_AGES");
    }

    /** With a comma or a point. */
    private static Optional<BigDecimal> amount(String text) {
        return Optional.of(text)
                .filter(typed -> AMOUNT.matcher(typed).matches())
                .map(typed -> new BigDecimal(typed.replace(',', '.')))
                .map(amount -> amount.scale() < CENTS ? amount.setScale(CENTS) : amount);
    }
}
