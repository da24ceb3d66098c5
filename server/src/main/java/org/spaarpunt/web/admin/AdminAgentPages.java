package org.spaarpunt.web.admin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.Organiser;
import org.spaarpunt.counters.OrganiserList;
import org.spaarpunt.counters.PermissionLabels;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.ConsumerRegister;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.languages.Language;
import org.spaarpunt.passes.CardSystems;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;

/** For which organisers an application works without a user, and what it may do there. */
record AdminAgentPages(Administration admin, OrganiserList organisers) {
    /** Below the page of an application. */
    static final String BELOW = "/organisers";

    private static final String ORGANISER = "organiser";
    private static final String PERMISSION = "permission";
    private static final String PERMISSIONS = "permissions";

    /** More are found by typing more of a name. */
    private static final int MAX_FOUND = 20;

    /** What an application may do for an organiser. */
    record Given(String organiser, String name, Set<ApiPermission> permissions) {
        /** The permissions as users read them. */
        String labels(Language language) {
            return permissions.stream()
                    .sorted()
                    .map(permission -> PermissionLabels.label(permission, language))
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * The organisers of which one can be chosen.
     *
     * @param search part of a name
     * @param total how many there are with that name, of which the first are listed
     */
    record Choice(ConsumerRegister.Details application, String search, List<Organiser> organisers, int total) {}

    /** All permissions, and those that the application has. */
    record Permissions(ConsumerRegister.Details application, Given given) {
        List<ApiPermission> all() {
            return List.of(ApiPermission.values());
        }

        boolean has(ApiPermission permission) {
            return given.permissions().contains(permission);
        }
    }

    static String pathOf(String key) {
        return AdminConsumerPages.pathOf(key) + BELOW;
    }

    /** The address of what an application may do for one organiser. */
    static String addressOf(String key, String organiser) {
        return PageRequest.address(pathOf(key), new Parameters(List.of(new Parameter(ORGANISER, organiser))));
    }

    /** What an application may do for each organiser, by name. */
    List<Given> given(String key) {
        var permissions = admin.agents().permissions(key);
        var known = organisers.find(permissions.keySet());
        var all = new ArrayList<Given>();
        permissions.forEach((id, its) -> all.add(new Given(
                id, Optional.ofNullable(known.get(id)).map(Organiser::name).orElse(id), its)));
        return all;
    }

    Response show(PageRequest request) {
        return live(
                request,
                (application, typed) -> typed.isEmpty()
                        ? choose(request, application)
                        : organisers
                                .find(typed)
                                .map(organiser -> permissions(request, application, organiser))
                                .orElseGet(() -> Notices.NOT_FOUND.to(request)));
    }

    /** Gives the application exactly the permissions that are ticked. */
    Response act(PageRequest request) {
        var wanted = wanted(request.form());
        if (!request.field(Question.ACT).equals(PERMISSIONS) || wanted.isEmpty()) {
            return Notices.UNREADABLE.to(request);
        }
        return live(
                request,
                (application, organiser) -> AdminPages.after(
                        request,
                        admin.agents().set(request.actor(), application.key(), Map.of(organiser, wanted.orElseThrow())),
                        AdminConsumerPages.pathOf(application.key())));
    }

    /** The answer about an application that was not revoked, and the organiser that the request names. */
    private Response live(PageRequest request, BiFunction<ConsumerRegister.Details, String, Response> answer) {
        return admin.consumers()
                .find(request.segment())
                .filter(found -> found.revokedAt().isEmpty())
                .map(found -> answer.apply(found, request.parameter(ORGANISER).orElse("")))
                .orElseGet(() -> Notices.NOT_FOUND.to(request));
    }

    private Response choose(PageRequest request, ConsumerRegister.Details application) {
        var search = request.query().firstFilled("search").orElse("");
        var systems = admin.cardSystems().list().stream()
                .map(CardSystems.Details::id)
                .collect(Collectors.toUnmodifiableSet());
        var criteria =
                new OrganiserList.Criteria(systems, search.isEmpty() ? "" : "*" + search + "*", Optional.empty());
        var found = organisers.find(criteria, false, 0, MAX_FOUND);
        var choice = new Choice(application, search, found.organisers(), found.total());
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JteorganisersGenerated.render(output, interceptor, frame, choice));
    }

    private Response permissions(PageRequest request, ConsumerRegister.Details application, Organiser organiser) {
        var has = admin.agents().permissions(application.key()).getOrDefault(organiser.id(), Set.of());
        var permissions = new Permissions(application, new Given(organiser.id(), organiser.name(), has));
        return PageRenderer.formPage(
                request,
                addressOf(application.key(), organiser.id()),
                Form.UNTOUCHED,
                (output, interceptor, frame) -> JteagentGenerated.render(output, interceptor, frame, permissions));
    }

    /** Nothing if a permission is named that does not exist. */
    private static Optional<Set<ApiPermission>> wanted(Parameters form) {
        var wanted = new HashSet<ApiPermission>();
        for (var name : form.all(PERMISSION)) {
            var permission = ApiPermission.named(name);
            if (permission.isEmpty()) {
                return Optional.empty();
            }
            wanted.add(permission.get());
        }
        return Optional.of(wanted);
    }
}
