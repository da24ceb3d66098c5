package org.spaarpunt.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestKindsTest {
    @ParameterizedTest
    @CsvSource({
        "org.spaarpunt.checkins.CheckinRulesTest, FAST",
        "org.spaarpunt.http.RouterTest, FAST",
        "org.spaarpunt.identity.SignatureBaseStringTest, FAST",
        "org.spaarpunt.checkins.FactsReaderTest, DATABASE",
        "org.spaarpunt.accounts.SessionsTest, DATABASE",
        "org.spaarpunt.api3.PassholderCheckinTest, SERVER",
        "org.spaarpunt.http.SmugglingTest, SERVER",
        "org.spaarpunt.oidc.BrokenProviderTest, SERVER",
        "org.spaarpunt.DemoProcessTest, PROCESS",
        "org.spaarpunt.postgres.EmbeddedPostgresLifeTest, PROCESS",
        "org.spaarpunt.web.BrowserTest, BROWSER"
    })
    void a_class_is_of_the_kind_of_what_it_and_its_helpers_use(String test, TestKind kind)
            throws ClassNotFoundException {
        assertThat(TestKinds.of(Class.forName(test))).isEqualTo(kind);
    }

    @Test
    void every_kind_has_tests_and_the_fast_ones_are_in_many_packages() throws IOException {
        var kinds = testClasses().stream().collect(Collectors.groupingBy(TestKinds::of));

        assertThat(kinds.keySet()).containsExactlyInAnyOrder(TestKind.values());
        assertThat(kinds.getOrDefault(TestKind.FAST, List.of()).stream()
                        .map(Class::getPackageName)
                        .distinct())
                .hasSizeGreaterThan(10);
    }

    @Test
    void words_choose_kinds_and_none_chooses_all() {
        assertThat(TestKinds.chosen("")).containsExactlyInAnyOrder(TestKind.values());
        assertThat(TestKinds.chosen("fast")).containsExactly(TestKind.FAST);
        assertThat(TestKinds.chosen("database, server")).containsExactly(TestKind.DATABASE, TestKind.SERVER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestKinds.chosen("quick"))
                .withMessageContaining("quick");
    }

    private static List<Class<?>> testClasses() throws IOException {
        var root = Path.of(TestKindsTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (var files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith("Test.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .<Class<?>>map(TestKindsTest::loaded)
                    .toList();
        }
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, TestKindsTest.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
