package org.spaarpunt.web.me;

import java.util.List;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;
import org.spaarpunt.web.frame.SiteMap;

/** A passholder blocks a card that was lost or stolen. */
record OwnCardPages(Me me) {
    static final String PATH = SiteMap.ME + "/block";
    static final String CARD = "card";

    /** The number of a card must not stand in an address, so the question is the answer to a form. */
    Response block(PageRequest request) {
        return me.with(request, person -> {
            var typed = request.form().firstFilled(CARD).orElse("");
            var card = me.passholders().cards().of(List.of(person.id())).stream()
                    .filter(own -> own.number().digits().equals(typed))
                    .findFirst();
            if (card.isEmpty()) {
                return Notices.UNREADABLE.to(request);
            }
            if (card.get().status() == CardStatus.ACTIVE && !Question.isConfirmed(request)) {
                return question(card.get()).page(request);
            }
            if (card.get().status() == CardStatus.ACTIVE) {
                me.passholders().replacement().blockOwn(card.get(), request.actor());
            }
            // A card that is blocked already is what the passholder wants.
            return card.get().status() == CardStatus.DELETED
                    ? PageRenderer.goTo(request, SiteMap.ME)
                    : Note.done(request, SiteMap.ME, "blockOwn");
        });
    }

    private static Question question(HeldCard card) {
        return new Question(
                Danger.BLOCK_OWN_CARD,
                List.of(OverviewPage.spaced(card.number())),
                PATH,
                List.of(new Parameter(CARD, card.number().digits())),
                SiteMap.ME);
    }
}
