package org.spaarpunt.web.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.associations.Association;
import org.spaarpunt.associations.EndRule;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardSystems;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;
import org.spaarpunt.web.frame.TypedTime;

/** Associations, of which counters make passholders members. */
record AdminAssociationPages(Administration admin, FormSubmissions forms) {
    static final String PATH = "/admin/associations";
    static final String SAVE = "saveAssociation";

    /** The choices of the field {@link #RULE}. */
    static final String FREE = "free";

    static final String AFTER_BIRTH = "birth";
    static final String AFTER_REGISTRATION = "registration";

    private static final List<String> RULES = List.of(FREE, AFTER_BIRTH, AFTER_REGISTRATION);

    private static final String RULE = "rule";
    private static final String UNTIL = "until";
    private static final String YEARS = "years";
    private static final String CARD_SYSTEM = "cardSystem";
    private static final String CREATED = "createAssociation";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    private static final Map<Subject, FieldError> UNKNOWN = Map.of(
            Subject.CARD_SYSTEM, new FieldError(CARD_SYSTEM, "admin.rewards.cardSystems", "admin.unknown.cardSystem"));

    /** A form of an association. */
    record Edited(Optional<Association> association, List<CardSystems.Details> cardSystems, Form form) {
        String name() {
            return association.map(Association::name).orElse("");
        }

        boolean isIn(long cardSystem) {
            return form.isRejected()
                    ? form.sent().all(CARD_SYSTEM).contains(String.valueOf(cardSystem))
                    : association
                            .map(known -> known.cardSystems().stream().anyMatch(system -> system.id() == cardSystem))
                            .orElse(cardSystems.size() == 1);
        }

        List<String> rules() {
            return RULES;
        }

        boolean isBy(String rule) {
            return form.value(RULE, ruleOf(association.map(Association::endRule)))
                    .equals(rule);
        }

        String until() {
            return association
                    .map(Association::endRule)
                    .filter(EndRule.Free.class::isInstance)
                    .map(rule -> ((EndRule.Free) rule).end().toString())
                    .orElse("");
        }

        String years() {
            return association
                    .map(known -> switch (known.endRule()) {
                        case EndRule.Free _ -> "";
                        case EndRule.AfterBirth(int years) -> String.valueOf(years);
                        case EndRule.AfterRegistration(int years) -> String.valueOf(years);
                    })
                    .orElse("");
        }

        private static String ruleOf(Optional<EndRule> rule) {
            return rule.map(known -> switch (known) {
                        case EndRule.Free _ -> FREE;
                        case EndRule.AfterBirth _ -> AFTER_BIRTH;
                        case EndRule.AfterRegistration _ -> AFTER_REGISTRATION;
                    })
                    .orElse(FREE);
        }
    }

    /** @param members by the number of the association */
    record All(List<Association> associations, Map<Long, Long> members, Edited edited, Optional<Note> note) {
        long membersOf(Association association) {
            return members.getOrDefault(association.id(), 0L);
        }
    }

    record Shown(Association association, long members, Edited edited, Optional<Note> note) {}

    static String pathOf(String id) {
        return AdminRoutes.pathOf(PATH, id);
    }

    Response list(PageRequest request) {
        return list(request, forms.form());
    }

    private Response list(PageRequest request, Form form) {
        var all = new All(
                admin.associations().list(),
                admin.associations().members(),
                new Edited(Optional.empty(), admin.cardSystems().list(), form),
                Note.of(request));
        return PageRenderer.formPage(
                request,
                PATH,
                form,
                (output, interceptor, frame) -> JteassociationsGenerated.render(output, interceptor, frame, all));
    }

    Response create(PageRequest request) {
        var typed = new TypedFields(request);
        var name = typed.text("name");
        var sent = new SentForm(request, CREATED, forms.form(), form -> list(request, form)).naming(UNKNOWN);
        return rule(typed)
                .map(rule -> sent.<Long>once(
                        forms,
                        once -> admin.associations().create(request.actor(), name, cardSystems(request), rule, once),
                        _ -> new Receipt(FormSubmissions.DONE, name, CREATED, PATH, ""),
                        PATH))
                .orElseGet(() -> sent.rejected(typed.errors()));
    }

    Response show(PageRequest request) {
        return on(request, association -> page(request, association, Form.UNTOUCHED));
    }

    /** Does the act that the form names. */
    Response act(PageRequest request) {
        return on(
                request,
                association -> request.field(Question.ACT).equals(SAVE)
                        ? save(request, association)
                        : Notices.UNREADABLE.to(request));
    }

    private Response save(PageRequest request, Association association) {
        var typed = new TypedFields(request);
        var sent =
                new SentForm(request, SAVE, Form.UNTOUCHED, form -> page(request, association, form)).naming(UNKNOWN);
        return rule(typed)
                .map(rule -> sent.after(
                        admin.associations()
                                .change(
                                        request.actor(),
                                        association.id(),
                                        typed.text("name"),
                                        cardSystems(request),
                                        rule),
                        pathOf(String.valueOf(association.id()))))
                .orElseGet(() -> sent.rejected(typed.errors()));
    }

    private Response page(PageRequest request, Association association, Form form) {
        var shown = new Shown(
                association,
                admin.associations().members().getOrDefault(association.id(), 0L),
                new Edited(Optional.of(association), admin.cardSystems().list(), form),
                Note.of(request));
        return PageRenderer.formPage(
                request,
                pathOf(String.valueOf(association.id())),
                form,
                (output, interceptor, frame) -> JteassociationGenerated.render(output, interceptor, frame, shown));
    }

    private Response on(PageRequest request, Function<Association, Response> answer) {
        return AdminPages.on(request, admin.associations()::find, answer);
    }

    private static SortedSet<Long> cardSystems(PageRequest request) {
        var chosen = new TreeSet<Long>();
        request.form().all(CARD_SYSTEM).forEach(text -> AdminPages.number(text).ifPresent(chosen::add));
        return chosen;
    }

    /** Empty, with an error, if it cannot be read. */
    private static Optional<EndRule> rule(TypedFields typed) {
        return typed.read(
                        RULE,
                        "admin.associations.rule",
                        text -> Optional.of(text).filter(RULES::contains),
                        "admin.prices.wrong.choice")
                .flatMap(rule -> switch (rule) {
                    case AFTER_BIRTH -> years(typed).map(EndRule.AfterBirth::new);
                    case AFTER_REGISTRATION -> years(typed).map(EndRule.AfterRegistration::new);
                    default ->
                        typed.read(UNTIL, "admin.associations.until", TypedTime::day, "admin.rewards.wrong.day")
                                .map(EndRule.Free::new);
                });
    }

    private static Optional<Integer> years(TypedFields typed) {
        return typed.read(
                YEARS,
                "admin.associations.years",
                text -> Optional.of(text)
                        .filter(years -> NUMBER.matcher(years).matches())
                        .map(Integer::parseInt),
                "admin.refused.BAD_YEARS");
    }
}
