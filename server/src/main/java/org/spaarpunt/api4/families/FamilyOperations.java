package org.spaarpunt.api4.families;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spaarpunt.api4.json.PassholderJson;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.families.FamilyFeature;
import org.spaarpunt.families.FamilyMember;
import org.spaarpunt.families.FamilyReader;
import org.spaarpunt.families.JoinedFamily;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.User;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passholders.PassholderReader;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.PersonView;
import org.spaarpunt.rights.Viewer;

/**
 * The lists of families. The user is always a member of the own family, and the first: the public application draws its
 * card from that list.
 */
final class FamilyOperations {
    private static final String ME = "me";

    private final FamilyFeature families;
    private final PassholderReader people;
    private final CardReader cards;
    private final PassholderJson json;

    FamilyOperations(FamilyRoutes.Parts parts) {
        this.families = parts.families();
        this.people = parts.people();
        this.cards = parts.cards();
        this.json = parts.json();
    }

    /** {@code GET /passholders/{passholderId}/family-members}. */
    Response members(JsonRequest request) {
        return own(request, person -> {
            var all = new ArrayList<Map<String, Object>>();
            all.add(owner(person));
            all.addAll(members(request.caller().user().orElseThrow()));
            return Json.ok(all);
        });
    }

    private Map<String, Object> owner(Person person) {
        var passholder = json.one(person);
        var owner = new LinkedHashMap<String, Object>();
        owner.put("uitpasNumber", Optional.ofNullable(passholder.get("uitpasNumber")));
        owner.put("passholder", passholder);
        owner.put("creationDate", Json.time(person.createdAt()));
        owner.put("mainFamilyMember", true);
        return owner;
    }

    private List<Map<String, Object>> members(User owner) {
        var members = families.reader().membersOf(owner.uid());
        var ids = members.stream().map(FamilyMember::passholderId).toList();
        var views = people.views(ids, FamilyReader.viewer(owner, members), Pictures.WITHOUT).stream()
                .collect(Collectors.toMap(PersonView::uid, Function.identity()));
        var used = cards.of(ids).stream()
                .collect(Collectors.toMap(
                        card -> card.passholder().orElseThrow().uid(), Function.identity(), (first, _) -> first));
        return members.stream()
                .flatMap(member -> Optional.ofNullable(views.get(member.uid()))
                        .map(view -> json(member, view, Optional.ofNullable(used.get(member.uid()))))
                        .stream())
                .toList();
    }

    private Map<String, Object> json(FamilyMember member, PersonView view, Optional<HeldCard> card) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("uitpasNumber", card.map(held -> held.number().digits()));
        entry.put("passholder", card.map(held -> json.one(view, held)).orElseGet(() -> json.one(view)));
        entry.put("creationDate", Json.time(member.since()));
        if (!member.icon().isEmpty()) {
            entry.put("icon", member.icon());
        }
        entry.put("mainFamilyMember", false);
        entry.put("sharesHistory", member.sharing().history());
        entry.put("sharesRewards", member.sharing().rewards());
        return entry;
    }

    /** {@code GET /passholders/{passholderId}/families}: that of another, if the user is a member of one. */
    Response families(JsonRequest request) {
        return own(
                request,
                person -> Json.ok(families.reader().joinedBy(person.uid()).stream()
                        .map(FamilyOperations::joined)
                        .toList()));
    }

    private static Map<String, Object> joined(JoinedFamily family) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("name", family.owner().family());
        entry.put("firstName", family.owner().first());
        entry.put("passholderId", family.ownerUid());
        entry.put("memberSince", Json.time(family.since()));
        return entry;
    }

    /** {@code PUT /passholders/{passholderId}/family-members/{familyMemberId}}: sets the icon, all that can be changed. */
    Response update(JsonRequest request) {
        return own(
                request,
                person -> request.body(fields -> fields.optionalText("icon", FamilyMember.MAX_ICON))
                        .answer(icon ->
                                families.register().setIcon(person.uid(), request.secondSegment(), icon.orElse(""))
                                        ? accepted()
                                        : noSuchMember()));
    }

    /** {@code DELETE /passholders/{passholderId}/family-members/{familyMemberId}}, by the owner or the member. */
    Response remove(JsonRequest request) {
        var uid = request.caller().user().orElseThrow().uid();
        var owner = named(request.segment(), uid);
        var member = named(request.secondSegment(), uid);
        if (!owner.equals(uid) && !member.equals(uid)) {
            return forbidden();
        }
        return families.register().remove(CallerPlaces.actor(request), owner, member) ? accepted() : noSuchMember();
    }

    private static String named(String segment, String uid) {
        return segment.equals(ME) ? uid : segment;
    }

    /** The answer for the passholder that the user is; a problem if the path names another, or the user is none. */
    Response own(JsonRequest request, Function<Person, Response> answer) {
        var user = request.caller().user().orElseThrow();
        if (!named(request.segment(), user.uid()).equals(user.uid())) {
            return forbidden();
        }
        return people.find(user.uid(), new Viewer.Self(user), Pictures.WITHOUT)
                .flatMap(view -> view instanceof Person person ? Optional.of(person) : Optional.empty())
                .map(answer)
                .orElseGet(() -> Problem.of(ProblemType.PASSHOLDER_NOT_FOUND, "The user is no passholder.")
                        .response());
    }

    private static Response forbidden() {
        return CallerPlaces.forbidden(ApiPermission.PASSHOLDERS_FAMILY_MEMBERS).response();
    }

    private static Response noSuchMember() {
        return Problem.of(ProblemType.PASSHOLDER_NOT_FOUND, "The family has no such member.")
                .response();
    }

    private static Response accepted() {
        return Response.of(202, "application/json", new byte[0]);
    }
}
