package org.spaarpunt.testing;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the kind of a test class in what it was compiled to: what it, or any class of the tests that it uses, calls. So nobody has to write
 * it down, and a class that begins to use a database is no longer fast.
 *
 * <p>The setting {@value #CHOICE}, a property of the system, names the kinds to run, with commas between them; without it all are run.
 */
public final class TestKinds {
    public static final String CHOICE = "spaarpunt.tests";

    /** By whose methods a kind is known. What these use themselves is not looked at. */
    private static final Map<String, TestKind> KNOWN_BY = Map.ofEntries(
            entry("org/spaarpunt/storage/TestPostgres", TestKind.DATABASE),
            entry("org/spaarpunt/storage/TestDatabase", TestKind.DATABASE),
            entry("org/spaarpunt/storage/TestServer", TestKind.DATABASE),
            entry("org/spaarpunt/postgres/VolatileServer", TestKind.DATABASE),
            entry("org/spaarpunt/storage/Database", TestKind.DATABASE),
            entry("org/spaarpunt/DemoDatabase", TestKind.DATABASE),
            entry("java/sql/DriverManager", TestKind.DATABASE),
            entry("org/spaarpunt/RunningServer", TestKind.SERVER),
            entry("org/spaarpunt/http/HttpListener", TestKind.SERVER),
            entry("java/net/ServerSocket", TestKind.SERVER),
            entry("java/net/Socket", TestKind.SERVER),
            entry("java/net/http/HttpClient", TestKind.SERVER),
            entry("com/sun/net/httpserver/HttpServer", TestKind.SERVER),
            entry("org/springframework/boot/SpringApplication", TestKind.SERVER),
            entry("java/lang/ProcessBuilder", TestKind.PROCESS),
            entry("org/spaarpunt/postgres/EmbeddedPostgres", TestKind.PROCESS),
            entry("org/spaarpunt/postgres/EmbeddedVisit", TestKind.PROCESS),
            entry("org/spaarpunt/testing/Chromium", TestKind.BROWSER));

    private static final Map<String, Uses> USES = new ConcurrentHashMap<>();

    private TestKinds() {}

    /**
     * What stands in a class file.
     *
     * @param called whose methods it calls
     * @param named every class that it names
     */
    private record Uses(Set<String> called, Set<String> named) {
        static final Uses NONE = new Uses(Set.of(), Set.of());
    }

    /** The dearest of the kinds that it is known to be. */
    public static TestKind of(Class<?> test) {
        var kind = TestKind.FAST;
        var seen = new HashSet<String>();
        var left = new ArrayDeque<String>(List.of(test.getName().replace('.', '/')));
        while (!left.isEmpty()) {
            var name = left.remove();
            if (!seen.add(name)) {
                continue;
            }
            var uses = USES.computeIfAbsent(name, one -> usesOf(one, test.getClassLoader()));
            kind = Stream.concat(Stream.of(kind), uses.called().stream().flatMap(called -> known(called).stream()))
                    .max(TestKind::compareTo)
                    .orElse(kind);
            uses.named().stream().filter(one -> known(one).isEmpty()).forEach(left::add);
        }
        return kind;
    }

    /** The kinds that this run is to be of. */
    static Set<TestKind> chosen() {
        return chosen(System.getProperty(CHOICE, ""));
    }

    static Set<TestKind> chosen(String words) {
        return words.isBlank()
                ? EnumSet.allOf(TestKind.class)
                : Stream.of(words.split(",", -1))
                        .map(TestKinds::named)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(TestKind.class)));
    }

    /** Keeps what is dear out of a run that is to do without it. */
    public static void require(TestKind kind) {
        if (chosen().stream().allMatch(chosen -> chosen.compareTo(kind) < 0)) {
            throw new IllegalStateException("Tests that are no more than " + chosen() + " use what is for " + kind);
        }
    }

    private static TestKind named(String word) {
        return Stream.of(TestKind.values())
                .filter(kind -> kind.word().equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no kind of tests " + word + ". There are: " + List.of(TestKind.values())));
    }

    private static List<TestKind> known(String name) {
        var outer = name.indexOf('$') < 0 ? name : name.substring(0, name.indexOf('$'));
        var kind = KNOWN_BY.get(outer);
        return kind == null ? List.of() : List.of(kind);
    }

    /** Nothing for a class of the product, of a library or of Java. */
    private static Uses usesOf(String name, ClassLoader loader) {
        if (!name.startsWith("org/spaarpunt/")) {
            return Uses.NONE;
        }
        var place = loader.getResource(name + ".class");
        if (place == null || !place.getPath().contains("/test-classes/")) {
            return Uses.NONE;
        }
        try (InputStream bytes = place.openStream()) {
            return usesOf(ClassFile.of().parse(bytes.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Uses usesOf(ClassModel file) {
        var called = new HashSet<String>();
        var named = new HashSet<String>();
        for (var entry : file.constantPool()) {
            if (entry instanceof ClassEntry type) {
                named.add(type.asInternalName());
            } else if (entry instanceof MemberRefEntry member && !(entry instanceof FieldRefEntry)) {
                called.add(member.owner().asInternalName());
            }
        }
        return new Uses(called, named);
    }
}
