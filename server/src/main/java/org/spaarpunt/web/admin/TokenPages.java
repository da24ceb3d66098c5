package org.spaarpunt.web.admin;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.identity.TokenList;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.OwnPath;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;
import org.spaarpunt.web.frame.Texts;

/**
 * Tokens on the pages of consumers and users. No address contains one, because half of what signs a request would then
 * be in the browser's history.
 */
record TokenPages(Administration admin) {
    static final String PATH = "/admin/tokens";

    /** The name of the act on those pages when they ask for confirmation. */
    static final String REVOKE = "revokeToken";

    private static final String ACT = "token";
    private static final String TOKEN = "token";
    private static final String BACK = "back";

    /** The address of the question. */
    static String address(String page, TokenList.Row token) {
        return Question.address(page, REVOKE, TOKEN, id(token.token()));
    }

    /** @param page the page that shows the tokens */
    static Optional<Question> question(PageRequest request, TokenList tokens, TokenList.Holder holder, String page) {
        return request.query()
                .firstFilled(TOKEN)
                .flatMap(OwnPath::uuid)
                .flatMap(digest -> tokens.find(holder, digest))
                .map(token -> new Question(
                        Danger.REVOKE_TOKEN,
                        List.of(
                                token.application(),
                                token.person()
                                        .orElse(Texts.in(request.language()).text("audit.removed"))),
                        PATH,
                        List.of(
                                new Parameter(Question.ACT, ACT),
                                new Parameter(TOKEN, token.token()),
                                new Parameter(BACK, page)),
                        page));
    }

    Response revoke(PageRequest request) {
        var back = OwnPath.of(request.field(BACK)).map(OwnPath::text).orElse(AdminPages.PATH);
        var token = request.field(TOKEN);
        return Question.isConfirmed(request)
                ? AdminPages.after(request, admin.tokens().revoke(request.actor(), token), back)
                : PageRenderer.goTo(request, Question.address(back, REVOKE, TOKEN, id(token)));
    }

    private static String id(String token) {
        return Digest.of(token).toString();
    }
}
