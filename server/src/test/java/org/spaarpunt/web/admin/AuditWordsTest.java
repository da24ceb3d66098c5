package org.spaarpunt.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.spaarpunt.administration.AuditNames.Kind;
import org.spaarpunt.administration.AuditNames.Known;
import org.spaarpunt.administration.AuditNames.Page;
import org.spaarpunt.administration.AuditNames.Ref;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.AuditEntry;
import org.spaarpunt.languages.Language;
import org.spaarpunt.web.frame.Frame;

/** What acts write into the audit log, in the reader's words. */
class AuditWordsTest {
    private static final Map<Ref, Known> NAMES = Map.of(
            new Ref(Kind.PERSON, "6b9f81a2-7505-4fdd-b152-dddeaf235cde"), new Known("Ann Peeters", Page.USER),
            new Ref(Kind.KEY, "e56d3ab1b48b2da6"), new Known("Sporthal De Nieuwe", Page.COUNTER),
            new Ref(Kind.ORGANISATION, "org-1"), new Known("Stad Aalst", Page.NONE),
            new Ref(Kind.CARD_SYSTEM, "1"), new Known("UiTPAS Dender", Page.NONE),
            new Ref(Kind.EVENT, "a89a2707"), new Known("Open dag", Page.NONE));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CONSUMER_SECRET_ROTATED | the old one works until 2026-11-29T17:25:02.646903648Z | het vorige werkt tot morgen 18:25
            CONSUMER_SECRET_ROTATED | the old one works until 2026-12-29T17:25:02Z | het vorige werkt tot 29 december 2026, 18:25
            CONSUMER_SECRET_ROTATED | the old one stopped at once | het vorige werkt meteen niet meer
            CONSUMER_PERMISSION_GRANTED | READ_POINTS | Punten van pashouders lezen
            CONSUMER_PERMISSION_GRANTED | OF_ANOTHER_RELEASE | OF_ANOTHER_RELEASE
            AGENT_PERMISSIONS_SET | org-1: CHECKINS_WRITE OF_ANOTHER_RELEASE; e56d3ab1b48b2da6: | Stad Aalst: Punten sparen, OF_ANOTHER_RELEASE; e56d3ab1b48b2da6: niets
            GROUP_ACTION_DENIED | CHECKIN_CREATE | Inchecken
            COUNTER_CREATED | Sporthal, De Nieuwe, organisation org-1 | voor de organisatie Stad Aalst
            COUNTER_DESCRIBED | School, Markt, 1, a school, not visible | School, Markt, 1, een school, niet zichtbaar voor het publiek
            COUNTER_PUT_IN_GROUP | Leesbalies, card system 1 | Leesbalies, voor UiTPAS Dender
            COUNTER_TAKEN_OUT_OF_GROUP | Leesbalies, card system 7 | Leesbalies, voor 7
            DEVICE_CREATED | Zuil 1, counter e56d3ab1b48b2da6 | voor de balie Sporthal De Nieuwe
            DEVICE_CHANGED | name Zuil 1 status BLOCKED counters e56d3ab1b48b2da6 | naam: Zuil 1, geblokkeerd, ook voor Sporthal De Nieuwe
            DEVICE_CHANGED | status ACTIVE | actief
            DEVICE_OWNER_SET | e56d3ab1b48b2da6 | voor de balie Sporthal De Nieuwe
            DEVICE_ACCEPTED | e56d3ab1b48b2da6 | voor de balie Sporthal De Nieuwe
            DEVICE_CHANGED | counters e56d3ab1b48b2da6, other | ook voor Sporthal De Nieuwe, other
            CHECKIN_CODE_MADE | 2026-11-28 to 2026-12-04 | van 28 november 2026 tot en met 4 december 2026
            EVENT_CREATED | 2 points, 1 per DAY, 300 minutes before, 300 after | 2 punt(en) per check-in, hoogstens 1 keer per dag, inchecken vanaf 300 minuten voor het begin tot 300 minuten na het einde
            EVENT_CHANGED | 1 points, no limit, 0 minutes before, 30 after | 1 punt(en) per check-in, zonder limiet, inchecken vanaf 0 minuten voor het begin tot 30 minuten na het einde
            CARD_SYSTEM_JOINED | 1 0987654321113 | UiTPAS Dender, kaart 0987654321113
            CARD_SYSTEM_JOINED | 1 | UiTPAS Dender, met de kaart die er al was
            CARD_SYSTEM_JOINED | 1 0987654321113 CHIP | UiTPAS Dender, kaart 0987654321113, met de chip van de kaart
            CARD_SYSTEM_JOINED | 1 BIRTH_DATE | UiTPAS Dender, met de kaart die er al was, met de geboortedatum
            PASSHOLDER_READ | e56d3ab1b48b2da6 GET passholder/uid/{uid} | Sporthal De Nieuwe: GET passholder/uid/{uid}
            LOOKUPS_EXHAUSTED | COUNTER: 3000 cards | balie: 3000 kaartnummers per uur
            LOOKUPS_EXHAUSTED | CALLER: 100 national numbers | aanvrager: 100 rijksregisternummers per dag
            CARD_PRICE_SET | FIRST_CARD CARD with social tariff, ages 6 to any, 9300: 1.5 | eerste kaart, CARD, met kansenstatuut, vanaf 6 jaar, 9300, 1,50 euro
            CARD_PRICE_CHANGED | DEFECT KEY, ages any to any: 1 becomes DEFECT KEY, ages any to any: 2 | defect, KEY, alle leeftijden, 1,00 euro → defect, KEY, alle leeftijden, 2,00 euro
            CARD_PRICE_REMOVED | DEFECT KEY, ages any to any: 1000 | defect, KEY, alle leeftijden, 1.000,00 euro
            REWARD_CHANGED | TITLE, POINTS 2 to 3, UNITS unlimited to 10, CITIES | titel, punten van 2 naar 3, voorraad van onbeperkt naar 10, gemeenten
            ASSOCIATION_CHANGED | NAME, CARD_SYSTEMS, END_RULE | naam, kaartsystemen, einde van het lidmaatschap
            CARD_PRICE_SET | DEFECT KEY, ages any to any: 1000 | defect, KEY, alle leeftijden, 1.000,00 euro
            CARD_PRICE_SET | DEFECT KEY, ages 6 to 12: 0 | defect, KEY, 6 tot en met 12 jaar, 0,00 euro
            EMPLOYEE_SET | 6b9f81a2-7505-4fdd-b152-dddeaf235cde ADMIN | Ann Peeters, als beheerder
            EMPLOYEE_SET | 971ca557-8e4f-4520-91c8-cc2594e4ab9f MEMBER | verwijderde persoon, als medewerker
            DATA_EXPIRED | 3 TOKENS before 2025-11-22T23:00:00Z | tokens: 3, beëindigd voor 23 november 2025, 00:00
            EMPLOYEE_REMOVED | 6b9f81a2-7505-4fdd-b152-dddeaf235cde | Ann Peeters
            USER_CREATED | the first administrator | de eerste beheerder
            USER_CREATED | ann, the first administrator | gebruikersnaam ann, de eerste beheerder
            USER_DISABLED | ann | gebruikersnaam ann
            TOKEN_ISSUED | token abcd1234… for 6b9f81a2-7505-4fdd-b152-dddeaf235cde | token abcd1234… van Ann Peeters
            TOKEN_REVOKED | token abcd1234… of 6b9f81a2-7505-4fdd-b152-dddeaf235cde | token abcd1234… van Ann Peeters
            TOKEN_EXCHANGED | token abcd1234… for 6b9f81a2-7505-4fdd-b152-dddeaf235cde | token abcd1234… van Ann Peeters
            TOKENS_REVOKED | 2 tokens of e56d3ab1b48b2da6 | 2 token(s) van Sporthal De Nieuwe
            TOKENS_REVOKED | 3 tokens | 3 token(s)
            SIGNED_IN | password and recovery code | met wachtwoord en herstelcode
            SIGN_IN_FAILED | 12 times since 2026-11-28T10:00:00Z | in totaal 12 keer sinds vandaag 11:00
            SIGN_IN_THROTTLED | 12 times since 2026-11-28T10:00:00Z, from many addresses | in totaal 12 keer sinds vandaag 11:00, van veel adressen
            SIGN_IN_THROTTLED | from many addresses | van veel adressen
            RECOVERY_CODE_USED | 9 left | nog 9 over
            CARD_SYSTEM_SOCIAL_TARIFF_SET | does not stop | Ook met een vervallen kansenstatuut kun je inchecken.
            SECRETS_RESEALED | 12 secrets | 12 secrets
            BACKUP_MADE | spaarpunt-20261128T020000Z.tar.gz, 5284589 bytes, verified | spaarpunt-20261128T020000Z.tar.gz, 5284589 bytes, nagekeken
            BACKUP_MADE | spaarpunt-20261128T020000Z.tar.gz, 5284589 bytes, not verified | spaarpunt-20261128T020000Z.tar.gz, 5284589 bytes, niet nagekeken
            RESTORED | spaarpunt-20261128T020000Z.tar.gz, of 2026-11-28T10:00:00Z | spaarpunt-20261128T020000Z.tar.gz, begonnen vandaag 11:00
            CARDS_IMPORTED | 30 lines, 12 changes | regels: 30, wijzigingen: 12
            CARDS_IMPORTED | 1 line, 1 change | regels: 1, wijzigingen: 1
            EVENTS_IMPORTED | 1 line, 1 change, 2 skipped | regels: 1, wijzigingen: 1, overgeslagen: 2
            CHECKINS_EXPORTED | from the beginning until now | alle dagen
            CHECKINS_EXPORTED | from 2026-01-01 until now | vanaf 1 januari 2026
            TRANSFERS_EXPORTED | from the beginning until 2026-01-31 | tot en met 31 januari 2026
            CARD_GIVEN | 0987654321113 LOSS_THEFT | kaart 0987654321113 (verlies of diefstal)
            MEMBERSHIP_REGISTERED | Schaakclub 2000 2026-12-31 | Schaakclub 2000, tot en met 31 december 2026
            MEMBERSHIP_ENDED | Schaakclub | Schaakclub
            PASSHOLDER_REMOVED | op eigen verzoek | op eigen verzoek
            OF_ANOTHER_RELEASE | moved from 2026-02-01 to 2026-11-28T10:00:00Z | moved from 1 februari 2026 to vandaag 11:00
            CARD_GIVEN | said in another way on 2026-13-45 | said in another way on 2026-13-45
            """)
    void details_are_told_in_words(String act, String details, String words) {
        assertThat(AuditDetails.of(Act.named(act), details).in(frame(Language.NL), NAMES))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COUNTER_CREATED | e56d3ab1b48b2da6 | Sporthal De Nieuwe
            CONSUMER_REVOKED | unknown-key | unknown-key
            USER_DISABLED | 6b9f81a2-7505-4fdd-b152-dddeaf235cde | Ann Peeters
            PASSHOLDER_REMOVED | 971ca557-8e4f-4520-91c8-cc2594e4ab9f | verwijderde persoon
            CARD_SYSTEM_RENAMED | 1 | UiTPAS Dender
            CHECKIN_CODE_MADE | a89a2707 | Open dag
            GROUP_CREATED | Leesbalies | Leesbalies
            EVENTS_IMPORTED | events.json and 2 more | events.json en nog 2
            CARD_BLOCKED | 0987654321113 | 0987654321113
            ACTIVATION_FAILED | card 0900009999906 | kaart 0900009999906
            LOOKUPS_EXHAUSTED | 6b9f81a2-7505-4fdd-b152-dddeaf235cde | Ann Peeters
            LOOKUPS_EXHAUSTED | e56d3ab1b48b2da6 | Sporthal De Nieuwe
            LOOKUPS_EXHAUSTED | unknown-key | unknown-key
            OF_ANOTHER_RELEASE | something | something
            """)
    void what_was_done_something_to_has_its_name(String act, String subject, String name) {
        assertThat(AuditSubject.of(entry(act, subject)).in(frame(Language.NL), NAMES))
                .isEqualTo(name);
    }

    private static AuditEntry entry(String act, String subject) {
        return new AuditEntry(
                1,
                Instant.EPOCH,
                "6b9f81a2-7505-4fdd-b152-dddeaf235cde",
                Optional.empty(),
                Optional.empty(),
                "",
                act,
                subject,
                "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            6b9f81a2-7505-4fdd-b152-dddeaf235cde | | Ann Peeters
            971ca557-8e4f-4520-91c8-cc2594e4ab9f | | verwijderde persoon
            command line | | opdrachtregel
            command line jan | | opdrachtregel (jan)
            application e56d3ab1b48b2da6 | | Sporthal De Nieuwe
            application e56d3ab1b48b2da6 | 6b9f81a2-7505-4fdd-b152-dddeaf235cde | Ann Peeters via Sporthal De Nieuwe
            visitor | | bezoeker
            """)
    void an_actor_has_a_name(String actor, @Nullable String onBehalfOf, String name) {
        var entry = new AuditEntry(
                1,
                Instant.EPOCH,
                actor,
                Optional.ofNullable(onBehalfOf),
                Optional.empty(),
                "",
                "GROUP_CREATED",
                "",
                "");
        assertThat(AuditSubject.actor(entry).in(frame(Language.NL), NAMES)).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource
    void no_language_shows_a_day_as_computers_write_it(Language language) {
        var text = AuditDetails.of(Optional.of(Act.CHECKIN_CODE_MADE), "2026-11-28 to 2026-12-04")
                .in(frame(language), NAMES);

        assertThat(text).contains("28", "2026").doesNotContain("2026-", " to 2026-");
    }

    @Test
    void every_act_says_what_it_is_done_to() {
        for (var act : Act.values()) {
            assertThat(AuditSubject.of(entry(act.name(), "")).in(frame(Language.FR), NAMES))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NL | 2026-11-28T00:00:00Z | vandaag 01:00
            NL | 2026-11-27T22:59:59Z | gisteren 23:59
            NL | 2026-11-27T23:00:00Z | vandaag 00:00
            NL | 2026-11-29T22:59:00Z | morgen 23:59
            NL | 2026-11-26T22:59:00Z | 26 november 2026, 23:59
            EN | 2026-11-28T17:14:00Z | today 18:14
            FR | 2026-11-28T17:14:00Z | aujourd’hui à 18:14
            DE | 2026-11-29T17:14:00Z | morgen 18:14
            """)
    void a_moment_is_told_as_people_do(Language language, Instant moment, String words) {
        assertThat(frame(language).moment(moment)).isEqualToIgnoringCase(words);
    }

    private static Frame frame(Language language) {
        return new Frame(
                language,
                "",
                "/",
                Optional.empty(),
                Optional.empty(),
                Instant.parse("2026-11-28T17:14:00Z"),
                OptionalInt.empty());
    }
}
