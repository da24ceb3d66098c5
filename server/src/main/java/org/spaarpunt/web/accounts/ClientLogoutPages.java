package org.spaarpunt.web.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.accounts.Sessions;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.openid.Clients;
import org.spaarpunt.openid.IdTokenHints;
import org.spaarpunt.openid.OpenidFeature;
import org.spaarpunt.openid.OwnIssuer;
import org.spaarpunt.web.frame.Cookies;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/**
 * Where clients of OAuth 2 send users that want to sign out (OpenID Connect RP-Initiated Logout). A request that names a
 * client and an address that it has registered signs out without a question, since such clients expect to get their user
 * back at once; what the user allowed in the session ends with it. Any other request leads to the page that asks.
 */
final class ClientLogoutPages {
    static final String PATH = OwnIssuer.PATH + "/logout";
    static final String ALIAS = OwnIssuer.PATH + "/realms/uitid/protocol/openid-connect/logout";

    private static final String ADDRESS = "post_logout_redirect_uri";
    private static final String CLIENT = "client_id";
    private static final String HINT = "id_token_hint";
    private static final String STATE = "state";

    private final Sessions sessions;
    private final Clients clients;
    private final IdTokenHints hints;

    ClientLogoutPages(Sessions sessions, OpenidFeature openid) {
        this.sessions = sessions;
        this.clients = openid.clients();
        this.hints = openid.hints();
    }

    /** A form of another site comes without the cookie of the session; so its request is repeated with GET. */
    Response answer(PageRequest request) {
        var sent = new Parameters(SignInForm.carried(request, List.of(ADDRESS, CLIENT, HINT, STATE)));
        return PageRenderer.goTo(request, PageRequest.address(PATH, sent));
    }

    Response signOut(PageRequest request) {
        var address = request.query().firstFilled(ADDRESS);
        var hint = request.query().firstFilled(HINT).flatMap(hints::read);
        if (address.isEmpty()) {
            return PageRenderer.goTo(request, LogoutPages.PATH);
        }
        if (!isOfClient(request, address.get(), hint)) {
            return Notices.NO_SUCH_DESTINATION.to(request);
        }
        var ending = request.signedIn()
                .filter(person -> hint.map(IdTokenHints.Hint::uid)
                        .map(person.account().user().uid()::equals)
                        .orElse(true));
        ending.ifPresent(person -> sessions.signOut(person.session(), request.visitor()));
        var back = PageRenderer.goAway(back(address.get(), request.query().firstFilled(STATE)));
        return ending.isPresent() ? Cookies.SESSION.off(back) : back;
    }

    private boolean isOfClient(PageRequest request, String address, Optional<IdTokenHints.Hint> hint) {
        var named = request.query().firstFilled(CLIENT);
        if (named.isPresent() && hint.isPresent() && !hint.get().clients().contains(named.get())) {
            return false;
        }
        var keys = named.map(List::of)
                .orElseGet(() -> hint.map(IdTokenHints.Hint::clients).orElse(List.of()));
        return keys.stream()
                .flatMap(key -> clients.find(key).stream())
                .anyMatch(found -> found.client().signsOutTo(address));
    }

    private static String back(String address, Optional<String> state) {
        var more = new ArrayList<Parameter>();
        state.ifPresent(text -> more.add(new Parameter(STATE, text)));
        return more.isEmpty()
                ? address
                : address + (address.contains("?") ? "&" : "?") + new Parameters(more).encoded();
    }
}
