package org.spaarpunt.loadtest.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names for many people, in lists without a comma in any of them. A filled world takes those at the beginning of a list more often than those at
 * its end, as a country does: the first of {@code n} is had by one of the square root of {@code n}.
 */
final class Names {
    static final List<String> FIRST = List.of(
            "Marie",
            "Jan",
            "Noor",
            "Louis",
            "Emma",
            "Arthur",
            "Anna",
            "Mohamed",
            "Jules",
            "Rita",
            "Luc",
            "Olivia",
            "Marc",
            "Lucas",
            "Martine",
            "Liam",
            "Monique",
            "Adam",
            "Nathalie",
            "Patrick",
            "Mila",
            "Noah",
            "Jean",
            "Christine",
            "Finn",
            "Fatima",
            "Victor",
            "Nicole",
            "Mathis",
            "Godelieve",
            "Elena",
            "Bart",
            "Camille",
            "Kobe",
            "Ingrid",
            "Youssef",
            "Lieve",
            "Ömer",
            "Zoë",
            "Renée");

    static final List<String> CITIES = List.of(
            "Brussel",
            "Gent",
            "Antwerpen",
            "Aalst",
            "Oostende",
            "Kortrijk",
            "Mechelen",
            "Leuven",
            "Brugge",
            "Hasselt",
            "Turnhout",
            "Genk",
            "Roeselare",
            "Ninove",
            "Dendermonde",
            "Lokeren",
            "Lier",
            "Diest",
            "Maasmechelen",
            "Zele",
            "Erpe-Mere",
            "Haaltert",
            "Lede",
            "Vilvoorde",
            "Halle",
            "Tienen",
            "Aarschot",
            "Deinze",
            "Eeklo",
            "Wetteren");

    private static final List<String> BEFORE = List.of("", "", "", "", "Van ", "Van den ", "De ", "Ver", "D'", "Le ");

    private static final List<String> STEMS = List.of(
            "aert", "berg", "bos", "brand", "broek", "bruyn", "claes", "coen", "cool", "dael", "den", "dijk", "eeck",
            "eyn", "flor", "ghys", "goos", "gras", "haeg", "heyn", "hoof", "houw", "jacob", "jans", "kerk", "koek",
            "lam", "laur", "lens", "linn", "loo", "maes", "mart", "meer", "mert", "meul", "mich", "moer", "neyt",
            "nijs", "ost", "paep", "peet", "pelg", "pier", "pol", "raem", "roos", "schil", "smeet", "staes", "steen",
            "tor", "vliet", "vos", "wael", "wijn", "wil", "wou", "zand");

    private static final List<String> AFTER = List.of(
            "", "s", "en", "ens", "mans", "aert", "e", "el", "er", "hoven", "beke", "donck", "laer", "sen", "stra",
            "tens");

    /** The same ones at every filling, in an order that has nothing to do with the alphabet. */
    static final List<String> FAMILY = family();

    private Names() {}

    private static List<String> family() {
        var names = BEFORE.stream()
                .flatMap(before ->
                        STEMS.stream().flatMap(stem -> AFTER.stream().map(after -> name(before, stem + after))))
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(names, new Random(1));
        return Stream.concat(Stream.of("Peeters"), names.stream()).toList();
    }

    private static String name(String before, String rest) {
        boolean joined = before.equals("Ver");
        return before + (joined ? rest : rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1));
    }
}
