package org.spaarpunt.web.admin;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.openid.ClientGrant;
import org.spaarpunt.openid.ClientKind;
import org.spaarpunt.openid.OAuthClient;
import org.spaarpunt.web.frame.PageRequest;

/** The form for what an application is as a client of OAuth 2. */
public final class ClientForm {
    static final String KIND = "clientKind";

    private ClientForm() {}

    /** The name of the field of a grant. */
    public static String nameOf(ClientGrant grant) {
        return "grant-" + grant.name();
    }

    /** The first of several choices has the id to which their error belongs. */
    public static String idOf(ClientKind kind) {
        return kind == ClientKind.CONFIDENTIAL ? KIND : KIND + "-" + kind.name();
    }

    public static String idOf(ClientGrant grant) {
        return grant == ClientGrant.AUTHORIZATION_CODE ? "grants" : nameOf(grant);
    }

    static OAuthClient read(PageRequest request, String key) {
        return new OAuthClient(
                key,
                ClientKind.named(request.field(KIND)).orElse(ClientKind.CONFIDENTIAL),
                grants(request),
                lines(request, "redirects"),
                lines(request, "signOuts"));
    }

    private static Set<ClientGrant> grants(PageRequest request) {
        return Stream.of(ClientGrant.values())
                .filter(grant -> request.form().firstFilled(nameOf(grant)).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Addresses hold no spaces, so whatever separates them will do. */
    private static List<String> lines(PageRequest request, String name) {
        return Stream.of(request.field(name).split("\\s+", -1))
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }
}
