package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spaarpunt.accounts.PasswordFlaw;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.administration.FirstSteps;
import org.spaarpunt.associations.Associations;
import org.spaarpunt.audit.Act;
import org.spaarpunt.checkins.Reason.OfVisit;
import org.spaarpunt.codes.CodeValidity;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.Role;
import org.spaarpunt.devices.Device;
import org.spaarpunt.devices.DeviceLight;
import org.spaarpunt.events.EventList;
import org.spaarpunt.events.LimitPeriod;
import org.spaarpunt.families.JoinOutcome;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.imports.ImportKind;
import org.spaarpunt.languages.Language;
import org.spaarpunt.lookups.Party;
import org.spaarpunt.openid.ClientGrant;
import org.spaarpunt.openid.ClientKind;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.CardType;
import org.spaarpunt.passholders.BirthDateProof;
import org.spaarpunt.passholders.Objection;
import org.spaarpunt.passholders.PassholderNotices;
import org.spaarpunt.passholders.Presence;
import org.spaarpunt.points.Movement;
import org.spaarpunt.prices.SaleReason;
import org.spaarpunt.rewards.Reward;
import org.spaarpunt.rewards.RewardList;
import org.spaarpunt.rewards.RewardPart;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.Texts;
import org.spaarpunt.webhooks.Delivery;
import org.spaarpunt.webhooks.Endpoint;
import org.spaarpunt.webhooks.EventKind;

/** The text files of the languages agree with each other, with the pages and with the code. */
class TextFilesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final List<Path> SOURCES =
            List.of(Path.of("src/main/jte"), Path.of("src/main/java/org/spaarpunt/web"));
    /** The folders with texts, a file for each language. */
    private static final List<Path> PARTS = parts();

    private static final Pattern KEY = Pattern.compile("\"([a-z][A-Za-z]*\\.[A-Za-z.]*[A-Za-z])\"");
    private static final Pattern PLACE = Pattern.compile("%\\d\\$s");

    /** Names that are the same word in two languages. */
    private static final Set<String> SAME_WORD = Set.of(
            "account.applications",
            "admin.callback",
            "admin.counters.consumer",
            "admin.key",
            "admin.secret",
            "admin.tokens",
            "byCamera.open",
            "code.code",
            "counter.code",
            "details.secrets",
            "events.column.title",
            "events.form.title",
            "events.stage.ALL",
            "moment.tomorrow",
            "nav.account",
            "nav.webhooks",
            "webhooks.title");

    @ParameterizedTest
    @EnumSource
    void every_language_has_the_keys_of_dutch(Language language) {
        assertThat(texts(language).keySet()).isEqualTo(texts(Language.NL).keySet());
    }

    @ParameterizedTest
    @EnumSource
    void every_language_fills_in_the_same_places_as_dutch(Language language) {
        assertThat(places(texts(language))).isEqualTo(places(texts(Language.NL)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NL")
    void no_text_was_left_in_dutch(Language language) {
        var dutch = texts(Language.NL);

        assertThat(texts(language)).allSatisfy((key, text) -> {
            if (!SAME_WORD.contains(key)) {
                assertThat(text).isNotEqualTo(dutch.get(key));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void there_is_one_kind_of_apostrophe(Language language) {
        assertThat(texts(language)).allSatisfy((_, text) -> assertThat(text).doesNotContain("'"));
    }

    @ParameterizedTest
    @EnumSource
    void the_pages_read_every_file(Language language) {
        assertThat(texts(language).keySet()).allMatch(Texts.in(language)::has);
    }

    /** Of a key that stands twice, the first text would never be shown. */
    @Test
    void no_key_stands_twice_in_a_file() throws IOException {
        try (var files = Files.walk(RESOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".properties")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(new TextFile(read(file)).keys())
                            .as(file.toString())
                            .doesNotHaveDuplicates());
        }
    }

    @Test
    void dutch_is_written_as_it_is_spoken_here() {
        assertThat(texts(Language.NL))
                .allSatisfy((_, text) -> assertThat(text)
                        .doesNotContainPattern(
                                "(?i)\\bgekend|\\bkan je\\b|\\bje kan\\b|\\boproep|\\bstoppen\\b|afgesloten"));
    }

    @Test
    void every_key_is_used_and_every_key_that_is_used_is_there() throws IOException {
        var used = namedInSources();
        Stream.of(Notices.values())
                .forEach(notice -> used.addAll(List.of("notice." + notice, "notice." + notice + ".title")));
        Arrays.stream(PasswordFlaw.values()).forEach(flaw -> used.add("password." + flaw));
        Stream.of(Act.values()).forEach(act -> used.add("act." + act));
        Stream.of(Permission.values()).forEach(permission -> used.add("permission." + permission));
        Stream.of(CounterAction.values()).forEach(action -> used.add("action." + action));
        Stream.of(Refusal.values()).forEach(reason -> used.add("admin.refused." + reason));
        // An act is a value in a form or an address, of which the key is made.
        texts(Language.NL).keySet().stream()
                .filter(key -> prefix(key).equals("done"))
                .filter(TextFilesTest::isActSomewhere)
                .forEach(used::add);
        used.addAll(ofDetails());
        Stream.of(Danger.values())
                .forEach(danger -> used.addAll(List.of(danger.title(), danger.effect(), danger.button())));
        used.addAll(ofEvents());
        used.addAll(ofClients());
        used.addAll(ofOffers());
        Stream.of(JoinOutcome.Refused.values()).forEach(why -> used.add("family.refused." + why));
        used.addAll(ofWebhooks());
        Stream.of(DeviceLight.values()).forEach(light -> used.add("devices.light." + light));
        Stream.of("password", "session", "sessions", "application", "counter", "lastAdmin")
                .forEach(deed -> used.add("account.done." + deed));

        assertThat(texts(Language.NL).keySet()).isEqualTo(used);
    }

    private static Set<String> ofClients() {
        var used = new TreeSet<String>();
        Stream.of(ClientKind.values())
                .forEach(kind -> used.addAll(List.of("admin.client.kind." + kind, "details.client." + kind)));
        Stream.of(ClientGrant.values()).forEach(grant -> used.add("admin.client.grant." + grant));
        return used;
    }

    private static Set<String> ofWebhooks() {
        var used =
                new TreeSet<String>(Set.of("webhooks.kind.webhook.test", "webhooks.why.FAILED", "webhooks.why.GONE"));
        Stream.of(EventKind.values()).forEach(kind -> used.add("webhooks.kind." + kind.wireName()));
        Stream.of(Endpoint.State.values()).forEach(state -> used.add("webhooks.state." + state));
        Stream.of(Delivery.State.values()).forEach(state -> used.add("webhooks.delivery." + state));
        Stream.of("UNKNOWN_HOST", "FORBIDDEN_ADDRESS", "UNREACHABLE", "TLS_FAILED", "TIMED_OUT", "UNREADABLE")
                .forEach(reason -> used.add("webhooks.reason." + reason));
        return used;
    }

    private static Set<String> ofEvents() {
        var used = new TreeSet<String>();
        Stream.of(EventList.Stage.values())
                .forEach(stage -> used.addAll(List.of("events.stage." + stage, "events.none." + stage)));
        Stream.of(CodeValidity.Flaw.values()).forEach(flaw -> used.add("poster.flaw." + flaw));
        Stream.of(OfVisit.values()).forEach(reason -> used.add("simulator.reason." + reason));
        Stream.of("GRANTED", "ALREADY", "REFUSED").forEach(outcome -> used.add("simulator.outcome." + outcome));
        Stream.of("COUNTER", "CODE", "DEVICE").forEach(way -> used.add("numbers.way." + way));
        Stream.of(LimitPeriod.values()).forEach(period -> used.add("events.per." + period));
        return used;
    }

    /** What pages say of rewards, prices and associations. */
    private static Set<String> ofOffers() {
        var used = new TreeSet<String>();
        Stream.of(RewardPart.values()).forEach(part -> used.add("admin.rewards.part." + part));
        Stream.of(RewardList.Stage.values()).forEach(stage -> used.add("admin.rewards.stage." + stage));
        Stream.of(Reward.Kind.values())
                .map(kind -> "admin.rewards.kind." + kind)
                .forEach(key -> used.addAll(List.of(key, key + ".hint")));
        Stream.of("published", "redeemable", "granted").forEach(period -> used.add("admin.rewards." + period));
        Stream.of(CardType.values()).forEach(type -> used.add("admin.prices.type." + type));
        Stream.of("from", "to").forEach(age -> used.add("admin.prices." + age));
        Stream.of(Associations.Part.values()).forEach(part -> used.add("admin.associations.part." + part));
        Stream.of("free", "birth", "registration").forEach(rule -> used.add("admin.associations.rule." + rule));
        return used;
    }

    /** The keys that templates and classes name in full. */
    private static Set<String> namedInSources() throws IOException {
        var used = new TreeSet<String>();
        var prefixes =
                texts(Language.NL).keySet().stream().map(TextFilesTest::prefix).collect(Collectors.toSet());
        for (var folder : SOURCES) {
            try (var files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .flatMap(file -> KEY.matcher(read(file)).results())
                        .map(key -> key.group(1))
                        .filter(key -> prefixes.contains(prefix(key)))
                        .forEach(used::add);
            }
        }
        return used;
    }

    /** The keys of what pages say of values. */
    private static Set<String> ofDetails() {
        var used = new TreeSet<String>();
        Stream.of(SaleReason.values()).forEach(reason -> used.add("reason." + reason));
        Stream.of(Role.values()).forEach(role -> used.add("details.role." + role));
        Stream.of(PassholderNotices.Kind.values()).forEach(kind -> used.add("counterCode." + kind));
        Stream.of(Movement.Reason.values()).forEach(reason -> used.add("movement." + reason));
        Stream.of(Objection.values()).forEach(objection -> used.add("objection." + objection));
        Stream.of(CardStatus.values()).forEach(status -> used.add("card." + status));
        Stream.of(Presence.Proof.values()).forEach(proof -> used.add("details.proof." + proof));
        Stream.of(Party.values()).forEach(party -> used.add("details.lookups." + party));
        Stream.of(BirthDateProof.Counted.values()).forEach(counted -> used.add("details.birthDates." + counted));
        Stream.of(FirstSteps.Step.values()).forEach(step -> used.add("admin.steps." + step));
        Stream.of("CHECKINS", "TRANSFERS", "PASSHOLDERS").forEach(table -> used.add("admin.exports.table." + table));
        Stream.of(ImportKind.values()).forEach(kind -> used.add("admin.imports.kind." + kind));
        used.addAll(List.of("details.lookups.cards", "details.lookups.national_numbers"));
        used.addAll(List.of("details.expired.TOKENS", "details.expired.MEMBERSHIPS", "details.expired.NOTICES"));
        Stream.of(Device.Status.values()).forEach(status -> used.add("details.device." + status));
        return used;
    }

    /** A file of texts with every key that stands in it, and not only the last one of the same name. */
    private record TextFile(String content) {
        List<String> keys() throws IOException {
            var keys = new ArrayList<String>();
            var all = new Properties() {
                @Override
                public synchronized @Nullable Object put(Object key, Object text) {
                    keys.add(key.toString());
                    return super.put(key, text);
                }
            };
            all.load(new StringReader(content));
            return keys;
        }
    }

    private static String prefix(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private static boolean isActSomewhere(String key) {
        var act = '"' + key.substring("done.".length()) + '"';
        return SOURCES.stream().anyMatch(folder -> {
            try (var files = Files.walk(folder)) {
                return files.filter(Files::isRegularFile)
                        .anyMatch(file -> read(file).contains(act));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private static Map<String, String> texts(Language language) {
        var all = new HashMap<String, String>();
        for (var part : PARTS) {
            var texts = new Properties();
            try (var file = Files.newBufferedReader(part.resolve("texts_" + language.tag() + ".properties"))) {
                texts.load(file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            texts.stringPropertyNames()
                    .forEach(key -> assertThat(all.put(key, texts.getProperty(key)))
                            .as(key)
                            .isNull());
        }
        return all;
    }

    private static List<Path> parts() {
        try (var files = Files.walk(RESOURCES.resolve("org/spaarpunt/web"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("texts_"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, List<String>> places(Map<String, String> texts) {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> PLACE.matcher(entry.getValue())
                                .results()
                                .map(MatchResult::group)
                                .distinct()
                                .sorted()
                                .toList()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
