package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.rights.Right;
import org.spaarpunt.testing.Answer;

/**
 * Every call, about one passholder of Aalst, by callers in that card system and in another. The table in the documentation is what this
 * test hears; run it with {@code -Dspaarpunt.write-tables=true} to write the table anew.
 */
class VisibilityTableTest {
    private static final Path DOCUMENTATION = Path.of("../docs/protocol/rights.md");
    private static final String HEADING = "## What each caller learns of a passholder";

    private static final String JEF = "demo-passholder-3";
    private static final String JEFS_CARD = "0900000095902";
    private static final String NATIONAL_NUMBER = PassholderDesk.nationalNumber(227);

    /** What is asked beside the words of the table of rights. */
    private static final Map<String, String> ABOUT_JEF = Map.of(
            "/uitpas/passholder/pointsPromotions",
            "uitpasNumber=" + JEFS_CARD,
            "/uitpas/promotion/pointsPromotion/{promotion}",
            "uitpasNumber=" + JEFS_CARD,
            "/uitpas/promotion/welcomeAdvantage/{advantage}",
            "uitpasNumber=" + JEFS_CARD,
            "/uitpas/cultureevent/{cdbid}",
            "uitpasNumber=" + JEFS_CARD,
            "/uitpas/cultureevent/searchCheckins",
            "uid=" + JEF,
            "/uitpas/balie/search",
            "userId=" + JEF);

    /** No counter is named. */
    private static final String NOWHERE = "";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private static final TwoCardSystems PLACE = new TwoCardSystems(SERVER);

    /** Callers, by the head of their column. */
    private enum Caller {
        OWN_OFFICE("registering, own", TwoCardSystems.OFFICE),
        OTHER_OFFICE("registering, other", TwoCardSystems.FAR_OFFICE),
        OWN_DOOR("checking in, own", TwoCardSystems.DOOR),
        OTHER_DOOR("checking in, other", TwoCardSystems.FAR_DOOR),
        NO_GROUPS("no groups", TwoCardSystems.NO_GROUPS),
        READER("reads passholders", NOWHERE),
        ONE_PERMISSION("the call’s permission", NOWHERE),
        SELF("the passholder", NOWHERE),
        ANOTHER("another user", NOWHERE);

        private final String head;
        private final String counter;

        Caller(String head, String counter) {
            this.head = head;
            this.counter = counter;
        }

        Keys keys(Right right) {
            return switch (this) {
                case OWN_OFFICE, OTHER_OFFICE, OWN_DOOR, OTHER_DOOR, NO_GROUPS, ANOTHER -> app("demo-counter-app eve");
                case SELF -> app("demo-counter-app jef");
                case READER -> new Keys("demo-counter-app", "demo-counter-app-secret", "", "");
                case ONE_PERMISSION ->
                    permission(right)
                            .map(permission -> new Keys("only-" + permission, "secret", "", ""))
                            .orElseGet(() -> new Keys("demo-no-rights", "demo-no-rights-secret", "", ""));
            };
        }

        private static Keys app(String token) {
            return new Keys("demo-counter-app", "demo-counter-app-secret", token, "secret");
        }

        private static Optional<Permission> permission(Right right) {
            return switch (right) {
                case Right.OfConsumer(var permission) -> Optional.of(permission);
                case Right.OfConsumerOrActionAt(var permission, var _) -> Optional.of(permission);
                default -> Optional.empty();
            };
        }
    }

    @BeforeAll
    static void open() {
        PLACE.open();
        PLACE.eve()
                .post(
                        "uitpas/passholder/" + JEFS_CARD,
                        "inszNumber",
                        NATIONAL_NUMBER,
                        "balieConsumerKey",
                        TwoCardSystems.OFFICE);
    }

    @Test
    void the_documentation_says_what_each_caller_learns_of_a_passholder_of_its_own_and_of_another_card_system()
            throws IOException {
        var table = table();
        if (Boolean.getBoolean("spaarpunt.write-tables")) {
            Files.write(DOCUMENTATION, replaced(table));
        }
        assertThat(documented()).isEqualTo(table);
    }

    private static List<String> table() {
        Map<String, Route> routes =
                ServedCalls.routes(SERVER.jdbi()).stream().collect(Collectors.toMap(Route::name, Function.identity()));
        var lines = new ArrayList<String>();
        lines.add(
                line(Stream.concat(Stream.of("call"), Stream.of(Caller.values()).map(caller -> caller.head))));
        lines.add("|---".repeat(Caller.values().length + 1) + "|");
        for (var row : RightsRow.all()) {
            var right =
                    Objects.requireNonNull(routes.get(row.call()), row.call()).right();
            var cells = Stream.of(Caller.values()).map(caller -> outcome(send(row, caller, right)));
            lines.add(line(Stream.concat(Stream.of("`" + row.call().replace(" /", " ") + "`"), cells)));
        }
        return lines;
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static Answer send(RightsRow row, Caller caller, Right right) {
        var path = row.path()
                .substring(1)
                .replace("{uitpasNumber}", JEFS_CARD)
                .replace("{card}", JEFS_CARD)
                .replace("{uid}", JEF)
                .replace("{promotion}", "5687")
                .replace("{advantage}", "5688")
                .replace("{groupPass}", "0900000045410")
                .replace("{cardSystemId}", "2")
                .replace("{cidConsumerKey}", "nothing")
                .replace("{cdbid}", "demo-unlimited")
                .replace("{id}", row.path().startsWith("/user") ? JEF : "1");
        var asked = asked(row, caller);
        var form = Parameters.parse(row.method().equals("POST") ? asked : "").orElseThrow();
        var client = SERVER.running().as(caller.keys(right));
        return row.method().equals("POST") ? client.post(path, form) : client.get(path + "?" + asked);
    }

    /** What the table of rights asks for, about the passholder wherever the call takes one, at the counter of the caller. */
    private static String asked(RightsRow row, Caller caller) {
        var asked = row.asked()
                .replace("balieConsumerKey={counter}", "")
                .replace("{ann}", "eve")
                .replace("rights-newcomer", "nobody");
        return Stream.of(asked, ABOUT_JEF.getOrDefault(row.path(), ""), "balieConsumerKey=" + caller.counter)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("&"))
                .replace("&&", "&");
    }

    private static String outcome(Answer answer) {
        if (answer.status() == 401) {
            return "–";
        }
        if (answer.status() != 200) {
            return answer.code().equals("ACCESS_DENIED") ? "no" : "`" + answer.code() + "`";
        }
        if (answer.body().contains(NATIONAL_NUMBER)) {
            return "all, and the national number";
        }
        if (answer.body().contains("Lambrecht")) {
            return "all";
        }
        return answer.body().contains("<firstName>Jef<") ? "door" : "yes";
    }

    private static List<String> documented() throws IOException {
        return Files.readAllLines(DOCUMENTATION).stream()
                .dropWhile(line -> !line.equals(HEADING))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static List<String> replaced(List<String> table) throws IOException {
        var lines = Files.readAllLines(DOCUMENTATION);
        var before = new ArrayList<>(lines.subList(0, lines.indexOf(HEADING) + 1));
        var section = lines.subList(lines.indexOf(HEADING) + 1, lines.size());
        before.addAll(section.stream().takeWhile(line -> !line.startsWith("|")).toList());
        before.addAll(table);
        before.addAll(section.stream()
                .dropWhile(line -> !line.startsWith("|"))
                .dropWhile(line -> line.startsWith("|"))
                .toList());
        return before;
    }
}
