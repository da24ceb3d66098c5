package org.spaarpunt.web;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.administration.Callbacks;
import org.spaarpunt.administration.ConsumerList;
import org.spaarpunt.administration.Consumers;
import org.spaarpunt.administration.NewSecret;
import org.spaarpunt.administration.Outcome;
import org.spaarpunt.administration.Refusal;
import org.spaarpunt.administration.TokenList;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Permission;

/** Applications: their keys and secrets, what they may do, where their users go back to, and the tokens that they hold. */
record AdminConsumerPages(Administration admin) {
    static final String PATH = "/admin/consumers";
    static final String NEW = PATH + "/new";

    record Consumer(
            Consumers.Details details,
            List<Permission> permissions,
            AdminList<TokenList.Row> tokens,
            Optional<AdminPages.Note> note) {

        boolean has(Permission permission) {
            return details.permissions().contains(permission.name());
        }
    }

    record All(AdminList<ConsumerList.Row> consumers, Optional<AdminPages.Note> note) {}

    static String pathOf(String key) {
        return AdminRoutes.pathOf(PATH, key);
    }

    Response list(PageRequest request) {
        var all = new All(
                AdminList.of(
                        request,
                        AdminList.Place.at(PATH),
                        new AdminList.Standard<>(ConsumerList.Order.NAME, false),
                        admin.lists().consumers()::part),
                AdminPages.note(request));
        return Shell.page(
                request,
                200,
                (output, interceptor, frame) -> JteconsumersGenerated.render(output, interceptor, frame, all));
    }

    Response askForNew(PageRequest request) {
        var note = AdminPages.note(request);
        return Shell.page(
                request,
                200,
                (output, interceptor, frame) -> JtenewconsumerGenerated.render(output, interceptor, frame, note));
    }

    Response create(PageRequest request) {
        var outcome = admin.consumers()
                .create(
                        AdminPages.actor(request),
                        AdminPages.filled(request, "key"),
                        AdminPages.field(request, "name"));
        return AdminPages.after(request, outcome, NEW, made -> AdminPages.secret(request, made, pathOf(made.key())));
    }

    Response show(PageRequest request) {
        return admin.consumers()
                .find(request.segment())
                .map(details -> new Consumer(
                        details,
                        List.of(Permission.values()),
                        tokens(request, details.key()),
                        AdminPages.note(request)))
                .map(consumer -> Shell.page(
                        request,
                        200,
                        (output, interceptor, frame) ->
                                JteconsumerGenerated.render(output, interceptor, frame, consumer)))
                .orElseGet(() -> Notices.NOT_FOUND.to(request));
    }

    private AdminList<TokenList.Row> tokens(PageRequest request, String key) {
        return AdminList.of(
                request,
                new AdminList.Place(pathOf(key), "tokens"),
                new AdminList.Standard<>(TokenList.Order.ISSUED, true),
                wanted -> admin.lists().tokens().part(new TokenList.Holder.Consumer(key), wanted));
    }

    /** Does what the form names. */
    Response act(PageRequest request) {
        var key = request.segment();
        var actor = AdminPages.actor(request);
        return switch (AdminPages.field(request, "act")) {
            case "rotate" -> rotate(request, key);
            case "revoke" -> AdminPages.back(request, admin.consumers().revoke(actor, key), pathOf(key));
            case "grant" ->
                withPermission(request, chosen -> admin.consumerRights().grant(actor, key, chosen));
            case "withdraw" ->
                withPermission(request, chosen -> admin.consumerRights().withdraw(actor, key, chosen));
            case "callbacks" -> {
                var hosts = List.of(AdminPages.field(request, "hosts").split("\\s+", -1)).stream()
                        .filter(host -> !host.isEmpty())
                        .toList();
                var callbacks = new Callbacks(AdminPages.field(request, "callback"), new LinkedHashSet<>(hosts));
                yield AdminPages.back(request, admin.consumerRights().setCallbacks(actor, key, callbacks), pathOf(key));
            }
            default -> Notices.UNREADABLE.to(request);
        };
    }

    /** Of the tokens on the pages of consumers and users. */
    Response revokeToken(PageRequest request) {
        var back =
                OwnPath.of(AdminPages.field(request, "back")).map(OwnPath::text).orElse(AdminPages.PATH);
        return AdminPages.back(
                request,
                admin.tokens().revoke(AdminPages.actor(request), AdminPages.field(request, "token")),
                back,
                "token");
    }

    private Response rotate(PageRequest request, String key) {
        var outcome = hours(AdminPages.field(request, "hours"))
                .map(overlap -> admin.consumers().rotate(AdminPages.actor(request), key, overlap))
                .orElseGet(() -> new Outcome.Refused<>(Refusal.BAD_DURATION));
        return AdminPages.after(
                request, outcome, pathOf(key), (NewSecret made) -> AdminPages.secret(request, made, pathOf(key)));
    }

    private static Optional<Duration> hours(String text) {
        try {
            return Optional.of(Duration.ofHours(Long.parseLong(text)));
        } catch (NumberFormatException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static Response withPermission(PageRequest request, Function<Permission, Outcome<Outcome.Nothing>> act) {
        return Permission.named(AdminPages.field(request, "permission"))
                .map(chosen -> AdminPages.back(request, act.apply(chosen), pathOf(request.segment())))
                .orElseGet(() -> Notices.UNREADABLE.to(request));
    }
}
