package org.spaarpunt.web.counter;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.events.Event;
import org.spaarpunt.http.Response;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.idempotency.Rendering;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.lookups.LookupsExhaustedException;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.visits.Wish;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.Cookies;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/**
 * The screen on which cards are read. Its forms are sent by a script, which puts the answer on top of the earlier ones,
 * or by the browser, which shows the page again with the answer.
 */
record ScanPages(CounterEvents events, CheckinAnswers checkins, RewardAnswers rewards, FormSubmissions forms) {
    static final String EVENT = "event";
    static final String CARD = "card";
    static final String REWARD = "reward";
    static final String KIND = "kind";
    static final String ID = "id";
    static final String CONFIRMED = "confirmed";

    /** Sent by the script, which wants the answer without the page around it. */
    static final String PART = "part";

    /** A form of ours holds each of these once. */
    private static final List<String> SINGLE = List.of(EVENT, CARD, REWARD, KIND, ID, Form.TOKEN);

    private static final int TOO_MANY = 429;
    private static final String KEY_HEADER = "Idempotency-Key";
    private static final String REDEEM = "redeem";

    /**
     * The screen.
     *
     * @param event at which visitors are checked in; empty: cards are only looked at
     * @param once identifies this copy of the form
     * @param answer to the form that was sent
     * @param question asked before a reward is redeemed
     */
    record Screen(
            AtCounter here,
            Optional<CounterEvents.Choice> event,
            String once,
            Optional<Answer> answer,
            Optional<RewardAnswers.Question> question) {
        String cdbid() {
            return event.map(choice -> choice.event().cdbid()).orElse("");
        }
    }

    /** The address of the screen; without an event, if its id is empty. */
    static String address(AtCounter here, String cdbid) {
        var query = cdbid.isEmpty() ? List.<Parameter>of() : List.of(new Parameter(EVENT, cdbid));
        return PageRequest.address(here.path("scan"), new Parameters(query));
    }

    Response show(PageRequest request, AtCounter here) {
        return at(request.query(), request, here, event -> {
            var shown = page(request, 200, screen(here, event, Optional.empty(), Optional.empty()));
            var value = event.map(Event::cdbid).map(PercentEncoding::encode).orElse("");
            return Cookies.EVENT.holds(value) ? Cookies.EVENT.on(shown, value) : shown;
        });
    }

    /** A card was read, or its number was typed. */
    Response scan(PageRequest request, AtCounter here) {
        return acted(
                request,
                here,
                (source, event) -> checkins.scanned(here, source, event, idempotency(request, "scan", CARD, EVENT)));
    }

    /** A reward was chosen, or its redemption was confirmed. */
    Response redeem(PageRequest request, AtCounter here) {
        var wish = wish(request);
        if (wish.isEmpty()) {
            return Notices.UNREADABLE.to(request);
        }
        if (request.form().firstFilled(CONFIRMED).isPresent()) {
            return acted(
                    request,
                    here,
                    (source, _) -> rewards.redeemed(
                            here, source, wish.get(), idempotency(request, REDEEM, CARD, REWARD, KIND)));
        }
        return at(request.form(), request, here, event -> switch (rewards.asked(
                here, source(request, event), wish.get())) {
            case RewardAnswers.Asked.Unable(var answer) -> answered(request, here, event, answer);
            case RewardAnswers.Asked.Able(var question) -> asked(request, here, event, question);
        });
    }

    /** A check-in is taken back. */
    Response undo(PageRequest request, AtCounter here) {
        var id = request.form().firstFilled(ID).orElse("");
        return acted(request, here, (source, _) -> checkins.undone(here, source, id));
    }

    /** A redemption is taken back. */
    Response cancel(PageRequest request, AtCounter here) {
        var id = number(request.form().firstFilled(ID)).orElse(0L);
        return acted(request, here, (source, _) -> rewards.cancelled(here, source, id));
    }

    private interface Act {
        Answer on(Answer.Source source, Optional<Event> event);
    }

    private interface AtEvent {
        Response answer(Optional<Event> event);
    }

    private Response acted(PageRequest request, AtCounter here, Act act) {
        return at(request.form(), request, here, event -> {
            var source = source(request, event);
            try {
                return answered(request, here, event, act.on(source, event));
            } catch (LookupsExhaustedException exhausted) {
                var retry = exhausted.retryAfter().toSeconds() + 1;
                return answered(
                                request,
                                here,
                                event,
                                TOO_MANY,
                                checkins.cards().exhausted(source, exhausted.retryAfter()))
                        .with("Retry-After", String.valueOf(retry));
            }
        });
    }

    /** At the event that the parameters name, or at none. */
    private Response at(Parameters parameters, PageRequest request, AtCounter here, AtEvent then) {
        if (SINGLE.stream().anyMatch(parameters::isDoubled)) {
            return Notices.UNREADABLE.to(request);
        }
        var cdbid = parameters.firstFilled(EVENT);
        var event = cdbid.flatMap(id -> events.find(here, id));
        return cdbid.isPresent() && event.isEmpty() ? ChoicePages.gone(request, here) : then.answer(event);
    }

    private Response answered(PageRequest request, AtCounter here, Optional<Event> event, Answer answer) {
        return answered(request, here, event, 200, answer);
    }

    private Response answered(PageRequest request, AtCounter here, Optional<Event> event, int status, Answer answer) {
        return isPart(request)
                ? PageRenderer.page(
                        request,
                        status,
                        (output, interceptor, frame) ->
                                JteanswerGenerated.render(output, interceptor, frame, here, answer))
                : page(request, status, screen(here, event, Optional.of(answer), Optional.empty()));
    }

    private Response asked(
            PageRequest request, AtCounter here, Optional<Event> event, RewardAnswers.Question question) {
        var once = forms.form().token();
        return isPart(request)
                ? PageRenderer.page(
                        request,
                        200,
                        (output, interceptor, frame) ->
                                JtequestionGenerated.render(output, interceptor, frame, here, question, once))
                : page(request, 200, screen(here, event, Optional.empty(), Optional.of(question)));
    }

    private Screen screen(
            AtCounter here, Optional<Event> event, Optional<Answer> answer, Optional<RewardAnswers.Question> question) {
        return new Screen(here, event.map(events::choice), forms.form().token(), answer, question);
    }

    /** To load it again, such as in another language, is to begin without an answer. */
    private static Response page(PageRequest request, int status, Screen screen) {
        var query = screen.event().stream()
                .map(choice -> new Parameter(EVENT, choice.event().cdbid()))
                .toList();
        return PageRenderer.page(
                request.askedAgainAt(screen.here().path("scan"), new Parameters(query)),
                status,
                (output, interceptor, frame) -> JtescanGenerated.render(output, interceptor, frame, screen));
    }

    private static boolean isPart(PageRequest request) {
        return request.form().firstFilled(PART).isPresent();
    }

    private static Answer.Source source(PageRequest request, Optional<Event> event) {
        return new Answer.Source(
                request.form().firstFilled(CARD).map(String::strip).orElse(""),
                event.map(Event::cdbid).orElse(""));
    }

    private static Optional<Wish.Redeem> wish(PageRequest request) {
        var kind = request.form().firstFilled(KIND).flatMap(ScanPages::kind);
        return number(request.form().firstFilled(REWARD)).flatMap(id -> kind.map(known -> new Wish.Redeem(known, id)));
    }

    private static Optional<Kind> kind(String name) {
        return List.of(Kind.values()).stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    private static Optional<Long> number(Optional<String> text) {
        try {
            return text.map(Long::valueOf);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /**
     * What repeats a request: its key, from the script's header or the form's own field, and the fields that matter. A
     * colleague who signs in halfway repeats the same request.
     */
    private static Optional<IdempotentRequest> idempotency(PageRequest request, String act, String... fields) {
        var own = request.form().firstFilled(Form.TOKEN);
        return request.request()
                .header(KEY_HEADER)
                .or(() -> own)
                .filter(ScanPages::isKey)
                .map(key -> {
                    var content = new StringBuilder(act).append('\n').append(request.segment());
                    for (var field : fields) {
                        content.append('\n')
                                .append(request.form().firstFilled(field).orElse(""));
                    }
                    return new IdempotentRequest(
                            key,
                            Digest.of(content.toString()),
                            new Rendering("page " + act, request.seen().path()));
                });
    }

    private static boolean isKey(String text) {
        return text.length() <= IdempotentRequest.MAX_KEY_LENGTH && text.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    }
}
