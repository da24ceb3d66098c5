package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.checkins.CheckinOutcome.Reason;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.languages.Language;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** Every reason to refuse a check-in is told in every language, and its code is the same in all of them. */
class TranslatedRefusalsTest {
    private static final String ANYBODY = "0900000095902";
    private static final String ANYWHERE = "demo-unlimited";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    static Stream<Arguments> reasons_and_languages() {
        return Arrays.stream(Reason.values())
                .flatMap(reason -> Arrays.stream(Language.values()).map(language -> Arguments.of(reason, language)));
    }

    @ParameterizedTest
    @MethodSource("reasons_and_languages")
    void a_refusal_is_told_in_the_language_that_was_asked_for(Reason reason, Language language) {
        var inDutch = provoke(reason, Language.NL);

        var answer = provoke(reason, language);

        assertThat(answer.code()).isEqualTo(inDutch.code());
        assertThat(message(answer)).isEqualTo(expected(reason, language));
    }

    private static String expected(Reason reason, Language language) {
        var texts = MessageFiles.of(language);
        return switch (reason) {
            case NOT_NOW -> texts.getOrDefault("checkin.NOT_NOW.over", "");
            case LIMIT_REACHED ->
                texts.getOrDefault("checkin.LIMIT_REACHED", "").formatted("1 / " + texts.get("period.WEEK"));
            default -> texts.getOrDefault("checkin." + reason, "");
        };
    }

    private static Answer provoke(Reason reason, Language language) {
        var counter = SERVER.as(DemoProfile.COUNTER).with("Accept-Language", language.name());
        var app = SERVER.as(DemoProfile.MEMBER_APP).with("Accept-Language", language.name());
        return switch (reason) {
            case UNKNOWN_COUNTER -> checkIn(counter, ANYWHERE, ANYBODY, "no-such-counter");
            case MAY_NOT_CHECK_IN -> checkIn(counter, ANYWHERE, ANYBODY, "demo-library-haaltert");
            case MAY_NOT_ACT_FOR_COUNTER -> {
                SERVER.jdbi().useHandle(handle -> handle.execute("""
                        delete from consumer_permission
                        where consumer_key = 'demo-counter-app' and permission = 'ACT_FOR_COUNTERS'
                        """));
                var keptToItself = SERVER.as(DemoProfile.COUNTER_APP).with("Accept-Language", language.name());
                yield checkIn(keptToItself, ANYWHERE, ANYBODY, "demo-library-haaltert");
            }
            case UNKNOWN_EVENT -> checkIn(counter, "no-such-event", ANYBODY, "");
            case COUNTER_TAKES_NO_PART -> checkIn(counter, "demo-haaltert", ANYBODY, "");
            case UNKNOWN_CODE -> scan(app, "no-such-code", ANYBODY);
            case CODE_NOT_VALID_NOW -> scan(app, "demo-over", ANYBODY);
            case MALFORMED_NUMBER -> scan(app, "demo-permanent", "12345");
            case UNKNOWN_NUMBER -> scan(app, "demo-permanent", "0900000095910");
            case UNKNOWN_CHIP -> counter.post("uitpas/passholder/checkin", "cdbid", ANYWHERE, "chipNumber", "04");
            case GROUP_PASS -> scan(app, "demo-permanent", "0900000045410");
            case CARD_BLOCKED -> checkIn(counter, ANYWHERE, "0900000002312", "");
            case CARD_DELETED -> checkIn(counter, ANYWHERE, "0900000020405", "");
            case CARD_NOT_ACTIVE -> checkIn(counter, ANYWHERE, "0900000074519", "");
            case NO_ACTIVE_CARD_SYSTEM -> checkIn(counter, ANYWHERE, "1000000520006", "");
            case NOT_NOW -> checkIn(counter, "demo-over", ANYBODY, "");
            case LIMIT_REACHED -> {
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
