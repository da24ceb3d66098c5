package org.spaarpunt.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.packaging.Release.Platform;
import org.spaarpunt.settings.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContainerImageTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final String COMMIT = "665f9d7248f80123456789abcdef0123456789ab";
    private static final String VERSION = "0.1.0~20261129.120000.665f9d7248f8";
    private static final String TAG = "0.1.0-20261129.120000.665f9d7248f8";

    @TempDir
    Path directory;

    @Test
    void every_descriptor_names_a_blob_by_its_digest_and_size_and_no_blob_is_without_one() throws IOException {
        var layout = unpacked(image(NOON, "program"));
        assertThat(json(layout, "oci-layout").at("/imageLayoutVersion").asString())
                .isEqualTo("1.0.0");
        var index = json(layout, "index.json");
        assertThat(index.at("/mediaType").asString()).isEqualTo("application/vnd.oci.image.index.v1+json");
        var manifest = json(blob(layout, index.at("/manifests/0"), "application/vnd.oci.image.manifest.v1+json"));
        var configuration = json(blob(layout, manifest.at("/config"), "application/vnd.oci.image.config.v1+json"));
        var contents = new ArrayList<String>();
        for (var layer : manifest.at("/layers")) {
            var packed = blob(layout, layer, "application/vnd.oci.image.layer.v1.tar+gzip");
            contents.add("sha256:" + Checksums.hex("SHA-256", Content.of(unzipped(packed))));
        }
        assertThat(configuration.at("/rootfs/diff_ids")).map(JsonNode::asString).isEqualTo(contents);
        var others = List.of(
                "oci-layout",
                "index.json",
                "manifest.json",
                path(index.at("/manifests/0")),
                path(manifest.at("/config")));
        assertThat(layout).containsKeys(others.toArray(String[]::new)).hasSize(others.size() + contents.size());
    }

    @Test
    void the_list_for_docker_names_the_same_blobs() throws IOException {
        var layout = unpacked(image(NOON, "program"));
        var manifest = json(layout, path(json(layout, "index.json").at("/manifests/0")));
        var listed = json(layout, "manifest.json").at("/0");
        assertThat(listed.at("/Config").asString()).isEqualTo(path(manifest.at("/config")));
        assertThat(listed.at("/Layers"))
                .map(JsonNode::asString)
                .isEqualTo(manifest.at("/layers")
                        .valueStream()
                        .map(ContainerImageTest::path)
                        .toList());
        assertThat(listed.at("/RepoTags/0").asString()).isEqualTo("spaarpunt:" + TAG);
    }

    @Test
    void it_runs_as_a_user_without_rights_whose_volume_is_all_that_belongs_to_it() throws IOException {
        var layout = unpacked(image(NOON, "program"));
        assertThat(configuration(layout).at("/config/User").asString()).isEqualTo("10001:10001");
        assertThat(configuration(layout).at("/config/Volumes").propertyNames()).containsExactly("/var/lib/spaarpunt");
        assertThat(entries(layout))
                .filteredOn(entry -> entry.getLongUserId() != 0 || entry.getLongGroupId() != 0)
                .extracting(
                        entry -> "%s %d %o".formatted(entry.getName(), entry.getLongUserId(), entry.getMode() & 07777))
                .containsExactly("var/lib/spaarpunt/ 10001 700");
        assertThat(entries(layout))
                .noneMatch(entry -> entry.getLinkFlag() == TarConstants.LF_NORMAL && (entry.getMode() & 07022) != 0);
    }

    @Test
    void it_starts_the_server_with_settings_that_there_are() throws IOException {
        var configuration = configuration(unpacked(image(NOON, "program"))).at("/config");
        assertThat(configuration.at("/Entrypoint/0").asString()).isEqualTo("/usr/bin/spaarpunt");
        assertThat(configuration.at("/Cmd")).map(JsonNode::asString).isEqualTo(List.of("serve"));
        var settings = Settings.of(Map.of(), variables(configuration));
        assertThat(settings.database().data()).hasToString("/var/lib/spaarpunt/data");
        assertThat(settings.address().host()).isEqualTo("0.0.0.0");
    }

    @Test
    void its_labels_say_where_it_comes_from() throws IOException {
        var labels = configuration(unpacked(image(NOON, "program"))).at("/config/Labels");
        assertThat(labels.get("org.opencontainers.image.version").asString()).isEqualTo(VERSION);
        assertThat(labels.get("org.opencontainers.image.revision").asString()).isEqualTo(COMMIT);
        assertThat(labels.get("org.opencontainers.image.source").asString()).isEqualTo("https://example.org/spaarpunt");
        assertThat(labels.get("org.opencontainers.image.licenses").asString()).isEqualTo("Apache-2.0");
    }

    @Test
    void a_later_commit_changes_the_layer_of_the_program_only() throws IOException {
        var before = layers(unpacked(image(NOON, "program")));
        var later = layers(unpacked(image(NOON.plusSeconds(60), "changed program")));
        assertThat(later)
                .hasSameSizeAs(before)
                .startsWith(before.subList(0, before.size() - 1).toArray(String[]::new));
        assertThat(later.getLast()).isNotEqualTo(before.getLast());
    }

    @Test
    void the_same_commit_is_the_same_bytes() throws IOException {
        assertThat(image(NOON, "program")).hasSameBinaryContentAs(image(NOON, "program"));
    }

    private Path image(Instant time, String jar) throws IOException {
        var sources = new Sources(Path.of(".."), COMMIT, time, "Ann Peeters <ann@example.org>", false);
        var origin = new Release.Origin(sources.committer(), Optional.of("https://example.org/spaarpunt"));
        var release = new Release(VERSION, time, Platform.LINUX_X64, origin);
        var base = new FileTree().withProgram("bin/busybox", Content.of("busybox"));
        var program = new FileTree()
                .withProgram("bin/spaarpunt", Content.of("#!/bin/bash"))
                .withFile("lib/library.jar", Content.of("library"))
                .withProgram("runtime/bin/java", Content.of("java"))
                .withFile("spaarpunt.jar", Content.of(jar));
        var file = Files.createTempFile(directory, "image", ".oci.tar");
        new ContainerImage(sources, release, base, program).write(file, directory.resolve("layers"));
        return file;
    }

    private static Map<String, byte[]> unpacked(Path image) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var tar = new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(image)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    files.put(entry.getName(), tar.readAllBytes());
                }
            }
        }
        return files;
    }

    private static byte[] blob(Map<String, byte[]> layout, JsonNode descriptor, String mediaType) throws IOException {
        assertThat(descriptor.at("/mediaType").asString()).isEqualTo(mediaType);
        var content = file(layout, path(descriptor));
        assertThat(descriptor.at("/size").asLong()).isEqualTo(content.length);
        assertThat(descriptor.at("/digest").asString())
                .isEqualTo("sha256:" + Checksums.hex("SHA-256", Content.of(content)));
        return content;
    }

    private static String path(JsonNode descriptor) {
        return "blobs/" + descriptor.at("/digest").asString().replace(':', '/');
    }

    private static JsonNode configuration(Map<String, byte[]> layout) {
        return json(layout, json(layout, "manifest.json").at("/0/Config").asString());
    }

    private static List<String> layers(Map<String, byte[]> layout) {
        return json(layout, "manifest.json")
                .at("/0/Layers")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static List<TarArchiveEntry> entries(Map<String, byte[]> layout) throws IOException {
        var entries = new ArrayList<TarArchiveEntry>();
        for (var layer : layers(layout)) {
            try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(unzipped(file(layout, layer))))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private static Map<String, String> variables(JsonNode configuration) {
        var variables = new HashMap<String, String>();
        for (var variable : configuration.at("/Env")) {
            var words = variable.asString().split("=", 2);
            variables.put(words[0], words[1]);
        }
        return variables;
    }

    private static byte[] unzipped(byte[] packed) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static byte[] file(Map<String, byte[]> layout, String path) {
        return Optional.ofNullable(layout.get(path)).orElseThrow(() -> new AssertionError("there is no " + path));
    }

    private static JsonNode json(Map<String, byte[]> layout, String path) {
        return json(file(layout, path));
    }

    private static JsonNode json(byte[] text) {
        return JsonMapper.shared().readTree(text);
    }
}
