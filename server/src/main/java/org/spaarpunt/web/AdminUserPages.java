package org.spaarpunt.web;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.administration.Outcome;
import org.spaarpunt.administration.TokenList;
import org.spaarpunt.administration.UserList;
import org.spaarpunt.administration.Users;
import org.spaarpunt.http.Response;

/** People's accounts: made by an invitation, disabled, and who of them may administer. */
record AdminUserPages(Administration admin) {
    static final String PATH = "/admin/users";
    static final String NEW = PATH + "/new";

    /** @param issuers the addresses of the providers that sign the user in too */
    record User(
            Users.Details details,
            List<String> issuers,
            AdminList<TokenList.Row> tokens,
            Optional<AdminPages.Note> note) {}

    record All(AdminList<UserList.Row> users, Optional<AdminPages.Note> note) {}

    static String pathOf(String uid) {
        return AdminRoutes.pathOf(PATH, uid);
    }

    Response list(PageRequest request) {
        var all = new All(
                AdminList.of(
                        request,
                        AdminList.Place.at(PATH),
                        new AdminList.Standard<>(UserList.Order.NAME, false),
                        admin.lists().users()::part),
                AdminPages.note(request));
        return Shell.page(
                request,
                200,
                (output, interceptor, frame) -> JteusersGenerated.render(output, interceptor, frame, all));
    }

    Response askForNew(PageRequest request) {
        var note = AdminPages.note(request);
        return Shell.page(
                request,
                200,
                (output, interceptor, frame) -> JtenewuserGenerated.render(output, interceptor, frame, note));
    }

    Response create(PageRequest request) {
        var wanted = new Users.NewUser(
                AdminPages.field(request, "nick"),
                AdminPages.field(request, "email"),
                AdminPages.field(request, "givenName"),
                AdminPages.field(request, "familyName"));
        return AdminPages.after(
                request,
                admin.users().create(AdminPages.actor(request), wanted),
                NEW,
                invited -> AdminPages.link(request, invited, pathOf(invited.uid())));
    }

    Response show(PageRequest request) {
        return admin.users()
                .find(request.segment())
                .map(details -> new User(
                        details,
                        admin.identities().issuers(details.uid()),
                        tokens(request, details.uid()),
                        AdminPages.note(request)))
                .map(user -> Shell.page(
                        request,
                        200,
                        (output, interceptor, frame) -> JteuserGenerated.render(output, interceptor, frame, user)))
                .orElseGet(() -> Notices.NOT_FOUND.to(request));
    }

    private AdminList<TokenList.Row> tokens(PageRequest request, String uid) {
        return AdminList.of(
                request,
                new AdminList.Place(pathOf(uid), "tokens"),
                new AdminList.Standard<>(TokenList.Order.ISSUED, true),
                wanted -> admin.lists().tokens().part(new TokenList.Holder.User(uid), wanted));
    }

    /** Does what the form names. */
    Response act(PageRequest request) {
        var uid = request.segment();
        var actor = AdminPages.actor(request);
        if (AdminPages.field(request, "act").equals("invite")) {
            return AdminPages.after(
                    request,
                    admin.users().invite(actor, uid),
                    pathOf(uid),
                    invited -> AdminPages.link(request, invited, pathOf(uid)));
        }
        Optional<Outcome<Outcome.Nothing>> outcome = switch (AdminPages.field(request, "act")) {
            case "disable" -> Optional.of(admin.administrators().disable(actor, uid));
            case "enable" -> Optional.of(admin.administrators().enable(actor, uid));
            case "make" -> Optional.of(admin.administrators().make(actor, uid));
            case "unmake" -> Optional.of(admin.administrators().unmake(actor, uid));
            case "unlink" -> Optional.of(admin.identities().unlink(actor, uid, AdminPages.field(request, "issuer")));
            default -> Optional.empty();
        };
        return outcome.map(known -> AdminPages.back(request, known, pathOf(uid)))
                .orElseGet(() -> Notices.UNREADABLE.to(request));
    }
}
