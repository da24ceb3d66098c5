package org.spaarpunt.api4.families;

import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemText;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.families.FamilyMember;
import org.spaarpunt.families.FamilyRegister;
import org.spaarpunt.families.FamilyRegister.Agreement;
import org.spaarpunt.families.FamilyRegister.Candidate;
import org.spaarpunt.families.JoinOutcome;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.RegistrationTokens;
import org.spaarpunt.rights.Sharing;

/**
 * {@code POST /passholders/{passholderId}/family-members}: the owner of a family adds a member, with the registration
 * token that was got with the card's number and the date of birth. Such a member shares no more than checking in needs.
 */
final class NewMemberOperation {
    private static final String TOKEN = "x-registration-token";

    /** As other texts; what is no number is refused as such. */
    private static final int LONGEST_NUMBER = 40;

    /** The person in question stands in the body, so a 404 would be about the path. */
    private static final int DECLARED = 400;

    private final FamilyOperations operations;
    private final FamilyRegister register;
    private final RegistrationTokens tokens;

    private record Posted(String number, String icon) {}

    NewMemberOperation(FamilyOperations operations, FamilyRegister register, RegistrationTokens tokens) {
        this.operations = operations;
        this.register = register;
        this.tokens = tokens;
    }

    Response create(JsonRequest request) {
        return operations.own(
                request,
                owner -> request.body(fields -> new Posted(
                                fields.text("uitpasNumber", LONGEST_NUMBER),
                                fields.optionalText("icon", FamilyMember.MAX_ICON)
                                        .orElse("")))
                        .answer(posted -> UitpasNumber.parse(posted.number())
                                .map(card -> add(request, owner, card, posted.icon()))
                                .orElseGet(() -> Problem.of(
                                                ProblemType.INVALID_UITPAS_NUMBER,
                                                "A UiTPAS number has 13 digits, the last a check digit.")
                                        .response())));
    }

    private Response add(JsonRequest request, Person owner, UitpasNumber card, String icon) {
        return request.sent()
                .header(TOKEN)
                .flatMap(tokens::open)
                .filter(registrant -> registrant.card().equals(card))
                .map(registrant -> register.add(
                        CallerPlaces.actor(request),
                        owner.uid(),
                        new Candidate(registrant.uid(), Agreement.BY_CARD, Sharing.POINTS_ONLY, icon)))
                .map(NewMemberOperation::answer)
                .orElseGet(() -> Problem.of(
                                ProblemType.FORBIDDEN,
                                "This operation needs a valid x-registration-token for this pass.")
                        .response());
    }

    private static Response answer(JoinOutcome outcome) {
        return switch (outcome) {
            case JoinOutcome.Joined _ -> Response.of(201, "application/json", new byte[0]);
            case JoinOutcome.Refused refused -> problem(refused).response();
        };
    }

    private static Problem problem(JoinOutcome.Refused refused) {
        return switch (refused) {
            case ALREADY_MEMBER, IS_OWNER ->
                Problem.of(ProblemType.FAMILY_MEMBER_ALREADY_ADDED, "The passholder belongs to this family.");
            case IN_ANOTHER_FAMILY ->
                Problem.of(ProblemType.FAMILY_MEMBER_ALREADY_ADDED, "The passholder is a member of another family.")
                        .saying(ProblemText.of("uitpas.family-member-already-added.elsewhere"));
            case FULL ->
                Problem.of(
                        ProblemType.TOO_MANY_FAMILY_MEMBERS,
                        "A family has at most " + FamilyRegister.MAX_MEMBERS + " members besides its owner.");
            case AGREES_IN_ACCOUNT ->
                Problem.of(ProblemType.PERSON_NOT_PRESENT, "The passholder has an account, and agrees in it.")
                        .saying(ProblemText.of("uitpas.person-not-present.account"));
            case UNKNOWN ->
                Problem.of(ProblemType.PASSHOLDER_NOT_FOUND, "The passholder no longer exists.")
                        .withStatus(DECLARED);
            case INVITATION_OVER -> throw new IllegalStateException("No invitation was used");
        };
    }
}
