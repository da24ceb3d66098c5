package org.spaarpunt.web.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.spaarpunt.accounts.Receipts;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.NewSecret;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.http.Response;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.ListView;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;
import org.spaarpunt.webhooks.Delivery;
import org.spaarpunt.webhooks.DeliveryLog;
import org.spaarpunt.webhooks.Endpoint;
import org.spaarpunt.webhooks.EndpointRegister;
import org.spaarpunt.webhooks.EndpointRegister.Owner;
import org.spaarpunt.webhooks.EventKind;

/** The pages on which the admins of a counter see and change its webhooks, and what came of each message. */
record WebhookPages(EndpointRegister endpoints, DeliveryLog log, WebhookActs acts, Receipts receipts) {
    static final String CHANGE = "changeWebhook";
    static final String ROTATE = "rotate";

    private static final String NEW = "new";

    /** The one order of the log. */
    enum Order {
        NEWEST
    }

    /** All webhooks of a counter. */
    record All(AtCounter here, List<Endpoint> endpoints, Form form, Optional<Note> note) {
        String path() {
            return WebhookPages.path(here);
        }

        String path(Endpoint endpoint) {
            return WebhookPages.path(here, endpoint.id());
        }

        boolean isFull() {
            return endpoints.size() >= EndpointRegister.MOST;
        }

        boolean isChosen(EventKind kind) {
            return form.isChecked(WebhookForm.idOf(kind), WebhookForm.usual().contains(kind));
        }
    }

    /** One webhook, with the log of its deliveries. */
    record One(AtCounter here, Endpoint endpoint, ListView<Delivery> deliveries, Form form, Optional<Note> note) {
        String path() {
            return WebhookPages.path(here, endpoint.id());
        }

        String name() {
            return endpoint.name();
        }

        boolean isChosen(EventKind kind) {
            return form.named(CHANGE)
                    .isChecked(WebhookForm.idOf(kind), endpoint.kinds().contains(kind));
        }
    }

    /** Whether a form has data sent elsewhere, or makes a secret. */
    static boolean isSensitive(PageRequest request) {
        return Set.of(CHANGE, ROTATE).contains(request.field(Question.ACT));
    }

    Response list(PageRequest request, AtCounter here) {
        return here.isAdmin()
                ? page(request, here, Form.untouched(receipts.token()))
                : Notices.COUNTER_ADMINS.to(request);
    }

    Response create(PageRequest request, AtCounter here) {
        if (!here.isAdmin()) {
            return Notices.COUNTER_ADMINS.to(request);
        }
        var draft = WebhookForm.read(request.form());
        return forms(here)
                .<NewSecret>once(
                        request,
                        once -> endpoints.create(here.actor(), owner(here), Optional.empty(), draft, once),
                        made -> receipt(
                                here, draft.description().isEmpty() ? draft.address() : draft.description(), made),
                        outcome -> after(
                                request,
                                path(here),
                                NEW,
                                outcome,
                                errors -> page(request, here, rejected(NEW, request, errors))));
    }

    Response show(PageRequest request, AtCounter here) {
        return with(
                request,
                here,
                endpoint -> Question.askedOr(
                        request,
                        act -> question(request, here, endpoint, act),
                        () -> page(request, here, endpoint, Form.untouched(receipts.token()))));
    }

    /** Does the act that the form names. */
    Response act(PageRequest request, AtCounter here) {
        return with(request, here, endpoint -> {
            var path = path(here, endpoint.id());
            var act = request.field(Question.ACT);
            if (mustAsk(request, act)) {
                return Question.instead(request, path, act);
            }
            var actor = here.actor();
            var owner = owner(here);
            return switch (act) {
                case CHANGE -> {
                    var outcome = endpoints.change(actor, owner, endpoint.id(), WebhookForm.read(request.form()));
                    yield after(request, path, act, outcome, errors -> again(request, here, endpoint, CHANGE, errors));
                }
                case ROTATE -> rotate(request, here, endpoint);
                default ->
                    acts.act(request.form(), actor, owner, endpoint)
                            .map(outcome ->
                                    after(request, act.equals(WebhookActs.REMOVE) ? path(here) : path, act, outcome))
                            .orElseGet(() -> Notices.UNREADABLE.to(request));
            };
        });
    }

    /** The page that shows a secret, once. */
    Response secret(PageRequest request, AtCounter here) {
        return here.isAdmin() ? forms(here).show(request, request.segment(1)) : Notices.COUNTER_ADMINS.to(request);
    }

    private Response rotate(PageRequest request, AtCounter here, Endpoint endpoint) {
        return forms(here)
                .<NewSecret>once(
                        request,
                        once -> number(request.field(WebhookForm.HOURS))
                                .filter(hours -> Math.abs(hours) <= Integer.MAX_VALUE)
                                .map(hours -> endpoints.rotate(
                                        here.actor(), owner(here), endpoint.id(), Duration.ofHours(hours), once))
                                .orElseGet(() -> new Outcome.Rejected<>(Input.OVERLAP, Refusal.BAD_DURATION)),
                        made -> receipt(here, endpoint.name(), made),
                        outcome -> after(
                                request,
                                path(here, endpoint.id()),
                                ROTATE,
                                outcome,
                                errors -> again(request, here, endpoint, ROTATE, errors)));
    }

    private static Optional<Question> question(PageRequest request, AtCounter here, Endpoint endpoint, String act) {
        var path = path(here, endpoint.id());
        return switch (act) {
            case WebhookActs.REMOVE ->
                Optional.of(Question.of(request, Danger.REMOVE_WEBHOOK, path, act, endpoint.name()));
            case ROTATE -> Optional.of(Question.of(request, Danger.REPLACE_SECRET_AT_ONCE, path, act, endpoint.name()));
            default -> Optional.empty();
        };
    }

    private static boolean mustAsk(PageRequest request, String act) {
        return !Question.isConfirmed(request)
                && (act.equals(WebhookActs.REMOVE)
                        || (act.equals(ROTATE)
                                && request.field(WebhookForm.HOURS).equals("0")));
    }

    private Response with(PageRequest request, AtCounter here, Function<Endpoint, Response> answer) {
        if (!here.isAdmin()) {
            return Notices.COUNTER_ADMINS.to(request);
        }
        return endpoints
                .find(request.segment(1))
                .filter(owner(here)::has)
                .map(answer)
                .orElseGet(() -> Notices.NOT_FOUND.to(request));
    }

    private Response again(
            PageRequest request, AtCounter here, Endpoint endpoint, String form, List<FieldError> errors) {
        return page(request, here, endpoint, rejected(form, request, errors));
    }

    private Response page(PageRequest request, AtCounter here, Form form) {
        var all = new All(here, endpoints.list(owner(here)), form, Note.of(request));
        return PageRenderer.formPage(
                request,
                path(here),
                form,
                (output, interceptor, frame) -> JtewebhooksGenerated.render(output, interceptor, frame, all));
    }

    private Response page(PageRequest request, AtCounter here, Endpoint endpoint, Form form) {
        var path = path(here, endpoint.id());
        var deliveries = ListView.of(
                request,
                new ListView.Place(path, "deliveries"),
                new ListView.Standard<>(Order.NEWEST, true),
                wanted -> log.page(endpoint.id(), (wanted.page() - 1) * wanted.size(), wanted.size()));
        var one = new One(here, endpoint, deliveries, form, Note.of(request));
        return PageRenderer.formPage(
                request,
                path,
                form,
                (output, interceptor, frame) -> JtewebhookGenerated.render(output, interceptor, frame, one));
    }

    private static Response after(PageRequest request, String path, String act, Outcome<?> outcome) {
        return after(request, path, act, outcome, _ -> Notices.UNREADABLE.to(request));
    }

    private static Response after(
            PageRequest request,
            String path,
            String act,
            Outcome<?> outcome,
            Function<List<FieldError>, Response> again) {
        return switch (outcome) {
            case Outcome.Done<?> _, Outcome.Unchanged<?> _ -> Note.done(request, path, act);
            case Outcome.Refused<?>(Refusal reason) -> Note.refused(request, path, reason);
            case Outcome.Rejected<?>(var flaws) -> again.apply(WebhookForm.errors(flaws));
            case Outcome.Unknown<?> _, Outcome.Ambiguous<?> _ -> Notices.NOT_FOUND.to(request);
        };
    }

    private Form rejected(String form, PageRequest request, List<FieldError> errors) {
        return Form.untouched(receipts.token()).rejected(form, request.form(), errors);
    }

    private static Receipt receipt(AtCounter here, String name, NewSecret made) {
        return new Receipt(FormSubmissions.SECRET, name, "", path(here, made.key()), made.secret());
    }

    private FormSubmissions forms(AtCounter here) {
        return new FormSubmissions(receipts, here.path("webhooks", "secret"));
    }

    private static String path(AtCounter here) {
        return here.path("webhooks");
    }

    private static String path(AtCounter here, String id) {
        return here.path("webhooks", id);
    }

    private static Owner owner(AtCounter here) {
        return new Owner(here.employee().counter().counterId(), here.key(), Optional.empty());
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,15}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
