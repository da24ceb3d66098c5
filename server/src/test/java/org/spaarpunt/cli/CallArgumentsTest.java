package org.spaarpunt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.http.Header;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;

class CallArgumentsTest {

    @Test
    void a_method_and_a_path_are_enough() {
        assertThat(parse("get", "uitpas/enduser/0930056878802"))
                .isEqualTo(new CallArguments(
                        DemoProfile.COUNTER.keys(),
                        "GET",
                        URI.create("http://127.0.0.1:8123/uitid/rest/uitpas/enduser/0930056878802"),
                        URI.create("https://uitpas.example/uitid/rest/uitpas/enduser/0930056878802"),
                        Parameters.none(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void options_come_first_and_parameters_last() {
        var call = parse(
                "--as",
                "member-app",
                "--url",
                "https://uitpas.example/api/",
                "--header",
                "Accept-Language: fr",
                "POST",
                "uitpas/enduser/checkin",
                "checkinCode=a=b",
                "uitpasNumber=");
        assertThat(call.keys()).isEqualTo(DemoProfile.MEMBER_APP.keys());
        assertThat(call.address()).hasToString("https://uitpas.example/api/uitid/rest/uitpas/enduser/checkin");
        assertThat(call.headers()).containsExactly(new Header("Accept-Language", "fr"));
        assertThat(call.parameters().pairs())
                .containsExactly(new Parameter("checkinCode", "a=b"), new Parameter("uitpasNumber", ""));
    }

    @Test
    void keys_of_an_installation_stand_in_options_or_in_the_environment() {
        var keys = new Keys("urn:key", "secret", "token", "token-secret");
        assertThat(parse("--consumer", "urn:key:secret", "--token", "token:token-secret", "GET", "/health")
                        .keys())
                .isEqualTo(keys);
        var environment =
                Map.of("SPAARPUNT_CALL_CONSUMER", "urn:key:secret", "SPAARPUNT_CALL_TOKEN", "token:token-secret");
        assertThat(parse(environment, "GET", "/health").keys()).isEqualTo(keys);
        assertThat(parse(environment, "--as", "library", "GET", "/health").keys())
                .isEqualTo(DemoProfile.LIBRARY.keys());
    }

    @Test
    void a_consumer_that_is_typed_drops_the_token_of_the_environment_and_keeps_one_that_is_typed() {
        var environment = Map.of("SPAARPUNT_CALL_CONSUMER", "key:secret", "SPAARPUNT_CALL_TOKEN", "token:token-secret");
        assertThat(keys(environment, "--consumer", "other:its-secret"))
                .isEqualTo(Keys.ofConsumer("other", "its-secret"));
        assertThat(keys(environment, "--token", "mine:my-secret", "--consumer", "other:its-secret"))
                .isEqualTo(new Keys("other", "its-secret", "mine", "my-secret"));
        assertThat(keys(environment, "--token", "mine:my-secret"))
                .isEqualTo(new Keys("key", "secret", "mine", "my-secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "uitpas/passholder/checkin, /uitid/rest/uitpas/passholder/checkin",
        "/uitpas/passholder/checkin, /uitid/rest/uitpas/passholder/checkin",
        "/uitid/rest/uitpas/passholder/checkin, /uitid/rest/uitpas/passholder/checkin",
        "/health, /health"
    })
    void a_path_stands_below_the_prefix_or_at_the_root(String typed, String path) {
        assertThat(parse("GET", typed).address().getPath()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Missing required parameters: 'METHOD'",
        "POST, Missing required parameter: 'PATH'",
        "--as, Missing required parameter for option '--as'",
        "--as nobody GET /health, There is no profile nobody",
        "--consumer key GET /health, A consumer is written as KEY:SECRET",
        "--consumer key: GET /health, A consumer is written as KEY:SECRET",
        "--token token:secret GET /health, Keys are a profile of the demo, or a consumer",
        "--as counter --consumer key:secret GET /health, Keys are a profile of the demo, or a consumer",
        "--consumer key:secret --as counter GET /health, Keys are a profile of the demo, or a consumer",
        "--as counter --as library GET /health, option '--as' (PROFILE) should be specified only once",
        "--url 127.0.0.1:8080 GET /health, A server's address looks like",
        "--url ftp://127.0.0.1 GET /health, A server's address looks like",
        "--url http:// GET /health, A server's address looks like",
        "--header Accept-Language GET /health, A header looks like",
        "--header :fr GET /health, A header looks like",
        "POST /health cdbid, A parameter looks like",
        "POST /health =demo-today, A parameter looks like"
    })
    void what_cannot_be_understood_is_told_in_a_sentence(String typed, String sentence) {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> parse(typed.isEmpty() ? new String[0] : typed.split(" ", -1)))
                .withMessageStartingWith(sentence);
    }

    @Test
    void an_address_that_is_none_is_told_too() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--url", "http://a b", "GET", "/health"))
                .withMessageContaining("not http://a b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("GET", "uitpas/a b"))
                .withMessageContaining("The path uitpas/a b is none");
    }

    @Test
    void the_server_is_that_of_the_option_then_of_the_environment_then_of_the_settings() {
        var environment = Map.of("SPAARPUNT_CALL_URL", "https://test.example/");
        assertThat(parse(environment, "--url", "http://[::1]:9000", "GET", "/health")
                        .address())
                .hasToString("http://[::1]:9000/health");
        assertThat(parse(environment, "GET", "/health"))
                .extracting(CallArguments::address, CallArguments::signedAs)
                .containsOnly(URI.create("https://test.example/health"));
        assertThat(parse(Map.of("SPAARPUNT_CALL_URL", ""), "GET", "/health").address())
                .hasToString("http://127.0.0.1:8123/health");
    }

    private static Keys keys(Map<String, String> environment, String... options) {
        return parse(
                        environment,
                        Stream.concat(Stream.of(options), Stream.of("GET", "/health"))
                                .toArray(String[]::new))
                .keys();
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo.png", "=photo.png", "picture=", "picture=no-such-file.png"})
    void a_file_that_is_not_named_or_not_there_is_told_before_anything_is_sent(String file) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--file", file, "POST", "uitpas/passholder/demo-passholder-3/uploadPicture"))
                .withMessageContaining("file");
    }

    private static CallArguments parse(String... words) {
        return parse(Map.of(), words);
    }

    private static CallArguments parse(Map<String, String> environment, String... words) {
        var settings = new CallServer(URI.create("http://127.0.0.1:8123"), URI.create("https://uitpas.example"));
        return TypedCall.read(List.of(words), environment, settings);
    }
}
