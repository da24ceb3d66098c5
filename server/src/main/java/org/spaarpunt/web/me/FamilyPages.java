package org.spaarpunt.web.me;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.families.FamilyFeature;
import org.spaarpunt.families.FamilyInvitations.Waiting;
import org.spaarpunt.families.FamilyMember;
import org.spaarpunt.families.FamilyReader;
import org.spaarpunt.families.FamilyRegister.Agreement;
import org.spaarpunt.families.FamilyRegister.Candidate;
import org.spaarpunt.families.JoinOutcome;
import org.spaarpunt.families.JoinedFamily;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.PersonAtDoor;
import org.spaarpunt.points.Movement;
import org.spaarpunt.points.PointsHistory;
import org.spaarpunt.rewards.RedeemableReward;
import org.spaarpunt.rewards.RewardCatalogue;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.rights.Sharing;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.FormSubmissions.Result;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;
import org.spaarpunt.web.frame.SiteMap;
import org.spaarpunt.web.frame.Texts;
import org.spaarpunt.web.points.CardProof;
import org.spaarpunt.web.points.ClaimForm;

/** A passholder's family: its members with their points, invitations, and the family that the passholder is in. */
record FamilyPages(Me me, Parts parts) {
    static final String PATH = SiteMap.ME + "/family";
    static final String MEMBER = "member";
    static final String ADD = "add";
    static final String INVITE = "invite";
    static final String WITHDRAW = "withdraw";
    static final String REMOVE = "remove";
    static final String SHARE = "share";
    static final String LEAVE = "leave";

    /** Checkboxes of what is shared. */
    static final String HISTORY = "history";

    static final String REWARDS = "rewards";

    private static final int LATEST = 3;
    private static final int CONFLICT = 409;

    /** What the pages need. */
    record Parts(
            FamilyFeature families,
            PointsHistory history,
            RewardCatalogue rewards,
            CardProof proof,
            FormSubmissions submissions,
            String cardName) {}

    /**
     * A member, as far as it shares.
     *
     * @param latest movements; none if they are not shared
     * @param rewards that the points buy; none if they are not shared
     */
    record Member(FamilyMember member, int points, List<Movement> latest, List<RedeemableReward> rewards) {}

    /** The content of the page. */
    record View(
            List<Member> members,
            List<Waiting> invitations,
            Optional<JoinedFamily> joined,
            ClaimForm claims,
            Form form,
            String token,
            String cardName,
            Optional<Note> note) {}

    Response show(PageRequest request) {
        return me.with(request, person -> page(request, person, ClaimForm.empty(), Form.UNTOUCHED));
    }

    /** The link of an invitation, once. */
    Response showLink(PageRequest request) {
        return parts.submissions().show(request);
    }

    Response act(PageRequest request) {
        return me.with(request, person -> switch (request.form()
                .firstFilled(Question.ACT)
                .orElse("")) {
            case ADD -> add(request, person);
            case INVITE -> invite(request, person);
            case WITHDRAW -> {
                parts.families().invitations().withdraw(request.actor(), person.uid());
                yield Note.done(request, PATH, "familyWithdrawn");
            }
            case REMOVE -> remove(request, person);
            case SHARE -> {
                parts.families().register().share(request.actor(), person.uid(), sharing(request));
                yield Note.done(request, PATH, "familyShared");
            }
            case LEAVE -> leave(request, person);
            default -> Notices.UNREADABLE.to(request);
        });
    }

    static Sharing sharing(PageRequest request) {
        return new Sharing(
                request.form().firstFilled(HISTORY).isPresent(),
                request.form().firstFilled(REWARDS).isPresent());
    }

    private Response add(PageRequest request, Person person) {
        return switch (parts.proof().in(request)) {
            case CardProof.Result.Rejected(var form) -> page(request, person, form, form.form());
            case CardProof.Result.Proved proved -> {
                var candidate = new Candidate(proved.holder().uid(), Agreement.BY_CARD, sharing(request), "");
                yield switch (parts.families().register().add(request.actor(), person.uid(), candidate)) {
                    case JoinOutcome.Joined _ -> Note.done(request, PATH, "familyAdded");
                    case JoinOutcome.Refused refused ->
                        page(request, person, ClaimForm.empty(), rejected(request, refused));
                };
            }
        };
    }

    /** Said at the number of the card, which stays as it was typed. */
    static Form rejected(PageRequest request, JoinOutcome.Refused why) {
        return Form.UNTOUCHED.rejected(
                "", request.form(), List.of(new FieldError("uitpasNumber", "", "family.refused." + why)));
    }

    private Response invite(PageRequest request, Person person) {
        return parts.submissions()
                .renewing(
                        request,
                        () -> parts.families()
                                .invitations()
                                .make(request.actor(), person.uid())
                                .<Result>map(secret -> new Result.Made(new Receipt(
                                        FormSubmissions.LINK,
                                        Texts.in(request.language()).text("family.invite"),
                                        "",
                                        PATH,
                                        request.site() + FamilyInvitationPages.path(secret))))
                                .orElseGet(() -> new Result.NotDone(tooMany(request, person))));
    }

    private Response tooMany(PageRequest request, Person person) {
        var error = new FieldError("", "", "family.tooManyInvitations");
        return page(request, person, ClaimForm.empty(), Form.UNTOUCHED.rejected("", request.form(), List.of(error)));
    }

    private Response remove(PageRequest request, Person person) {
        var uid = request.form().firstFilled(MEMBER).orElse("");
        var member = parts.families().reader().member(person.uid(), uid);
        if (member.isEmpty()) {
            return Notices.UNREADABLE.to(request);
        }
        if (!Question.isConfirmed(request)) {
            var fields = List.of(new Parameter(Question.ACT, REMOVE), new Parameter(MEMBER, uid));
            return new Question(
                            Danger.REMOVE_FAMILY_MEMBER, List.of(member.get().firstName()), PATH, fields, PATH)
                    .page(request);
        }
        parts.families().register().remove(request.actor(), person.uid(), uid);
        return Note.done(request, PATH, "familyRemoved");
    }

    private Response leave(PageRequest request, Person person) {
        var joined = parts.families().reader().joinedBy(person.uid());
        if (joined.isEmpty()) {
            return Notices.UNREADABLE.to(request);
        }
        if (!Question.isConfirmed(request)) {
            return new Question(
                            Danger.LEAVE_FAMILY,
                            List.of(joined.get().owner().first()),
                            PATH,
                            List.of(new Parameter(Question.ACT, LEAVE)),
                            PATH)
                    .page(request);
        }
        parts.families().register().remove(request.actor(), joined.get().ownerUid(), person.uid());
        return Note.done(request, PATH, "familyLeft");
    }

    private Response page(PageRequest request, Person person, ClaimForm claims, Form form) {
        var view = new View(
                members(request),
                parts.families().invitations().of(person.uid()),
                parts.families().reader().joinedBy(person.uid()),
                claims,
                form,
                parts.submissions().form().token(),
                parts.cardName(),
                Note.of(request));
        int refused = claims.statusCode() == 200 ? CONFLICT : claims.statusCode();
        return claims.on(PageRenderer.page(
                request,
                form.isRejected() ? refused : 200,
                (output, interceptor, frame) -> JtefamilyGenerated.render(output, interceptor, frame, view)));
    }

    private List<Member> members(PageRequest request) {
        var owner = Me.user(request);
        var members = parts.families().reader().membersOf(owner.uid());
        var known = members.stream().collect(Collectors.toMap(FamilyMember::uid, Function.identity()));
        var ids = members.stream().map(FamilyMember::passholderId).toList();
        return me.passholders().people().views(ids, FamilyReader.viewer(owner, members), Pictures.WITHOUT).stream()
                .flatMap(view -> view instanceof PersonAtDoor person
                        ? Optional.ofNullable(known.get(person.uid()))
                                .map(member -> member(request, member, person.points()))
                                .stream()
                        : Optional.<Member>empty().stream())
                .toList();
    }

    private Member member(PageRequest request, FamilyMember member, int points) {
        var scope = new CheckinScope.OfPassholder(member.uid());
        return new Member(
                member,
                points,
                member.sharing().history() ? parts.history().latest(member.passholderId(), scope, LATEST) : List.of(),
                member.sharing().rewards()
                        ? parts.rewards().redeemableBy(member.passholderId(), request.receivedAt()).stream()
                                .filter(reward -> reward.points() <= points)
                                .limit(LATEST)
                                .toList()
                        : List.of());
    }
}
