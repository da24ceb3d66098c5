package org.spaarpunt.web.staff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.accounts.PasswordMails;
import org.spaarpunt.accounts.Receipts;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.accounts.Users.Invited;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.contact.EmailAddress;
import org.spaarpunt.counters.Role;
import org.spaarpunt.counters.Staff;
import org.spaarpunt.counters.Staff.Member;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;

/** The page on which the admins of a counter see who works there, and change it. */
record StaffPages(Staff staff, Receipts receipts, PasswordMails mails) {
    static final String ADD = "add";
    static final String ADMIN = "makeAdmin";
    static final String MEMBER = "makeMember";
    static final String REMOVE = "removeColleague";
    static final String RESET = "resetPassword";

    /** The field with the uid of an employee. */
    static final String WHO = "uid";

    /** The field with the email address or sign-in name of a person who is to work here. */
    static final String NAME = "who";

    private static final String FORM = "add";
    private static final String JOINED = "joinedStaff";

    /** @param mails whether a mail server is set */
    record View(AtCounter here, List<Member> members, boolean mails, Form form, Optional<Note> note) {
        boolean offersReset(Member member) {
            return member.mayReset() || (mails && member.mayMail());
        }

        String path() {
            return here.path("staff");
        }
    }

    /** Whether a form lets a person in, or gives more rights. */
    static boolean isSensitive(PageRequest request) {
        return Set.of(ADD, ADMIN, RESET).contains(request.field(Question.ACT));
    }

    Response show(PageRequest request, AtCounter here) {
        return here.isAdmin() ? page(request, here, form()) : Notices.COUNTER_ADMINS.to(request);
    }

    Response act(PageRequest request, AtCounter here) {
        if (!here.isAdmin()) {
            return Notices.COUNTER_ADMINS.to(request);
        }
        var uid = request.field(WHO);
        return switch (request.field(Question.ACT)) {
            case ADD -> add(request, here);
            case ADMIN -> after(request, here, ADMIN, staff.change(admin(here), uid, Role.ADMIN));
            case MEMBER -> after(request, here, MEMBER, staff.change(admin(here), uid, Role.MEMBER));
            case REMOVE -> remove(request, here, uid);
            case RESET -> reset(request, here, uid);
            default -> Notices.UNREADABLE.to(request);
        };
    }

    /** The page that shows a link, once. */
    Response link(PageRequest request, AtCounter here) {
        return here.isAdmin() ? forms(here).show(request, request.segment(1)) : Notices.COUNTER_ADMINS.to(request);
    }

    private Response remove(PageRequest request, AtCounter here, String uid) {
        var member = member(here, uid);
        if (member.isPresent() && !Question.isConfirmed(request)) {
            return new Question(
                            Danger.REMOVE_COLLEAGUE,
                            List.of(member.get().name(), here.counter().name()),
                            here.path("staff"),
                            List.of(new Parameter(Question.ACT, REMOVE), new Parameter(WHO, uid)),
                            here.path("staff"))
                    .page(request);
        }
        return after(request, here, REMOVE, staff.dismiss(admin(here), uid));
    }

    private Response reset(PageRequest request, AtCounter here, String uid) {
        var name = member(here, uid).map(Member::name).orElse("");
        return forms(here)
                .<Invited>once(
                        request,
                        once -> staff.reset(admin(here), uid, mails.arePossible(), mails.mailing(once, request.site())),
                        invited -> receipt(request, here, name, masked(invited)),
                        outcome -> after(request, here, RESET, outcome));
    }

    private Optional<Member> member(AtCounter here, String uid) {
        return staff.list(admin(here)).stream()
                .filter(member -> member.uid().equals(uid))
                .findFirst();
    }

    private Response add(PageRequest request, AtCounter here) {
        var who = request.field(NAME);
        var role = request.field("role").equals(Role.ADMIN.name()) ? Role.ADMIN : Role.MEMBER;
        if (who.isEmpty()) {
            return rejected(request, here, List.of(new FieldError(NAME, "staff.who", "staff.error.needed")));
        }
        var known = staff.find(who);
        if (known.isPresent()) {
            return after(request, here, JOINED, staff.add(admin(here), known.get(), role));
        }
        if (!EmailAddress.isValid(who)) {
            return rejected(request, here, List.of(new FieldError(NAME, "staff.who", "staff.error.unknown")));
        }
        return invite(request, here, who, role);
    }

    private Response invite(PageRequest request, AtCounter here, String email, Role role) {
        var given = request.field("givenName");
        var family = request.field("familyName");
        var errors = new ArrayList<FieldError>();
        if (given.isEmpty()) {
            errors.add(new FieldError("givenName", "staff.givenName", "staff.error.name"));
        }
        if (family.isEmpty()) {
            errors.add(new FieldError("familyName", "staff.familyName", "staff.error.name"));
        }
        if (!errors.isEmpty()) {
            return rejected(request, here, errors);
        }
        return forms(here)
                .<Invited>once(
                        request,
                        (Once<Invited> once) -> staff.invite(
                                admin(here), email, given, family, role, mails.mailing(once, request.site())),
                        invited -> receipt(request, here, (given + " " + family).strip(), invited),
                        outcome -> outcome instanceof Outcome.Rejected<Invited>(var flaws)
                                ? rejected(
                                        request,
                                        here,
                                        flaws.stream().map(StaffPages::error).toList())
                                : after(request, here, JOINED, outcome));
    }

    private static FieldError error(Flaw flaw) {
        return flaw.input() == Input.GIVEN_NAME
                ? new FieldError("givenName", "staff.givenName", "staff.error.text")
                : flaw.input() == Input.FAMILY_NAME
                        ? new FieldError("familyName", "staff.familyName", "staff.error.text")
                        : new FieldError(NAME, "staff.who", "staff.error.taken");
    }

    private Response after(PageRequest request, AtCounter here, String act, Outcome<?> outcome) {
        var path = here.path("staff");
        return switch (outcome) {
            case Outcome.Done<?> _, Outcome.Unchanged<?> _ -> Note.done(request, path, act);
            case Outcome.Refused<?>(Refusal reason) -> Note.refused(request, path, reason);
            case Outcome.Unknown<?> _, Outcome.Ambiguous<?> _, Outcome.Rejected<?> _ -> Notices.NOT_FOUND.to(request);
        };
    }

    private Response rejected(PageRequest request, AtCounter here, List<FieldError> errors) {
        return page(request, here, form().rejected(FORM, request.form(), errors));
    }

    private Response page(PageRequest request, AtCounter here, Form form) {
        var view = new View(here, staff.list(admin(here)), mails.arePossible(), form, Note.of(request));
        return PageRenderer.formPage(
                request,
                view.path(),
                form,
                (output, interceptor, frame) -> JtestaffGenerated.render(output, interceptor, frame, view));
    }

    private static Receipt receipt(PageRequest request, AtCounter here, String name, Invited invited) {
        return FormSubmissions.linkReceipt(invited, request.site(), name, "", here.path("staff"));
    }

    /** An employee's address is nothing that a counter sees. */
    private static Invited masked(Invited invited) {
        return invited.mailedTo()
                .map(EmailAddress::masked)
                .map(invited::mailedTo)
                .orElse(invited);
    }

    private Form form() {
        return Form.untouched(receipts.token());
    }

    private FormSubmissions forms(AtCounter here) {
        return new FormSubmissions(receipts, here.path("staff", "link"));
    }

    private static Staff.Admin admin(AtCounter here) {
        return new Staff.Admin(
                here.employee().counter().counterId(),
                here.key(),
                here.employee().user().id(),
                here.actor());
    }
}
