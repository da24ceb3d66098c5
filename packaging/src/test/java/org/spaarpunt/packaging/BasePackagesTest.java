package org.spaarpunt.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spaarpunt.packaging.BasePackages.BasePackage;
import org.spaarpunt.packaging.Release.Platform;

class BasePackagesTest {
    private static final String CONTROL = "Package: tool\nVersion: 1:2.0-1\n";

    @TempDir
    Path directory;

    @Test
    void a_package_of_debian_is_unpacked_without_what_only_people_read() throws IOException {
        try (var deb = new TestDeb(tool(), CONTROL)) {
            deb.directory("./", 0755)
                    .file("./usr/bin/tool", 0755, "program")
                    .link("./usr/lib/libtool.so.1", TarConstants.LF_SYMLINK, "libtool.so.1.2")
                    .file("./usr/share/doc/tool/copyright", 0644, "licence")
                    .file("./usr/share/doc/tool/changelog.gz", 0644, "history")
                    .file("./usr/share/man/man1/tool.1.gz", 0644, "manual");
        }
        var files = base(Checksums.sha256(tool())).files();
        assertThat(files.at("usr/bin/tool")).containsInstanceOf(Entry.RegularFile.class);
        assertThat(files.at("usr/lib/libtool.so.1")).contains(new Entry.Link("usr/lib/libtool.so.1", "libtool.so.1.2"));
        assertThat(files.files())
                .containsOnlyKeys("usr/bin/tool", "usr/share/doc/tool/copyright", "var/lib/dpkg/status.d/tool");
    }

    @Test
    void no_program_of_a_package_runs_as_another_user_and_no_directory_is_open_to_a_group() throws IOException {
        try (var deb = new TestDeb(tool(), CONTROL)) {
            deb.file("./usr/bin/tool", 04755, "program")
                    .directory("./var/local", 02775)
                    .directory("./tmp", 01777);
        }
        var files = DebianFiles.in(tool()).files();
        assertThat(files.at("usr/bin/tool"))
                .hasValueSatisfying(
                        file -> assertThat(((Entry.RegularFile) file).mode()).isEqualTo(0755));
        assertThat(files.at("var/local")).contains(new Entry.Directory("var/local", 0755, 0));
        assertThat(files.at("tmp")).contains(new Entry.Directory("tmp", 01777, 0));
    }

    @Test
    void a_package_with_something_else_than_files_directories_and_links_is_refused() throws IOException {
        try (var deb = new TestDeb(tool(), CONTROL)) {
            deb.link("./dev/null", TarConstants.LF_CHR, "");
        }
        assertThatIOException().isThrownBy(() -> DebianFiles.in(tool())).withMessageContaining("dev/null");
    }

    @Test
    void a_file_with_other_bytes_than_the_list_names_is_refused() throws IOException {
        try (var deb = new TestDeb(tool(), CONTROL)) {
            deb.file("./usr/bin/tool", 0755, "program");
        }
        assertThatIOException()
                .isThrownBy(() -> base("0".repeat(64)).files())
                .withMessageContaining("tool_1%3a2.0-1_amd64.deb has the digest");
    }

    @ParameterizedTest
    @EnumSource
    void the_list_of_each_platform_names_versions_and_digests(Platform platform) throws IOException {
        var list = Path.of("src/main/files/image/base-" + platform.debian());
        assertThat(BasePackages.in(list, platform, directory).packages())
                .extracting(BasePackage::name)
                .contains("libc6", "libgcc-s1", "libstdc++6", "bash", "busybox");
    }

    @Test
    void a_list_without_a_digest_is_refused() throws IOException {
        var list = Files.writeString(directory.resolve("list"), "# A comment\ntool 1:2.0-1\n");
        assertThatIOException()
                .isThrownBy(() -> BasePackages.in(list, Platform.LINUX_X64, directory))
                .withMessageContaining("tool 1:2.0-1");
    }

    private Path tool() {
        return directory.resolve("tool_1%3a2.0-1_amd64.deb");
    }

    private BasePackages base(String sha256) {
        return new BasePackages(List.of(new BasePackage("tool", "1:2.0-1", "amd64", sha256)), directory);
    }
}
