package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.http.Endpoint;

/** Every page in every state: what {@link UserWindow} asks of a page. With {@code -Dspaarpunt.screens=write} it takes the pictures in docs/screens. */
class EveryPageTest {
    /** Routes that answer with no page of their own: they redirect, stream or are files. */
    private static final Set<String> NO_PAGES = Set.of(
            "GET /sign-in/provider",
            "GET /sign-in/provider/return",
            "GET /uitid/rest/auth/changepassword/{id}",
            "GET /account/second-factor/codes/{form}",
            "GET /uitid/rest/auth/verifier/{form}",
            "GET /oidc/logout",
            "GET /oidc/realms/uitid/protocol/openid-connect/logout",
            "GET /counter/{key}/people/{uid}/link/{form}",
            "GET /counter/{key}/staff/link/{form}",
            "GET /me/family/link/{form}",
            "GET /counter/{key}/webhooks/secret/{form}",
            "GET /admin/receipts/{form}",
            "GET /devices/codes/{form}",
            "GET /events/receipts/{form}",
            "GET /events/{cdbid}/live/stream",
            "GET /events/{cdbid}/export.csv",
            "GET /checkincodes/{eventId}/qr-spaarcode.zip");

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages(Map.of("administrator-second-factor", "false"));

    /** One that could send mail. */
    @RegisterExtension
    static final OwnPages MAILING = new OwnPages(Map.of(
            "smtp-host", "127.0.0.1",
            "smtp-port", "9",
            "smtp-security", "none",
            "mail-from", "uitpas@stad.example",
            "public-url", "https://uitpas.example"));

    private static final Map<String, UserWindow> WINDOWS = new HashMap<>();

    static List<Visit> visits() {
        return Stream.of(VisitsOfPeople.all(), VisitsOfOrganisers.all(), VisitsOfAdministration.all())
                .flatMap(List::stream)
                .toList();
    }

    @AfterAll
    static void close() {
        WINDOWS.values().forEach(UserWindow::close);
        WINDOWS.clear();
    }

    @Test
    void every_route_with_a_page_is_visited() {
        var visited = Stream.concat(visits().stream().map(Visit::route), NO_PAGES.stream())
                .collect(Collectors.toSet());

        assertThat(Stream.concat(PAGES.pages().stream(), PAGES.adminPages().stream())
                        .filter(route -> route.method().equals("GET"))
                        .map(Endpoint::name))
                .isSubsetOf(visited);
    }

    /** Which visits changed what they show is not compared: a picture of another machine has other letters. */
    @Test
    void every_visit_has_its_pictures_and_every_picture_a_visit() throws IOException {
        var names = visits().stream().map(Visit::name).toList();
        assertThat(names).doesNotHaveDuplicates();

        try (var files = Files.list(UserWindow.PICTURES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".webp")))
                    .containsExactlyInAnyOrderElementsOf(
                            names.stream().flatMap(UserWindow::pictures).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("visits")
    void the_page_is_sound(Visit visit) {
        WINDOWS.computeIfAbsent(visit.user(), user -> UserWindow.of(user, PAGES))
                .assertSound(visit);
    }
}
