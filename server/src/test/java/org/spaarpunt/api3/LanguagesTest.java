package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** Which language an answer is in. What Dutch messages say is shown where the answers are. */
class LanguagesTest {
    private static final String EVENT_IN_DUTCH = "De activiteit is niet bekend.";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private final Visit visit = Visit.inOrder(SERVER.jdbi());

    @Test
    void without_accept_language_a_message_is_in_dutch() {
        var answer = checkIn(SERVER.as(DemoProfile.COUNTER), "no-such-event");

        assertThat(answer.xml("/response/message")).isEqualTo(EVENT_IN_DUTCH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nl                              | De activiteit is niet bekend.
            en                              | The event is not known.
            fr                              | L’activité est inconnue.
            de                              | Die Veranstaltung ist nicht bekannt.
            FR                              | L’activité est inconnue.
            fr-BE                           | L’activité est inconnue.
            de-Latn-BE-1996                 | Die Veranstaltung ist nicht bekannt.
            en-US,en;q=0.9,nl;q=0.8         | The event is not known.
            de;q=0.5, en;q=0.8              | The event is not known.
            es, it;q=0.9, fr;q=0.1          | L’activité est inconnue.
            fr;q=0, en;q=0.5                | The event is not known.
            nl-BE, en                       | De activiteit is niet bekend.
            """)
    void the_best_language_that_is_spoken_here_is_chosen(String accepted, String message) {
        assertThat(messageTo(accepted)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            es
            *
            zh-Hant-TW
            fr;q=0
            fr;q=high
            fr;q=7
            en_GB
            ;;,,q=;
            français
            ""
            """)
    void nonsense_and_languages_not_spoken_here_are_answered_in_dutch(String accepted) {
        assertThat(messageTo(accepted)).isEqualTo(EVENT_IN_DUTCH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nl | DAY     | Punt al gespaard (max. 1 / Dag)
            nl | WEEK    | Punt al gespaard (max. 1 / Week)
            nl | MONTH   | Punt al gespaard (max. 1 / Maand)
            nl | QUARTER | Punt al gespaard (max. 1 / Kwartaal)
            nl | YEAR    | Punt al gespaard (max. 1 / Jaar)
            nl | ABSOLUTE| Punt al gespaard (max. 1)
            en | DAY     | Point already saved (max. 1 / Day)
            en | WEEK    | Point already saved (max. 1 / Week)
            en | MONTH   | Point already saved (max. 1 / Month)
            en | QUARTER | Point already saved (max. 1 / Quarter)
            en | YEAR    | Point already saved (max. 1 / Year)
            en | ABSOLUTE| Point already saved (max. 1)
            fr | DAY     | Point déjà gagné (max. 1 / Jour)
            fr | WEEK    | Point déjà gagné (max. 1 / Semaine)
            fr | MONTH   | Point déjà gagné (max. 1 / Mois)
            fr | QUARTER | Point déjà gagné (max. 1 / Trimestre)
            fr | YEAR    | Point déjà gagné (max. 1 / An)
            fr | ABSOLUTE| Point déjà gagné (max. 1)
            de | DAY     | Punkt schon gesammelt (max. 1 / Tag)
            de | WEEK    | Punkt schon gesammelt (max. 1 / Woche)
            de | MONTH   | Punkt schon gesammelt (max. 1 / Monat)
            de | QUARTER | Punkt schon gesammelt (max. 1 / Quartal)
            de | YEAR    | Punkt schon gesammelt (max. 1 / Jahr)
            de | ABSOLUTE| Punkt schon gesammelt (max. 1)
            """)
    void the_limit_is_named_in_every_language_and_its_code_stays(String language, String period, String message) {
        visit.but("update event set limit_period = '%s' where cdbid = :cdbid".formatted(period));
        checkIn(counter(language), visit.cdbid());

        var second = checkIn(counter(language), visit.cdbid());

        assertThat(second.code()).isEqualTo("MAXIMUM_REACHED");
        assertThat(second.xml("/response/message")).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nl | vanaf 22 dec 2026, 15:00
            en | from 22 Dec 2026, 15:00
            fr | à partir du 22 déc. 2026 15:00
            de | ab 22.12.2026, 15:00
            """)
    void a_moment_is_written_as_people_here_write_it(String language, String moment) {
        assertThat(checkIn(counter(language), "demo-future").xml("/response/message"))
                .contains(moment);
    }

    private Answer checkIn(Client client, String cdbid) {
        return client.post("uitpas/passholder/checkin", "cdbid", cdbid, "uitpasNumber", visit.number());
    }

    private String messageTo(String accepted) {
        return checkIn(counter(accepted), "no-such-event").xml("/response/message");
    }

    private static Client counter(String accepted) {
        return SERVER.as(DemoProfile.COUNTER).with("Accept-Language", accepted);
    }
}
