package org.spaarpunt.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final String COMMIT = "665f9d7248f80123456789abcdef0123456789ab";
    private static final Release.Origin ORIGIN = new Release.Origin("Ann Peeters <ann@example.org>", Optional.empty());

    @Test
    void a_later_commit_has_a_higher_version() {
        var earlier = Release.versionOf("0.1.0-SNAPSHOT", NOON, COMMIT, false);
        var later = Release.versionOf("0.1.0-SNAPSHOT", NOON.plusSeconds(1), "0".repeat(40), false);
        assertThat(earlier).isEqualTo("0.1.0~20261129.120000.665f9d7248f8");
        assertThat(later).isEqualTo("0.1.0~20261129.120001.000000000000").isGreaterThan(earlier);
    }

    @Test
    void files_that_differ_from_the_commit_show_in_the_version() {
        assertThat(Release.versionOf("0.1.0-SNAPSHOT", NOON, COMMIT, true)).endsWith(".665f9d7248f8.changed");
        assertThat(Release.versionOf("0.1.0", NOON, COMMIT, true)).isEqualTo("0.1.0+changed");
    }

    @Test
    void a_release_has_the_version_of_the_build() {
        assertThat(Release.versionOf("0.1.0", NOON, COMMIT, false)).isEqualTo("0.1.0");
    }

    @Test
    void files_are_named_as_archives_and_as_debian_name_them() {
        var release = new Release("0.1.0~20261129.120000.665f9d7248f8", NOON, Release.Platform.LINUX_X64, ORIGIN);
        assertThat(release.name()).isEqualTo("spaarpunt-0.1.0-20261129.120000.665f9d7248f8-linux-x64");
        assertThat(release.debName()).isEqualTo("spaarpunt_0.1.0~20261129.120000.665f9d7248f8_amd64.deb");
    }

    @Test
    void the_tag_of_an_image_has_no_characters_that_tags_may_not_have() {
        var version = Release.versionOf("0.1.0-SNAPSHOT", NOON, COMMIT, true);
        assertThat(new Release(version, NOON, Release.Platform.LINUX_X64, ORIGIN).tag())
                .isEqualTo("0.1.0-20261129.120000.665f9d7248f8.changed");
        assertThat(new Release("0.1.0+changed", NOON, Release.Platform.LINUX_X64, ORIGIN).tag())
                .isEqualTo("0.1.0-changed");
    }

    @Test
    void a_maintainer_has_a_name_and_an_address() {
        for (var maintainer : List.of("Ann Peeters", "<ann@example.org>", "Ann <ann>", "Ann\nDepends: x <a@b>")) {
            assertThatIllegalArgumentException()
                    .as(maintainer)
                    .isThrownBy(() -> new Release.Origin(maintainer, Optional.empty()));
        }
    }
}
