package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.checkins.Reason.OfCode;
import org.spaarpunt.checkins.Reason.OfCounter;
import org.spaarpunt.checkins.Reason.OfVisit;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.languages.Language;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** Every reason to refuse a check-in has a message in every language, and its code is the same in all of them. */
class TranslatedRefusalsTest {
    private static final String ANYBODY = "0900000095902";
    private static final String ANYWHERE = "demo-unlimited";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    static Stream<Arguments> reasons_and_languages() {
        return Stream.<Reason[]>of(OfCounter.values(), OfCode.values(), OfVisit.values())
                .flatMap(Arrays::stream)
                .flatMap(reason -> Arrays.stream(Language.values()).map(language -> Arguments.of(reason, language)));
    }

    @ParameterizedTest
    @MethodSource("reasons_and_languages")
    void a_refusal_is_in_the_language_that_was_asked_for(Reason reason, Language language) {
        var inDutch = provoke(reason, Language.NL);

        var answer = provoke(reason, language);

        assertThat(answer.code()).isEqualTo(inDutch.code());
        assertThat(message(answer)).isEqualTo(expected(reason, language));
    }

    private static String expected(Reason reason, Language language) {
        var texts = MessageFiles.of(language);
        return switch (reason) {
            case OfVisit.NOT_NOW -> texts.getOrDefault("checkin.NOT_NOW.over", "");
            case OfVisit.LIMIT_REACHED ->
                texts.getOrDefault("checkin.LIMIT_REACHED", "").formatted("1 / " + texts.get("period.WEEK"));
            default -> texts.getOrDefault("checkin." + reason, "");
        };
    }

    private static Answer provoke(Reason reason, Language language) {
        var counter = SERVER.as(DemoProfile.COUNTER).with("Accept-Language", language.name());
        var app = SERVER.as(DemoProfile.MEMBER_APP).with("Accept-Language", language.name());
        return switch (reason) {
            case OfCounter.UNKNOWN_COUNTER -> checkIn(counter, ANYWHERE, ANYBODY, "no-such-counter");
            case OfCounter.MAY_NOT_CHECK_IN -> checkIn(counter, ANYWHERE, ANYBODY, "demo-library-haaltert");
            case OfCounter.MAY_NOT_ACT_FOR_COUNTER -> {
                SERVER.jdbi().useHandle(handle -> handle.execute("""
                        delete from consumer_permission
                        where consumer_key = 'demo-counter-app' and permission = 'ACT_FOR_COUNTERS'
                        """));
                var keptToItself = SERVER.as(DemoProfile.COUNTER_APP).with("Accept-Language", language.name());
                yield checkIn(keptToItself, ANYWHERE, ANYBODY, "demo-library-haaltert");
            }
            case OfCounter.UNKNOWN_EVENT -> checkIn(counter, "no-such-event", ANYBODY, "");
            case OfCounter.COUNTER_TAKES_NO_PART -> checkIn(counter, "demo-haaltert", ANYBODY, "");
            case OfCode.UNKNOWN_CODE -> scan(app, "no-such-code", ANYBODY);
            case OfCode.CODE_NOT_VALID_NOW -> scan(app, "demo-over", ANYBODY);
            case OfVisit.MALFORMED_NUMBER -> scan(app, "demo-permanent", "12345");
            case OfVisit.UNKNOWN_NUMBER -> scan(app, "demo-permanent", "0900000095910");
            case OfCounter.UNKNOWN_CHIP ->
                counter.post("uitpas/passholder/checkin", "cdbid", ANYWHERE, "chipNumber", "04");
            case OfVisit.GROUP_PASS -> scan(app, "demo-permanent", "0900000045410");
            case OfVisit.CARD_BLOCKED -> checkIn(counter, ANYWHERE, "0900000002312", "");
            case OfVisit.CARD_DELETED -> checkIn(counter, ANYWHERE, "0900000020405", "");
            case OfVisit.CARD_NOT_ACTIVE -> checkIn(counter, ANYWHERE, "0900000074519", "");
            case OfVisit.NO_ACTIVE_CARD_SYSTEM -> checkIn(counter, ANYWHERE, "1000000520006", "");
            case OfVisit.NOT_NOW -> checkIn(counter, "demo-over", ANYBODY, "");
            case OfVisit.LIMIT_REACHED -> {
                scan(app, "demo-permanent", ANYBODY);
                yield scan(app, "demo-permanent", ANYBODY);
            }
        };
    }

    private static Answer checkIn(Client client, String cdbid, String number, String counter) {
        return client.post(
                "uitpas/passholder/checkin", "cdbid", cdbid, "uitpasNumber", number, "balieConsumerKey", counter);
    }

    private static Answer scan(Client client, String code, String number) {
        return client.post("uitpas/enduser/checkin", "checkinCode", code, "uitpasNumber", number);
    }

    private static String message(Answer answer) {
        return answer.body().startsWith("<")
                ? answer.xml("/response/message")
                : answer.json().path("message").asString();
    }
}
