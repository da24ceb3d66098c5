package org.spaarpunt.api4.uitid;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.accounts.AccountUse;
import org.spaarpunt.accounts.SignInOrigin;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.identity.User;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.BirthDateProof;
import org.spaarpunt.passholders.BirthDateProof.Claim;
import org.spaarpunt.passholders.BirthDateProof.Origin;
import org.spaarpunt.passholders.BirthDateProof.Outcome;
import org.spaarpunt.passholders.PassholderReader;
import org.spaarpunt.passholders.RegistrationTokens;
import org.spaarpunt.passholders.RegistrationTokens.Registrant;
import org.spaarpunt.secrets.KnownBrowser;

/**
 * Registration tokens, and what they are for. Here a passholder and its account have the same id, so an account that
 * exists is not connected to a card afterwards: it is made from the card, by a link that a counter hands out.
 */
final class UitidOperations {
    private static final String TOKEN = "x-registration-token";
    private static final String BASIC = "basic ";

    private final BirthDateProof proof;
    private final RegistrationTokens tokens;
    private final TokenGenerator ids;
    private final AccountUse accounts;
    private final PassholderReader people;

    UitidOperations(UitidRoutes.Parts parts) {
        this.proof = parts.proof();
        this.tokens = parts.tokens();
        this.ids = parts.ids();
        this.accounts = parts.accounts();
        this.people = parts.people();
    }

    /**
     * {@code GET /passholders/me/uitid/registration-token}: an unknown card and a wrong date get the same answer, and
     * wrong ones are counted as on the pages.
     */
    Response token(JsonRequest request) {
        return claim(request)
                .map(claim -> switch (proof.prove(claim, origin(request))) {
                    case Outcome.Proved(var holder, var _) ->
                        Json.ok(Map.of("token", tokens.make(holder, claim.card())));
                    case Outcome.Wrong _ -> wrong();
                    case Outcome.TooOften(var freeIn) -> tooOften(freeIn);
                })
                .orElseGet(UitidOperations::wrong);
    }

    private static Optional<Claim> claim(JsonRequest request) {
        return request.sent()
                .header("Authorization")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BASIC))
                .flatMap(value -> decoded(value.substring(BASIC.length()).strip()))
                .map(text -> text.split(":", 2))
                .filter(parts -> parts.length == 2)
                .flatMap(parts -> UitpasNumber.parse(parts[0])
                        .flatMap(card -> date(parts[1]).map(born -> new Claim(card, born))));
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** An application keeps no cookie, so each call counts as from a new browser. */
    private Origin origin(JsonRequest request) {
        var from = new SignInOrigin(request.arrival().from(), "", Optional.empty());
        return new Origin(from.network(), Optional.empty(), new KnownBrowser(ids.next(), List.of()));
    }

    private static Response wrong() {
        return Problem.of(ProblemType.UNAUTHORIZED, "The number of the pass and the date of birth do not match.")
                .response()
                .with("WWW-Authenticate", "Basic realm=\"spaarpunt\", charset=\"UTF-8\"");
    }

    private static Response tooOften(Duration freeIn) {
        return Problem.of(ProblemType.RATE_LIMITED, "Too many wrong dates of birth.")
                .response()
                .with("Retry-After", String.valueOf(freeIn.toSeconds() + 1));
    }

    /** {@code GET /passholders/me/uitid/status}: never with the e-mail address, which a card and a date do not prove. */
    Response status(JsonRequest request) {
        return registrant(request)
                .map(registrant -> {
                    var json = new LinkedHashMap<String, Object>();
                    json.put("uitpasNumber", registrant.card().digits());
                    json.put("state", hasAccount(registrant) ? "REGISTERED" : "UNREGISTERED");
                    return Json.ok(json);
                })
                .orElseGet(UitidOperations::withoutToken);
    }

    /** {@code PUT /passholders/me/uitid}: says what stands in the way; a free account cannot be connected to a card. */
    Response register(JsonRequest request) {
        return registrant(request)
                .map(registrant -> obstacle(registrant, request.caller().user().orElseThrow())
                        .response())
                .orElseGet(UitidOperations::withoutToken);
    }

    private Problem obstacle(Registrant registrant, User user) {
        if (hasAccount(registrant)) {
            return Problem.of(ProblemType.PASSHOLDER_ALREADY_REGISTERED, "The passholder has an account.");
        }
        if (people.isPassholder(user)) {
            return Problem.of(ProblemType.UITID_ALREADY_REGISTERED, "The account is that of another passholder.");
        }
        return Problem.of(
                ProblemType.NOT_OFFERED,
                "An account is made from the pass, with a link that a counter hands out; an existing one is not connected.");
    }

    /** {@code GET /uitid/emails/{email}}: would tell anybody who has an account here. */
    Response email(JsonRequest request) {
        return Problem.of(ProblemType.NOT_OFFERED, "This server does not tell which e-mail addresses have an account.")
                .response();
    }

    private Optional<Registrant> registrant(JsonRequest request) {
        return request.sent().header(TOKEN).flatMap(tokens::open);
    }

    private boolean hasAccount(Registrant registrant) {
        return accounts.of(List.of(registrant.uid())).contains(registrant.uid());
    }

    private static Response withoutToken() {
        return Problem.of(ProblemType.FORBIDDEN, "This operation needs a valid x-registration-token.")
                .response();
    }
}
