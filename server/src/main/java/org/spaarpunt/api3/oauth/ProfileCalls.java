package org.spaarpunt.api3.oauth;

import java.util.stream.Stream;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.wire.XmlNamespace;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Profiles;
import org.spaarpunt.identity.Profiles.Own;
import org.spaarpunt.identity.Profiles.Profile;
import org.spaarpunt.rights.AccessDecision;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;

/** {@code GET user/{id}}: a user's profile. Private fields are only for applications that act for that user. */
final class ProfileCalls {
    public static final String PRIVATE = "private";

    private static final Right.OwnAccount OWN_ACCOUNT = new Right.OwnAccount();

    private final Profiles profiles;
    private final Authorization authorization;

    public ProfileCalls(Profiles profiles, Authorization authorization) {
        this.profiles = profiles;
        this.authorization = authorization;
    }

    public Response read(ApiRequest request) {
        var reader = new ParameterReader(request);
        boolean all = reader.flag(PRIVATE).orElse(false);
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        var uid = request.segment();
        boolean own = authorization.decide(OWN_ACCOUNT, request.claim().about(uid)) instanceof AccessDecision.Allowed;
        if (all && !own) {
            return request.refusals().accessDenied(OWN_ACCOUNT);
        }
        return profiles.find(uid)
                .map(profile -> Format.xml(200, person(profile, own, all)))
                .orElseGet(() -> request.refusals().unknownUser(404));
    }

    /** The sign-in name is half of the credentials, so only the user sees it. */
    private static XmlElement person(Profile profile, boolean own, boolean all) {
        var open = Stream.of(XmlElement.of(XmlNamespace.RDF.name("id"), profile.uid()));
        var nick = own
                ? Stream.of(XmlElement.of(XmlNamespace.FOAF.name("nick"), profile.nick()))
                : Stream.<XmlElement>empty();
        var shown = Stream.concat(open, all ? Stream.concat(nick, own(profile.own())) : nick);
        return XmlElement.of(XmlNamespace.FOAF.name("person"), shown)
                .declaring(XmlNamespace.RDF, XmlNamespace.FOAF, XmlNamespace.GEO);
    }

    private static Stream<XmlElement> own(Own own) {
        return Stream.of(
                        XmlElement.of(XmlNamespace.FOAF.name("givenName"), own.givenName()),
                        XmlElement.of(XmlNamespace.FOAF.name("familyName"), own.familyName()),
                        XmlElement.of(XmlNamespace.FOAF.name("mbox"), own.email()))
                .filter(element -> !element.text().isEmpty());
    }
}
