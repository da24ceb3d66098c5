package org.spaarpunt.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damages and respells requests at random; the same generator gives the same requests again. */
final class Mutations {
    private static final List<String> SCRAPS = List.of(
            "\0",
            "%",
            "%4",
            "%00",
            "%FF",
            "%C3",
            "&",
            "=",
            "+",
            "\"",
            ",",
            " ",
            "\n",
            "é",
            "\\",
            "oauth_nonce=1",
            "&&",
            ":80");

    private final RandomGenerator random;

    Mutations(RandomGenerator random) {
        this.random = random;
    }

    /** One to three mutations, each of one part of the request. */
    RawRequest mutate(RawRequest request) {
        RawRequest mutated = request;
        for (int i = random.nextInt(3); i >= 0; i--) {
            mutated = mutatePart(mutated);
        }
        return mutated;
    }

    /** Header, query and form are chosen more often: most of the reading is done there. */
    private RawRequest mutatePart(RawRequest r) {
        String header = r.authorization().isEmpty() ? "" : r.authorization().getFirst();
        return switch (random.nextInt(12)) {
            case 0 -> with(r, text(r.method()), r.scheme(), r.host(), r.rawPath());
            case 1 -> with(r, r.method(), text(r.scheme()), r.host(), r.rawPath());
            case 2 -> with(r, r.method(), r.scheme(), text(r.host()), r.rawPath());
            case 3 -> with(r, r.method(), r.scheme(), r.host(), text(r.rawPath()));
            case 4 -> with(r, r.form(), r.rawQuery(), r.authorization());
            case 5, 6 -> with(r, parameters(r.rawQuery(), "&"), r.form(), r.authorization());
            case 7, 8 -> with(r, r.rawQuery(), parameters(r.form(), "&"), r.authorization());
            case 9 -> with(r, r.rawQuery(), r.form(), headers(r.authorization(), header));
            default -> with(r, r.rawQuery(), r.form(), List.of(parameters(header, ",")));
        };
    }

    private List<String> headers(List<String> headers, String first) {
        return switch (random.nextInt(4)) {
            case 0 -> List.of();
            case 1 -> List.of(first, first);
            case 2 -> List.of("Basic SzE6UyZlY3JldA==", first);
            default -> headers.stream().map(this::text).toList();
        };
    }

    private String parameters(String text, String separator) {
        List<String> pieces = new ArrayList<>(List.of(text.split(separator, -1)));
        int at = random.nextInt(pieces.size());
        switch (random.nextInt(6)) {
            case 0 -> pieces.remove(at);
            case 1 -> pieces.add(pieces.get(at));
            case 2 -> Collections.swap(pieces, at, random.nextInt(pieces.size()));
            case 3 -> pieces.set(at, text(pieces.get(at)));
            case 4 -> pieces.set(at, respelled(pieces.get(at)));
            default -> {
                return text(text);
            }
        }
        return String.join(separator, pieces);
    }

    private String text(String text) {
        if (text.isEmpty()) {
            return scrap();
        }
        int at = random.nextInt(text.length());
        String before = text.substring(0, at);
        String after = text.substring(at + 1);
        return switch (random.nextInt(6)) {
            case 0, 1 -> before + (char) (text.charAt(at) ^ (1 << random.nextInt(8))) + after;
            case 2 -> before + after;
            case 3 -> before + scrap() + text.substring(at);
            case 4 -> before;
            default -> respelled(text);
        };
    }

    /** Another way to write the same: an escape where none is needed, or the other case. */
    private String respelled(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        char c = text.charAt(at);
        String escaped = "%%%02x".formatted((int) c);
        String otherCase =
                String.valueOf(Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
        return text.substring(0, at) + (random.nextBoolean() ? escaped : otherCase) + text.substring(at + 1);
    }

    private String scrap() {
        return SCRAPS.get(random.nextInt(SCRAPS.size()));
    }

    private static RawRequest with(RawRequest r, String method, String scheme, String host, String path) {
        return new RawRequest(method, scheme, host, path, r.rawQuery(), r.form(), r.authorization());
    }

    private static RawRequest with(RawRequest r, String query, String form, List<String> authorization) {
        return new RawRequest(r.method(), r.scheme(), r.host(), r.rawPath(), query, form, authorization);
    }
}
