package org.spaarpunt.web.points;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.BirthDateProof;
import org.spaarpunt.passholders.BirthDateProof.Holder;
import org.spaarpunt.passholders.BirthDateProof.Outcome;
import org.spaarpunt.secrets.KnownBrowser;
import org.spaarpunt.time.LocalZone;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.wiring.Core;

/** One person proves who they are in a form, by the number of their card and their date of birth. */
public record CardProof(BirthDateProof proof, Visitors visitors) {

    /**
     * For the browsers of this installation.
     *
     * @param core has what their cookies need
     */
    public static CardProof of(BirthDateProof proof, Core core) {
        return new CardProof(proof, new Visitors(core.box(), new TokenGenerator(core.random())));
    }

    public sealed interface Result {
        /**
         * The date is that of the card's holder.
         *
         * @param browser in which the passholder is known from now on
         */
        record Proved(Holder holder, UitpasNumber card, KnownBrowser browser) implements Result {}

        /**
         * It proves nothing.
         *
         * @param form to show again, with what is wrong
         */
        record Rejected(ClaimForm form) implements Result {}
    }

    /** What the form of this request proves. */
    public Result in(PageRequest request) {
        var today = LocalZone.dayOf(request.receivedAt());
        var row = ClaimRow.in(request.form()).stream().findFirst().orElseGet(() -> ClaimRow.empty(1));
        var none = ClaimForm.of(List.of());
        var claim = row.claim(today);
        if (claim.isEmpty()) {
            return new Result.Rejected(none.with(row, row.flaws(today), ClaimForm.Status.FLAWED));
        }
        var origin = Visitors.origin(request, Optional.empty(), visitors.browser(request));
        return switch (proof.prove(claim.get(), origin)) {
            case Outcome.Proved(var holder, KnownBrowser known) ->
                new Result.Proved(holder, claim.get().card(), known);
            case Outcome.Wrong _ -> new Result.Rejected(none.with(row, row.wrong(), ClaimForm.Status.WRONG));
            case Outcome.TooOften(var freeIn) -> new Result.Rejected(none.with(row, freeIn, request.language()));
        };
    }

    /** The answer after a proof, with the cookie of the browser. */
    public Response remember(Result.Proved proved, Response response) {
        return visitors.remember(proved.browser(), response);
    }
}
