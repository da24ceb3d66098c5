package org.spaarpunt.web.docs;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.openapi.ApiDescription;
import org.spaarpunt.openapi.ApiDescription.Call;
import org.spaarpunt.openapi.DescribedApis;
import org.spaarpunt.openapi.Field;

/**
 * Finds what the pages for developers explain: calls and operations, codes, problems, first steps and changes. All words
 * that are asked for must be in a text, whole or in part, whatever their accents and capitals; a text that has them in
 * its title comes first. Everything is in memory, and made with the first search.
 */
final class DocsSearch {
    /** The most that one page shows. */
    static final int MOST = 30;

    /** What is longer was not typed to find something. */
    private static final int LONGEST = 100;

    private static final int LENGTH_OF_BEGINNING = 160;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** An accent. */
    private static final Pattern MARK = Pattern.compile("\\p{M}+");

    /** What stands between the words of codes. */
    private static final Pattern SIGN = Pattern.compile("[_-]");

    private final List<Entry> entries;

    /**
     * What can be found.
     *
     * @param kind for people
     * @param path of the page, with the place on it
     */
    record Hit(String kind, String title, String text, String path) {
        /** As much of the text as a list shows, in whole words. */
        String beginning() {
            if (text.length() <= LENGTH_OF_BEGINNING) {
                return text;
            }
            int end = text.lastIndexOf(' ', LENGTH_OF_BEGINNING);
            return text.substring(0, end < 0 ? LENGTH_OF_BEGINNING : end) + " …";
        }
    }

    /** @param total how many there are; the hits may be fewer */
    record Result(int total, List<Hit> hits) {
        Result {
            hits = List.copyOf(hits);
        }
    }

    /** A hit with its words as they are compared. */
    private record Entry(Hit hit, String title, String all) {
        static Entry of(Hit hit, Stream<String> words) {
            var more = words.collect(Collectors.joining(" "));
            return new Entry(hit, folded(hit.title()), folded(String.join(" ", hit.title(), hit.text(), more)));
        }

        boolean has(List<String> words) {
            return words.stream().allMatch(all::contains);
        }

        /** How many of the words are not in the title. */
        long distance(List<String> words) {
            return words.stream().filter(word -> !title.contains(word)).count();
        }
    }

    DocsSearch(DescribedApis apis) {
        var json = apis.json().get();
        var all = new ArrayList<Entry>();
        json.calls()
                .forEach(call -> all.add(call(
                        json,
                        call,
                        "UiTPAS API 4.0",
                        DocsRoutes.JSON + "/" + json.topicOf(call).slug() + "#" + call.id())));
        apis.older()
                .calls()
                .forEach(call ->
                        all.add(call(apis.older(), call, "UiTPAS API 3.0", DocsRoutes.CALLS + "#" + call.id())));
        json.codes()
                .forEach(code -> all.add(code(
                        code, "problem", DocsRoutes.PROBLEMS + "#" + code.name().replace('/', '-'))));
        apis.older().codes().forEach(code -> all.add(code(code, "code", DocsRoutes.ERRORS + "#" + code.name())));
        Guide.SECTIONS.forEach(section -> all.add(Entry.of(section, Stream.of())));
        ChangeLog.OF_THIS_VERSION
                .sections()
                .forEach(section -> section.changes()
                        .forEach(change -> all.add(Entry.of(
                                new Hit(
                                        "change",
                                        section.heading(),
                                        String.join("", change.pieces()),
                                        DocsRoutes.CHANGES),
                                Stream.of()))));
        this.entries = List.copyOf(all);
    }

    /** The best hits for these words. */
    Result find(String asked) {
        var words = Stream.of(SPACE.split(folded(asked.substring(0, Math.min(asked.length(), LONGEST)))))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            return new Result(0, List.of());
        }
        var found = entries.stream()
                .filter(entry -> entry.has(words))
                .sorted(Comparator.comparingLong((Entry entry) -> entry.distance(words)))
                .map(Entry::hit)
                .toList();
        return new Result(found.size(), found.stream().limit(MOST).toList());
    }

    private static Entry call(ApiDescription api, Call call, String kind, String path) {
        var parameters = call.parameters().stream().flatMap(parameter -> Stream.of(parameter.name(), parameter.text()));
        var fields = api.fields(call).stream().flatMap(DocsSearch::words);
        var name = call.method() + " " + call.path();
        return Entry.of(
                new Hit(kind, call.title(), call.text().isEmpty() ? name : name + ": " + call.text(), path),
                Stream.of(Stream.of(call.id(), call.caller().right()), parameters, fields, call.codes().stream())
                        .flatMap(words -> words));
    }

    private static Stream<String> words(Field field) {
        return Stream.of(field.path(), field.text());
    }

    private static Entry code(ApiDescription.Code code, String kind, String path) {
        return Entry.of(new Hit(kind, code.name(), code.meaning() + " " + code.remedy(), path), Stream.of());
    }

    /** Without accents and capitals, and the signs between words of codes as spaces would be. */
    private static String folded(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        return SIGN.matcher(MARK.matcher(decomposed).replaceAll(""))
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
    }

    /** The sections of the pages on first steps, whose words are in their templates. */
    static final class Guide {
        static final List<Hit> SECTIONS = List.of(
                section("addresses", "The addresses", "base URL issuer openid configuration JSON problems language"),
                section(
                        "first-check-in",
                        "A token and a first check-in",
                        "access token client credentials curl bearer idempotency"),
                section(
                        "users",
                        "On behalf of a user: PKCE in three lines",
                        "authorization code authorize redirect sign in refresh token offline_access"),
                section("generated-clients", "Generated clients", "OpenAPI generator TypeScript Java SDK"),
                older("address", "The address", "base URL"),
                older("keys", "Keys", "consumer key secret token"),
                older("first-call", "Your first call", "command curl print-curl idempotency"),
                older("signing", "How a request is signed", "OAuth 1.0a signature base string HMAC nonce timestamp"),
                older("clients", "A client in your language", "Python Java JavaScript PHP shell"));

        private Guide() {}

        private static Hit section(String anchor, String title, String words) {
            return new Hit("UiTPAS API 4.0", title, words, DocsRoutes.JSON_START + "#" + anchor);
        }

        private static Hit older(String anchor, String title, String words) {
            return new Hit("UiTPAS API 3.0", title, words, DocsRoutes.START + "#" + anchor);
        }
    }
}
