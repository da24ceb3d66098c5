package org.spaarpunt.web.me;

import java.util.Optional;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.families.FamilyInvitations;
import org.spaarpunt.families.FamilyInvitations.Host;
import org.spaarpunt.families.FamilyRegister.Agreement;
import org.spaarpunt.families.FamilyRegister.Candidate;
import org.spaarpunt.families.JoinOutcome;
import org.spaarpunt.http.Response;
import org.spaarpunt.passholders.PassholderReader;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.points.CardProof;
import org.spaarpunt.web.points.ClaimForm;

/**
 * The page to which an invitation to a family leads. A passholder who is signed in agrees at once; others prove who they
 * are by card number and date of birth, which is enough for those who have no account.
 */
record FamilyInvitationPages(FamilyInvitations invitations, PassholderReader people, CardProof proof, String cardName) {
    static final String ROUTE = "/family/{secret}";

    private static final int CONFLICT = 409;

    static String path(String secret) {
        return "/family/" + secret;
    }

    /**
     * The content of the page.
     *
     * @param host the passholder who invites
     * @param firstName of the user that is signed in, if that is a passholder
     * @param joined whether it is done
     */
    record View(
            Host host,
            String path,
            Optional<String> firstName,
            ClaimForm claims,
            Form form,
            String cardName,
            boolean joined) {}

    Response show(PageRequest request) {
        return invitations
                .find(request.segment())
                .map(host -> page(request, host, ClaimForm.empty(), Form.UNTOUCHED, false))
                .orElseGet(() -> Notices.FAMILY_INVITATION_OVER.to(request));
    }

    Response accept(PageRequest request) {
        return invitations
                .find(request.segment())
                .map(host -> self(request)
                        .map(person -> acceptInAccount(request, host, person))
                        .orElseGet(() -> acceptByCard(request, host)))
                .orElseGet(() -> Notices.FAMILY_INVITATION_OVER.to(request));
    }

    private Response acceptInAccount(PageRequest request, Host host, Person person) {
        var candidate = new Candidate(person.uid(), Agreement.IN_ACCOUNT, FamilyPages.sharing(request), "");
        return switch (invitations.accept(request.actor(), request.segment(), candidate)) {
            case JoinOutcome.Joined _ -> Note.done(request, FamilyPages.PATH, "familyJoined");
            case JoinOutcome.Refused refused ->
                page(request, host, ClaimForm.empty(), FamilyPages.rejected(request, refused), false);
        };
    }

    private Response acceptByCard(PageRequest request, Host host) {
        return switch (proof.in(request)) {
            case CardProof.Result.Rejected(var form) -> page(request, host, form, form.form(), false);
            case CardProof.Result.Proved proved -> {
                var actor = new Actor.Visitor(request.client().getHostAddress());
                var candidate =
                        new Candidate(proved.holder().uid(), Agreement.BY_CARD, FamilyPages.sharing(request), "");
                var answer = switch (invitations.accept(actor, request.segment(), candidate)) {
                    case JoinOutcome.Joined _ -> page(request, host, ClaimForm.empty(), Form.UNTOUCHED, true);
                    case JoinOutcome.Refused refused ->
                        page(request, host, ClaimForm.empty(), FamilyPages.rejected(request, refused), false);
                };
                yield proof.remember(proved, answer);
            }
        };
    }

    private Optional<Person> self(PageRequest request) {
        return request.signedIn()
                .map(signedIn -> signedIn.account().user())
                .flatMap(user -> people.find(user.uid(), new Viewer.Self(user), Pictures.WITHOUT))
                .flatMap(view -> view instanceof Person person ? Optional.of(person) : Optional.empty());
    }

    private Response page(PageRequest request, Host host, ClaimForm claims, Form form, boolean joined) {
        var firstName = self(request).map(person -> person.details().name().first());
        var view = new View(host, path(request.segment()), firstName, claims, form, cardName, joined);
        int refused = claims.statusCode() == 200 ? CONFLICT : claims.statusCode();
        return claims.on(PageRenderer.page(
                request,
                form.isRejected() ? refused : 200,
                (output, interceptor, frame) -> JtefamilyInvitationGenerated.render(output, interceptor, frame, view)));
    }
}
