package org.spaarpunt.web.admin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.accounts.PasswordMails;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.accounts.UserList;
import org.spaarpunt.accounts.Users;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.identity.TokenList;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.ListView;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;

/** Users' accounts: adding them by an invitation, disabling and removing them, and making users administrators. */
record AdminUserPages(Administration admin, FormSubmissions forms, PasswordMails mails) {
    static final String PATH = "/admin/users";
    static final String NEW = PATH + "/new";

    private static final String CREATE = "create";
    private static final String INVITE = "invite";
    private static final String DISABLE = "disable";
    private static final String MAKE = "make";
    private static final String UNMAKE = "unmake";
    private static final String UNLINK = "unlink";
    private static final String ENABLE = "enable";
    private static final String REMOVE = "removeUser";
    private static final String REASON = "reason";
    static final String RESET_SECOND_FACTOR = "resetSecondFactor";

    /**
     * What the page shows.
     *
     * @param issuers the addresses of the providers that sign the user in too
     * @param passholder whether the account is that of a passholder, with whom it is removed
     */
    record User(
            Users.Details details,
            List<String> issuers,
            boolean passholder,
            ListView<TokenList.Row> tokens,
            Form form,
            Optional<Note> note) {}

    static String pathOf(String uid) {
        return AdminRoutes.pathOf(PATH, uid);
    }

    /** The name of a user on a page. */
    static String nameOf(Users.Details user) {
        return user.name().orElse(user.nick());
    }

    Response list(PageRequest request) {
        var all = Listed.of(request, PATH, UserList.Order.NAME, admin.lists().users()::part);
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JteusersGenerated.render(output, interceptor, frame, all));
    }

    Response askForNew(PageRequest request) {
        return newUser(request, forms.form());
    }

    Response create(PageRequest request) {
        var wanted = new Users.NewUser(
                request.field("nick"), request.field("email"), request.field("givenName"), request.field("familyName"));
        return new SentForm(request, CREATE, forms.form(), form -> newUser(request, form))
                .<Users.Invited>once(
                        forms,
                        once -> admin.users().create(request.actor(), wanted, mails.mailing(once, request.site())),
                        invited -> receipt(request, (wanted.givenName() + " " + wanted.familyName()).strip(), invited),
                        NEW);
    }

    private static Response newUser(PageRequest request, Form form) {
        var note = Note.of(request);
        return PageRenderer.formPage(
                request,
                NEW,
                form,
                (output, interceptor, frame) -> JtenewuserGenerated.render(output, interceptor, frame, form, note));
    }

    Response show(PageRequest request) {
        var details = admin.users().find(request.segment());
        if (details.isEmpty()) {
            return Notices.NOT_FOUND.to(request);
        }
        return Question.askedOr(
                request,
                act -> question(request, details.get(), act),
                () -> page(request, details.get(), forms.form()));
    }

    private Response page(PageRequest request, Users.Details details, Form form) {
        var user = new User(
                details,
                admin.identities().issuers(details.uid()),
                admin.accountRemoval().isOfPassholder(details.uid()),
                tokens(request, details.uid()),
                form,
                Note.of(request));
        return PageRenderer.formPage(
                request,
                pathOf(details.uid()),
                form,
                (output, interceptor, frame) -> JteuserGenerated.render(output, interceptor, frame, user));
    }

    private Optional<Question> question(PageRequest request, Users.Details details, String act) {
        var path = pathOf(details.uid());
        var name = nameOf(details);
        return switch (act) {
            case INVITE -> Optional.of(Question.of(request, Danger.REPLACE_LINK, path, act, name));
            case DISABLE -> Optional.of(Question.of(request, Danger.DISABLE_USER, path, act, name));
            case MAKE -> Optional.of(Question.of(request, Danger.MAKE_ADMINISTRATOR, path, act, name));
            case UNMAKE -> Optional.of(Question.of(request, Danger.UNMAKE_ADMINISTRATOR, path, act, name));
            case RESET_SECOND_FACTOR -> Optional.of(Question.of(request, Danger.RESET_SECOND_FACTOR, path, act, name));
            case UNLINK ->
                request.query()
                        .firstFilled("issuer")
                        .filter(issuer ->
                                admin.identities().issuers(details.uid()).contains(issuer))
                        .map(issuer -> Question.of(request, Danger.UNLINK_IDENTITY, path, act, name, issuer));
            case TokenPages.REVOKE ->
                TokenPages.question(request, admin.lists().tokens(), new TokenList.Holder.User(details.uid()), path);
            default -> Optional.empty();
        };
    }

    private ListView<TokenList.Row> tokens(PageRequest request, String uid) {
        return ListView.of(
                request,
                new ListView.Place(pathOf(uid), "tokens"),
                new ListView.Standard<>(TokenList.Order.ISSUED, true),
                wanted -> admin.lists().tokens().part(new TokenList.Holder.User(uid), wanted));
    }

    /** Whether a form gives a user, or anyone that has the user's link, access or more rights. */
    static boolean isSensitive(PageRequest request) {
        return Set.of(INVITE, MAKE, ENABLE, RESET_SECOND_FACTOR).contains(request.field(Question.ACT));
    }

    /** Does the act that the form names. */
    Response act(PageRequest request) {
        var details = admin.users().find(request.segment());
        if (details.isEmpty()) {
            return Notices.NOT_FOUND.to(request);
        }
        var uid = details.get().uid();
        var act = request.field(Question.ACT);
        if (mustAsk(request, uid, act)) {
            return Question.instead(request, pathOf(uid), act);
        }
        if (act.equals(INVITE)) {
            return invite(request, details.get());
        }
        if (act.equals(REMOVE)) {
            return remove(request, details.get());
        }
        var actor = request.actor();
        Optional<Outcome<Outcome.Nothing>> outcome = switch (act) {
            case DISABLE -> Optional.of(admin.administrators().disable(actor, uid));
            case ENABLE -> Optional.of(admin.administrators().enable(actor, uid));
            case MAKE -> Optional.of(admin.administrators().make(actor, uid));
            case UNMAKE -> Optional.of(admin.administrators().unmake(actor, uid));
            case RESET_SECOND_FACTOR -> Optional.of(admin.administrators().resetSecondFactor(actor, uid));
            case UNLINK -> Optional.of(admin.identities().unlink(actor, uid, request.field("issuer")));
            default -> Optional.empty();
        };
        return outcome.map(known -> AdminPages.after(request, known, pathOf(uid)))
                .orElseGet(() -> Notices.UNREADABLE.to(request));
    }

    /** A new link ends the previous one, which the user may be about to use. */
    private boolean mustAsk(PageRequest request, String uid, String act) {
        return !Question.isConfirmed(request)
                && switch (act) {
                    case INVITE -> admin.users().openLink(uid).isPresent();
                    case DISABLE, MAKE, UNMAKE, UNLINK, RESET_SECOND_FACTOR -> true;
                    default -> false;
                };
    }

    private Response remove(PageRequest request, Users.Details details) {
        var path = pathOf(details.uid());
        var reason = request.field(REASON);
        if (!Question.isConfirmed(request) && !reason.isEmpty()) {
            var fields = List.of(new Parameter(Question.ACT, REMOVE), new Parameter(REASON, reason));
            return new Question(Danger.REMOVE_USER, List.of(nameOf(details)), path, fields, path).page(request);
        }
        var outcome = admin.accountRemoval().remove(request.actor(), details.uid(), reason);
        return new SentForm(request, REMOVE, forms.form(), form -> page(request, details, form))
                .after(outcome, outcome instanceof Outcome.Refused<?> ? path : PATH);
    }

    private Response invite(PageRequest request, Users.Details details) {
        return forms.<Users.Invited>once(
                request,
                once -> admin.users().invite(request.actor(), details.uid(), mails.mailing(once, request.site())),
                invited -> receipt(request, nameOf(details), invited),
                outcome -> AdminPages.after(request, outcome, pathOf(details.uid())));
    }

    private static Receipt receipt(PageRequest request, String name, Users.Invited invited) {
        return FormSubmissions.linkReceipt(
                invited, request.site(), name.isEmpty() ? invited.nick() : name, invited.nick(), pathOf(invited.uid()));
    }
}
