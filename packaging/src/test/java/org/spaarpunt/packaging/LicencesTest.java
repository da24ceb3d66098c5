package org.spaarpunt.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
    private Path libraries;

    @Test
    void what_jars_say_of_their_licences_stands_in_a_directory_for_each() throws IOException {
        jar("one-1.0.jar", "META-INF/LICENSE", "META-INF/NOTICE.txt", "org/one/License.class", "org/one/One.class");
        jar("two-2.1.jar", "LICENCE.md", "META-INF/licenses/inner/LICENSE", "META-INF/MANIFEST.MF");
        jar("three-3.jar", "org/three/Three.class");
        Files.writeString(libraries.resolve("readme.txt"), "no jar");

        assertThat(Licences.of(libraries).files().keySet())
                .containsExactly(
                        "one-1.0/META-INF/LICENSE",
                        "one-1.0/META-INF/NOTICE.txt",
                        "two-2.1/LICENCE.md",
                        "two-2.1/META-INF/licenses/inner/LICENSE");
    }

    @Test
    void a_name_that_leads_out_of_the_package_is_refused() throws IOException {
        jar("evil-1.jar", "META-INF/../../LICENSE");

        assertThatIllegalArgumentException().isThrownBy(() -> Licences.of(libraries));
    }

    private void jar(String name, String... entries) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(libraries.resolve(name)))) {
            for (var entry : List.of(entries)) {
                zip.putNextEntry(new ZipEntry(entry));
            }
        }
    }
}
