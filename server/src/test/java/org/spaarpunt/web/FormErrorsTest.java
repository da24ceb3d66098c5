package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.web.frame.PageRoute;

/** What every form says of what is wrong with it: at the fields, above the form, and in the title. */
class FormErrorsTest {
    private static final Pattern TAG = Pattern.compile("<(?:input|select|textarea)\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    /** Forms in which nothing is typed: buttons, and what is chosen by a button. */
    private static final Set<String> NOTHING_TYPED = Set.of(
            "/account/second-factor/codes",
            "/account/second-factor/off",
            "/sign-out",
            "/me/block",
            "/counter/{key}/people/{uid}/block",
            "/me/data",
            "/account/sessions/end",
            "/account/sessions/end-others",
            "/account/applications/end",
            "/account/counter-code",
            "/account/counters/leave",
            "/uitid/rest/auth/logout",
            "/oidc/logout",
            "/oidc/realms/uitid/protocol/openid-connect/logout",
            "/admin/tokens",
            "/admin/imports/{key}",
            "/admin/webhooks/{key}",
            "/admin/consumers/{key}/organisers",
            "/admin/users/{key}");

    /** Forms whose errors have tests of their own: those of a counter, of organisers, and of passholders without an account. */
    private static final Set<String> TRIED_ELSEWHERE = Set.of(
            "/forgot-password",
            "/counter/{counter}/scan",
            "/counter/{counter}/redeem",
            "/counter/{counter}/undo",
            "/counter/{counter}/cancel",
            "/counter/{counter}/recent",
            "/events/new",
            "/events/{cdbid}",
            "/events/{cdbid}/poster",
            "/simulator",
            "/oidc/authorize",
            "/oidc/realms/uitid/protocol/openid-connect/auth",
            "/q",
            "/points",
            "/me/family",
            "/family/{secret}");

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    static Stream<WrongForm> wrongForms() {
        return WrongForm.all(PAGES);
    }

    @Test
    void every_form_is_tried() {
        var forms = new TreeSet<>(NOTHING_TYPED);
        forms.addAll(TRIED_ELSEWHERE);
        wrongForms().map(WrongForm::route).forEach(forms::add);

        assertThat(Stream.concat(PAGES.pages().stream(), PAGES.adminPages().stream())
                        .filter(route -> route.method().equals("POST"))
                        .map(PageRoute::path))
                .containsExactlyInAnyOrderElementsOf(forms);
    }

    @ParameterizedTest
    @MethodSource("wrongForms")
    void what_is_wrong_stands_at_its_field_above_the_form_and_in_the_title(WrongForm wrong) {
        var answer = sent(wrong);
        var page = answer.body();

        assertThat(answer.status()).isEqualTo(wrong.status());
        assertThat(page)
                .containsPattern("<title>Fout: [^<]+ · Spaarpunt</title>")
                .containsOnlyOnce("<h1");
        assertThat(invalidFields(page))
                .containsExactlyInAnyOrderElementsOf(wrong.fields().keySet());
        wrong.fields().forEach((id, said) -> {
            assertThat(page).contains("<p class=\"error\" id=\"" + id + "-error\">" + said + "</p>");
            assertThat(tag(page, id)).contains("aria-describedby=\"" + id + "-error");
            assertThat(page)
                    .containsPattern("role=\"alert\"[^§]*<li><a href=\"#" + id + "\">[^<]*" + Pattern.quote(said));
        });
        assertThat(ids(page)).doesNotHaveDuplicates();
        assertThat(page).containsOnlyOnce(" autofocus");
    }

    @ParameterizedTest
    @MethodSource("wrongForms")
    void what_was_typed_is_kept_and_passwords_are_not(WrongForm wrong) {
        var page = sent(wrong).body();

        for (var field : Parameters.parse(wrong.form()).orElseThrow().pairs()) {
            if (Set.of("password", "present", "wanted").contains(field.name())) {
                assertThat(tag(page, field.name())).doesNotContain("value=");
            } else if (!field.value().isEmpty() && !field.name().equals("group")) {
                assertThat(page).contains(escaped(field.value()));
            }
        }
    }

    @Test
    void the_fields_of_a_form_are_marked_only_there() {
        var page = sent(wrongForms()
                        .filter(wrong -> wrong.form().startsWith("act=member"))
                        .findFirst()
                        .orElseThrow())
                .body();

        assertThat(tag(page, "who")).contains("value=\"Ann Peters\"");
        assertThat(tag(page, "city")).contains("value=\"Aalst\"").doesNotContain("aria-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de"})
    void errors_are_said_in_the_language_of_the_reader(String language) {
        var administrator = PAGES.signedIn("admin").with("Accept-Language", language);
        var page = administrator
                .send("/admin/users", "formToken", administrator.formToken(), "nick", "a@b", "email", "nowhere")
                .body();

        assertThat(page).contains("<html lang=\"" + language + "\"").doesNotContain("Een gebruikersnaam heeft");
        assertThat(invalidFields(page)).containsExactly("nick", "email");
    }

    private static Answer sent(WrongForm wrong) {
        var client = wrong.as().isEmpty() ? PAGES.client() : PAGES.signedIn(wrong.as());
        var token = wrong.as().isEmpty() ? "" : "&formToken=" + client.formToken();
        return client.post(wrong.path(), Parameters.parse(wrong.form() + token).orElseThrow());
    }

    private static List<String> invalidFields(String page) {
        var found = new ArrayList<String>();
        for (var tag : TAG.matcher(page).results().map(MatchResult::group).toList()) {
            if (tag.contains("aria-invalid=\"true\"")) {
                found.add(attribute(tag, "id"));
            }
        }
        return found;
    }

    private static String tag(String page, String id) {
        return TAG.matcher(page)
                .results()
                .map(MatchResult::group)
                .filter(tag -> attribute(tag, "id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + id));
    }

    private static String attribute(String tag, String name) {
        return ATTRIBUTE
                .matcher(tag)
                .results()
                .filter(attribute -> attribute.group(1).equals(name))
                .map(attribute -> attribute.group(2))
                .findFirst()
                .orElse("");
    }

    private static List<String> ids(String page) {
        return Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(id -> id.group(1))
                .toList();
    }

    private static String escaped(String text) {
        return text.replace("<", "&lt;").replace("\"", "&#34;");
    }
}
