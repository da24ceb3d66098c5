package org.spaarpunt.packaging;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a container image says of itself: how it runs, and what it is made of. */
record ImageDescription(Sources sources, Release release) {
    private static final String LABEL = "org.opencontainers.image.";
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * The server listens at the addresses of the container, which nothing else has. Nothing can be written to the
     * directory of the cache, so no container rehearses before it starts; where a volume keeps it, another is named.
     */
    static final List<String> ENVIRONMENT = List.of(
            "PATH=/usr/bin:/bin",
            "LANG=C.UTF-8",
            "HOME=/" + ContainerImage.VOLUME,
            "XDG_CACHE_HOME=/var/cache",
            "SPAARPUNT_HOST=0.0.0.0",
            "SPAARPUNT_DATA=/" + ContainerImage.VOLUME + "/data");

    /** As Docker, Podman and Kubernetes name it. */
    String tag() {
        return release.tag();
    }

    /** In the form of OCI, with the layers in their order. */
    ObjectNode json(List<ImageLayer> layers) {
        var image = JSON.createObjectNode()
                .put("created", release.time().toString())
                .put("architecture", release.platform().debian())
                .put("os", "linux");
        image.set("config", configuration());
        var contents = image.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        var history = image.putArray("history");
        for (var layer : layers) {
            contents.add(layer.contentDigest());
            history.addObject()
                    .put("created", release.time().toString())
                    .put("created_by", "packaging/build")
                    .put("comment", layer.origin());
        }
        return image;
    }

    private ObjectNode configuration() {
        var configuration = JSON.createObjectNode().put("User", ContainerImage.USER + ":" + ContainerImage.USER);
        configuration.putObject("ExposedPorts").putObject("8080/tcp");
        var environment = configuration.putArray("Env");
        ENVIRONMENT.forEach(environment::add);
        configuration.putArray("Entrypoint").add("/usr/bin/spaarpunt");
        configuration.putArray("Cmd").add("serve");
        configuration.putObject("Volumes").putObject("/" + ContainerImage.VOLUME);
        configuration.put("WorkingDir", "/" + ContainerImage.VOLUME).put("StopSignal", "SIGTERM");
        configuration.set("Labels", labels());
        return configuration;
    }

    private ObjectNode labels() {
        var labels = JSON.createObjectNode()
                .put(LABEL + "title", "Spaarpunt")
                .put(LABEL + "description", "Check-in and points server for leisure cards")
                .put(LABEL + "version", release.version())
                .put(LABEL + "revision", sources.commit())
                .put(LABEL + "created", release.time().toString())
                .put(LABEL + "licenses", "Apache-2.0")
                .put(LABEL + "authors", release.origin().maintainer());
        release.origin().source().ifPresent(address -> labels.put(LABEL + "source", address));
        return labels;
    }
}
