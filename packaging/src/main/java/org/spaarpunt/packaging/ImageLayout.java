package org.spaarpunt.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files of an image as OCI lays them out, with the list beside them by which every Docker loads it.
 *
 * @param layers the lowest first
 */
record ImageLayout(ImageDescription description, List<ImageLayer> layers) {
    static final String INDEX = "application/vnd.oci.image.index.v1+json";
    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String CONFIGURATION = "application/vnd.oci.image.config.v1+json";
    static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String NAME = "spaarpunt";

    FileTree files() throws IOException {
        var tree = new FileTree().withFile("oci-layout", Content.of("{\"imageLayoutVersion\":\"1.0.0\"}"));
        for (var layer : layers) {
            tree.withFile(blob(layer.digest()), Content.of(layer.file()));
        }
        var configuration = described(CONFIGURATION, content(description.json(layers)), tree);
        var manifest = described(MANIFEST, content(manifest(configuration)), tree);
        return tree.withFile("index.json", content(index(manifest)))
                .withFile("manifest.json", Content.of(list(configuration)));
    }

    private ObjectNode manifest(ObjectNode configuration) throws IOException {
        var manifest = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", MANIFEST);
        manifest.set("config", configuration);
        var described = manifest.putArray("layers");
        for (var layer : layers) {
            described.add(descriptor(LAYER, layer.digest(), Files.size(layer.file())));
        }
        return manifest;
    }

    private ObjectNode index(ObjectNode manifest) {
        var tag = description.tag();
        manifest.putObject("annotations")
                .put("io.containerd.image.name", "docker.io/library/" + NAME + ":" + tag)
                .put("org.opencontainers.image.ref.name", tag);
        var index = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", INDEX);
        index.putArray("manifests").add(manifest);
        return index;
    }

    /** As {@code docker save} writes it. */
    private String list(ObjectNode configuration) {
        var image = JSON.createObjectNode()
                .put("Config", blob(configuration.get("digest").asString()));
        image.putArray("RepoTags").add(NAME + ":" + description.tag());
        var paths = image.putArray("Layers");
        layers.forEach(layer -> paths.add(blob(layer.digest())));
        return JSON.writeValueAsString(JSON.createArrayNode().add(image));
    }

    /** Adds a blob to the tree. */
    private static ObjectNode described(String mediaType, Content content, FileTree tree) throws IOException {
        var digest = "sha256:" + Checksums.hex("SHA-256", content);
        tree.withFile(blob(digest), content);
        return descriptor(mediaType, digest, content.size());
    }

    private static ObjectNode descriptor(String mediaType, String digest, long size) {
        return JSON.createObjectNode()
                .put("mediaType", mediaType)
                .put("digest", digest)
                .put("size", size);
    }

    private static Content content(ObjectNode json) {
        return Content.of(JSON.writeValueAsString(json));
    }

    private static String blob(String digest) {
        return "blobs/" + digest.replace(':', '/');
    }
}
