package org.spaarpunt.settings;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.settings.Settings.InvalidSettings;

/** Settings that stop the start, and what is said of them. */
class RejectedSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"1", "30"})
    void a_time_for_details_that_cannot_be_meant_stops_the_start(String days) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(Map.of("visit-details-days", days), Map.of()))
                .withMessage(
                        "The setting visit-details-days must be 0, which means without end, or at least 31 days, not "
                                + days);
    }

    @Test
    void a_setting_that_is_not_known_stops_the_start_and_names_those_that_are() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(Map.of(), Map.of("SPAARPUNT_PORTS", "1")))
                .withMessage("There is no setting SPAARPUNT_PORTS. There are: access-token-days,"
                        + " administrator-second-factor, allowed-origins, api-requests-per-application,"
                        + " api-requests-per-person, audit-details-days, backup-directory, backup-every-hours,"
                        + " backup-keep, card-lookups-per-application, card-lookups-per-caller,"
                        + " card-lookups-per-counter, card-name, data, database-connections, database-password,"
                        + " database-url, database-user, ended-membership-days, ended-token-days, host, log-format, mail-from, max-concurrent-requests,"
                        + " max-upload-megabytes, national-number-lookups-per-application,"
                        + " national-number-lookups-per-caller, national-number-lookups-per-counter, notice-days,"
                        + " oidc-client-id, oidc-client-secret, oidc-issuer, oidc-name, otlp-endpoint,"
                        + " otlp-headers-file, otlp-sampling-ratio, otlp-service-instance, otlp-service-name,"
                        + " port, presence-minutes, public-metrics, public-url, read-database-max-lag-seconds,"
                        + " read-database-password, read-database-url, read-database-user, secret-key-file,"
                        + " secret-keys, signing-key-days, smtp-host, smtp-password, smtp-port, smtp-security,"
                        + " smtp-user, staleness-seconds, tls-certificate, tls-key, token-audience, token-hours,"
                        + " token-issuer, token-issuer-audience, trusted-proxies, uitdatabank-hosts,"
                        + " visit-details-days, webhook-log-days, webhook-loopback, webhook-timeout-seconds");
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(Map.of("Port", "1"), Map.of()))
                .withMessageStartingWith("There is no setting Port.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a:c2hvcnQ=",
                "A:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "a:***",
                "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=:a",
                ",",
                "a:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=,a:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY="
            })
    void keys_that_cannot_be_used_stop_the_start_and_are_not_told(String keys) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(Map.of("secret-keys", keys), Map.of()))
                .withMessageStartingWith("The setting secret-keys cannot be used: ")
                .withMessageNotContainingAny("c2hvcnQ", "***", "MDEy");
    }

    @ParameterizedTest
    @CsvSource({
        "port, eighty",
        "port, ''",
        "port, -1",
        "port, 80.5",
        "port, 65536",
        "port, 4294967295",
        "database-connections, 0",
        "max-concurrent-requests, 0",
        "max-concurrent-requests, 99999999999",
        "staleness-seconds, 3601",
        "presence-minutes, 0",
        "card-lookups-per-caller, 0",
        "national-number-lookups-per-counter, many"
    })
    void a_number_that_is_none_or_out_of_range_is_named(String key, String value) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(Map.of(key, value), Map.of()))
                .withMessageStartingWith("The setting " + key + " must be a whole number");
    }

    @ParameterizedTest
    @CsvSource({"public-metrics, yes, true or false", "log-format, xml, text or json"})
    void a_choice_that_there_is_not_is_named(String key, String value, String choices) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(Map.of(key, value), Map.of()))
                .withMessage("The setting " + key + " must be " + choices + ", not " + value);
    }

    @ParameterizedTest
    @CsvSource({
        "smtp-host, mail.stad.example, go together",
        "mail-from, uitpas@stad.example, go together",
        "smtp-user, spaarpunt, go together",
        "smtp-security, ssl, 'must be none, starttls or tls'"
    })
    void a_mail_server_is_named_as_a_whole(String key, String value, String sentence) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(Map.of(key, value), Map.of()))
                .withMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://traces.stad.example:4318",
                "https://spaarpunt:hidden@traces.stad.example",
                "https://traces.stad.example?key=hidden",
                "https://traces.stad.example#hidden",
                "ftp://127.0.0.1",
                "127.0.0.1:4318",
                "https://spaarpunt:hidden@a place"
            })
    void traces_go_only_where_nobody_listens_in_and_the_address_holds_no_secret(String endpoint) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(Map.of("otlp-endpoint", endpoint), Map.of()))
                .withMessageStartingWith("The setting otlp-endpoint cannot be used: ")
                .withMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.01", "-0.1", "NaN", "5%"})
    void a_share_of_traces_that_cannot_be_meant_stops_the_start(String ratio) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(Map.of("otlp-sampling-ratio", ratio), Map.of()))
                .withMessage("The setting otlp-sampling-ratio must be a number from 0 to 1, not " + ratio);
    }

    @Test
    void emails_come_from_an_address() {
        var settings = Map.of("smtp-host", "mail.stad.example", "mail-from", "De stad");
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(settings, Map.of()))
                .withMessageStartingWith("The setting mail-from must be an e-mail address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uitpas.example",
                "/api",
                "https://uitpas.example?x=1",
                "https://uit pas",
                "mailto:info@uitpas.be"
            })
    void a_public_url_that_is_no_address_is_named(String url) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(Map.of("public-url", url), Map.of()))
                .withMessageStartingWith("The setting public-url is no address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://root:hidden@db/points",
                "postgresql://root:hidden@db/points",
                "jdbc:postgresql://db:hidden/points",
                "jdbc:postgresql://db:70000/hidden"
            })
    void a_database_of_another_make_or_at_no_address_is_refused_without_a_word_of_its_secrets(String url) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(Map.of("database-url", url), Map.of()))
                .withMessageContaining("jdbc:postgresql://")
                .withMessageNotContaining("hidden");
    }

    @Test
    void an_origin_that_is_none_stops_the_start() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(Map.of("allowed-origins", "https://app.example/"), Map.of()))
                .withMessageStartingWith(
                        "The setting allowed-origins cannot be used: \"https://app.example/\" is no origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example", "localhost", "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/", "10.1", "10.0.0.256"})
    void a_trusted_proxy_that_is_no_address_is_named_and_nobody_is_asked_for_one(String proxy) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(Map.of("trusted-proxies", "10.0.0.1," + proxy), Map.of()))
                .withMessageStartingWith(
                        "The setting trusted-proxies must hold addresses and ranges like 10.0.0.0/8: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls-certificate", "tls-key"})
    void a_certificate_without_its_key_stops_the_start_and_a_key_alone_too(String key) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(Map.of(key, "/etc/spaarpunt/file.pem"), Map.of()))
                .withMessage("The settings tls-certificate and tls-key go together: one is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oidc-issuer", "oidc-client-id", "oidc-client-secret", "oidc-name"})
    void a_provider_of_which_something_is_missing_stops_the_start(String key) {
        var file = new HashMap<>(SettingsTest.EVERY_KEY);
        file.remove(key);
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(file, Map.of()))
                .withMessageStartingWith("The settings oidc-issuer, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://login.example", "login", "https://login.example?x", "https://log in"})
    void a_provider_that_could_be_listened_in_on_stops_the_start(String issuer) {
        var file = new HashMap<>(SettingsTest.EVERY_KEY);
        file.put("oidc-issuer", issuer);
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(file, Map.of()))
                .withMessageStartingWith("The setting oidc-issuer cannot be used")
                .withMessageNotContaining("hidden");
    }
}
