package org.spaarpunt.web.admin;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.NewSecret;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Callbacks;
import org.spaarpunt.identity.ConsumerList;
import org.spaarpunt.identity.ConsumerRegister;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.identity.TokenList;
import org.spaarpunt.openid.ClientGrant;
import org.spaarpunt.openid.ClientKind;
import org.spaarpunt.openid.OAuthClient;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.ListView;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;
import org.spaarpunt.web.frame.Texts;

/** Applications: their keys and secrets, their permissions, where their users may be sent back to, and their tokens. */
record AdminConsumerPages(Administration admin, AdminAgentPages agents, FormSubmissions forms) {
    static final String PATH = "/admin/consumers";
    static final String NEW = PATH + "/new";

    private static final String CREATE = "create";
    private static final String ROTATE = "rotate";
    private static final String CALLBACKS = "callbacks";
    private static final String CLIENT = "client";
    private static final String END_CLIENT = "endClient";
    private static final String GRANT = "grant";
    private static final String REVOKE = "revoke";
    private static final String WITHDRAW = "withdraw";
    private static final String END_PREVIOUS = "endPrevious";

    record Consumer(
            ConsumerRegister.Details details,
            Optional<OAuthClient> client,
            List<Permission> permissions,
            List<AdminAgentPages.Given> organisers,
            ListView<TokenList.Row> tokens,
            Form form,
            Optional<Note> note) {

        boolean has(Permission permission) {
            return details.permissions().contains(permission.name());
        }

        boolean isOfKind(ClientKind kind) {
            var form = form().named(CLIENT);
            var stored = client.map(OAuthClient::kind).orElse(ClientKind.CONFIDENTIAL);
            return form.value(ClientForm.KIND, stored.name()).equals(kind.name());
        }

        boolean obtains(ClientGrant grant) {
            var form = form().named(CLIENT);
            var stored = client.map(OAuthClient::grants).orElse(Set.of(ClientGrant.AUTHORIZATION_CODE));
            return form.isChecked(ClientForm.nameOf(grant), stored.contains(grant));
        }

        String redirects() {
            return String.join("\n", client.map(OAuthClient::redirects).orElse(List.of()));
        }

        String signOuts() {
            return String.join("\n", client.map(OAuthClient::signOuts).orElse(List.of()));
        }
    }

    static String pathOf(String key) {
        return AdminRoutes.pathOf(PATH, key);
    }

    Response list(PageRequest request) {
        var all =
                Listed.of(request, PATH, ConsumerList.Order.NAME, admin.lists().consumers()::part);
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JteconsumersGenerated.render(output, interceptor, frame, all));
    }

    Response askForNew(PageRequest request) {
        return newConsumer(request, forms.form());
    }

    Response create(PageRequest request) {
        var name = request.field("name");
        return new SentForm(request, CREATE, forms.form(), form -> newConsumer(request, form))
                .<NewSecret>once(
                        forms,
                        once -> admin.consumers().create(request.actor(), request.filled("key"), name, once),
                        made -> receipt(name, made),
                        NEW);
    }

    private static Response newConsumer(PageRequest request, Form form) {
        var note = Note.of(request);
        return PageRenderer.formPage(
                request,
                NEW,
                form,
                (output, interceptor, frame) -> JtenewconsumerGenerated.render(output, interceptor, frame, form, note));
    }

    Response show(PageRequest request) {
        var details = admin.consumers().find(request.segment());
        if (details.isEmpty()) {
            return Notices.NOT_FOUND.to(request);
        }
        return Question.askedOr(
                request,
                act -> question(request, details.get(), act),
                () -> page(request, details.get(), forms.form()));
    }

    private Response page(PageRequest request, ConsumerRegister.Details details, Form form) {
        var consumer = new Consumer(
                details,
                admin.clients().find(details.key()),
                List.of(Permission.values()),
                agents.given(details.key()),
                tokens(request, details.key()),
                form,
                Note.of(request));
        return PageRenderer.formPage(
                request,
                pathOf(details.key()),
                form,
                (output, interceptor, frame) -> JteconsumerGenerated.render(output, interceptor, frame, consumer));
    }

    private Optional<Question> question(PageRequest request, ConsumerRegister.Details details, String act) {
        var path = pathOf(details.key());
        return switch (act) {
            case REVOKE -> Optional.of(Question.of(request, Danger.REVOKE_CONSUMER, path, act, details.name()));
            case END_CLIENT -> Optional.of(Question.of(request, Danger.END_CLIENT, path, act, details.name()));
            case ROTATE -> Optional.of(Question.of(request, Danger.REPLACE_SECRET_AT_ONCE, path, act, details.name()));
            case END_PREVIOUS ->
                Optional.of(Question.of(request, Danger.END_PREVIOUS_SECRET, path, act, details.name()));
            case WITHDRAW ->
                request.query()
                        .firstFilled("permission")
                        .flatMap(Permission::named)
                        .map(permission -> Question.of(
                                request,
                                Danger.WITHDRAW_PERMISSION,
                                path,
                                act,
                                details.name(),
                                Texts.in(request.language()).text("permission." + permission)));
            case TokenPages.REVOKE ->
                TokenPages.question(
                        request, admin.lists().tokens(), new TokenList.Holder.Consumer(details.key()), path);
            default -> Optional.empty();
        };
    }

    private ListView<TokenList.Row> tokens(PageRequest request, String key) {
        return ListView.of(
                request,
                new ListView.Place(pathOf(key), "tokens"),
                new ListView.Standard<>(TokenList.Order.ISSUED, true),
                wanted -> admin.lists().tokens().part(new TokenList.Holder.Consumer(key), wanted));
    }

    /** Does the act that the form names. */
    Response act(PageRequest request) {
        var details = admin.consumers().find(request.segment());
        var act = request.field(Question.ACT);
        if (mustAsk(request, act)) {
            return Question.instead(request, pathOf(request.segment()), act);
        }
        var key = request.segment();
        var actor = request.actor();
        return switch (act) {
            case ROTATE -> details.map(found -> rotate(request, found)).orElseGet(() -> Notices.NOT_FOUND.to(request));
            case END_PREVIOUS ->
                AdminPages.after(request, admin.consumers().endPreviousSecret(actor, key), pathOf(key));
            case REVOKE -> AdminPages.after(request, admin.consumers().revoke(actor, key), pathOf(key));
            case GRANT ->
                withPermission(request, chosen -> admin.consumerRights().grant(actor, key, chosen));
            case WITHDRAW ->
                withPermission(request, chosen -> admin.consumerRights().withdraw(actor, key, chosen));
            case CALLBACKS ->
                sent(request, CALLBACKS, details)
                        .after(admin.consumerRights().setCallbacks(actor, key, callbacks(request)), pathOf(key));
            case CLIENT ->
                sent(request, CLIENT, details)
                        .after(admin.clients().set(actor, ClientForm.read(request, key)), pathOf(key));
            case END_CLIENT -> AdminPages.after(request, admin.clients().remove(actor, key), pathOf(key));
            default -> Notices.UNREADABLE.to(request);
        };
    }

    /** Whether a form reveals a secret, gives an application more rights or changes where users may be sent. */
    static boolean isSensitive(PageRequest request) {
        return Set.of(ROTATE, GRANT, CALLBACKS, CLIENT).contains(request.field(Question.ACT));
    }

    private static boolean mustAsk(PageRequest request, String act) {
        return !Question.isConfirmed(request)
                && switch (act) {
                    case REVOKE, WITHDRAW, END_PREVIOUS, END_CLIENT -> true;
                    case ROTATE -> hours(request).filter(Duration::isZero).isPresent();
                    default -> false;
                };
    }

    private Response rotate(PageRequest request, ConsumerRegister.Details details) {
        return sent(request, ROTATE, Optional.of(details))
                .<NewSecret>once(
                        forms,
                        once -> hours(request)
                                .map(overlap -> admin.consumers().rotate(request.actor(), details.key(), overlap, once))
                                .orElseGet(() -> new Outcome.Rejected<>(Input.OVERLAP, Refusal.BAD_DURATION)),
                        made -> receipt(details.name(), made),
                        pathOf(details.key()));
    }

    /** A form of the page of an application, which may be gone by now. */
    private SentForm sent(PageRequest request, String name, Optional<ConsumerRegister.Details> details) {
        return new SentForm(
                request,
                name,
                forms.form(),
                form -> details.map(found -> page(request, found, form))
                        .orElseGet(() -> Notices.NOT_FOUND.to(request)));
    }

    private static Receipt receipt(String name, NewSecret made) {
        return new Receipt(FormSubmissions.SECRET, name, made.key(), pathOf(made.key()), made.secret());
    }

    private static Callbacks callbacks(PageRequest request) {
        var hosts = List.of(request.field("hosts").split("\\s+", -1)).stream()
                .filter(host -> !host.isEmpty())
                .toList();
        return new Callbacks(request.field("callback"), new LinkedHashSet<>(hosts));
    }

    private static Optional<Duration> hours(PageRequest request) {
        try {
            return Optional.of(Duration.ofHours(Long.parseLong(request.field("hours"))));
        } catch (NumberFormatException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static Response withPermission(PageRequest request, Function<Permission, Outcome<Outcome.Nothing>> act) {
        return Permission.named(request.field("permission"))
                .map(chosen -> AdminPages.after(request, act.apply(chosen), pathOf(request.segment())))
                .orElseGet(() -> Notices.UNREADABLE.to(request));
    }
}
