package org.spaarpunt.packaging;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.settings.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files by which Compose and Kubernetes run the image. */
class ContainerFilesTest {
    private static final Path FILES = Path.of("src/main/files/containers");
    /** The schema calls itself by a relative address. */
    private static final SchemaLocation ADDRESS = SchemaLocation.of("https://compose.example/compose_spec.json");

    private static final Pattern PROPOSED =
            Pattern.compile("# (?:- name: )?(SPAARPUNT_[A-Z_]+)(?:: |\\s+# +value: )(\\S+)");
    private static final YAMLMapper YAML = new YAMLMapper();

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.postgresql.yaml"})
    void a_file_for_compose_is_valid_by_its_schema(String name) throws IOException {
        try (var schema = requireNonNull(getClass().getResourceAsStream("compose-spec.json"))) {
            var compose = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(ADDRESS, schema, InputFormat.JSON);
            assertThat(compose.validate(YAML.readTree(FILES.resolve("compose").resolve(name))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret.yaml", "deployment.yaml", "statefulset.yaml"})
    void an_object_for_kubernetes_is_valid_by_its_description(String name) throws IOException {
        for (var object : objects(name)) {
            validate(object);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.postgresql.yaml"})
    void compose_names_settings_that_there_are(String name) throws IOException {
        var environment = YAML.readTree(FILES.resolve("compose").resolve(name)).at("/services/spaarpunt/environment");
        var variables = new HashMap<String, String>();
        environment
                .properties()
                .forEach(variable ->
                        variables.put(variable.getKey(), variable.getValue().asString()));
        Settings.of(Map.of(), with(variables, "compose/" + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deployment.yaml", "statefulset.yaml"})
    void kubernetes_names_settings_that_there_are(String name) throws IOException {
        var variables = new HashMap<String, String>();
        for (var variable : pod(name).at("/containers/0/env")) {
            variables.put(variable.at("/name").asString(), variable.at("/value").asString());
        }
        Settings.of(Map.of(), with(variables, "kubernetes/" + name));
    }

    /** Lest a server seals secrets with a key that everybody can read here. */
    @Test
    void no_server_starts_with_the_words_of_the_secret() throws IOException {
        var file = new Properties();
        file.load(new StringReader(objects("secret.yaml")
                .getFirst()
                .at("/stringData/spaarpunt.properties")
                .asString()));
        assertThat(file).containsOnlyKeys("database-password", "secret-keys");
        assertThatExceptionOfType(Settings.InvalidSettings.class)
                .isThrownBy(() -> Settings.of(Map.of("secret-keys", file.getProperty("secret-keys")), Map.of()))
                .withMessageContaining("secret-keys");
        Settings.of(Map.of("database-password", file.getProperty("database-password")), Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"deployment.yaml", "statefulset.yaml"})
    void a_pod_runs_as_the_user_of_the_image_without_rights(String name) throws IOException {
        var pod = pod(name);
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(ContainerImage.USER);
        assertThat(pod.at("/securityContext/fsGroup").asInt()).isEqualTo(ContainerImage.USER);
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asString()).isEqualTo("RuntimeDefault");
        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
        var container = pod.at("/containers/0/securityContext");
        assertThat(container.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(container.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deployment.yaml", "statefulset.yaml"})
    void volumes_and_ports_that_are_named_are_there(String name) throws IOException {
        var pod = pod(name);
        var volumes = Stream.concat(
                        pod.at("/volumes").valueStream().map(volume -> volume.at("/name")),
                        objects(name)
                                .getLast()
                                .at("/spec/volumeClaimTemplates")
                                .valueStream()
                                .map(volume -> volume.at("/metadata/name")))
                .toList();
        assertThat(pod.at("/containers/0/volumeMounts").valueStream().map(mount -> mount.at("/name")))
                .containsExactlyInAnyOrderElementsOf(volumes);
        var ports = pod.at("/containers/0/ports")
                .valueStream()
                .map(port -> port.at("/name").asString())
                .toList();
        assertThat(ports)
                .contains(
                        objects(name).getFirst().at("/spec/ports/0/targetPort").asString(),
                        pod.at("/containers/0/livenessProbe/httpGet/port").asString(),
                        pod.at("/containers/0/readinessProbe/httpGet/port").asString(),
                        pod.at("/containers/0/startupProbe/httpGet/port").asString());
    }

    /** Settings in comments, for readers who take the sign before them away. */
    private static Map<String, String> with(Map<String, String> variables, String file) throws IOException {
        var all = new HashMap<>(variables);
        PROPOSED.matcher(Files.readString(FILES.resolve(file)))
                .results()
                .forEach(setting -> all.put(setting.group(1), setting.group(2)));
        assertThat(all).containsKey("SPAARPUNT_PUBLIC_URL");
        return all;
    }

    private static void validate(JsonNode object) throws IOException {
        JsonElement json = JsonParser.parseString(object.toString());
        switch (object.at("/apiVersion").asString() + " " + object.at("/kind").asString()) {
            case "v1 Secret" -> V1Secret.validateJsonElement(json);
            case "v1 Service" -> V1Service.validateJsonElement(json);
            case "policy/v1 PodDisruptionBudget" -> V1PodDisruptionBudget.validateJsonElement(json);
            case "apps/v1 Deployment" -> V1Deployment.validateJsonElement(json);
            case "apps/v1 StatefulSet" -> V1StatefulSet.validateJsonElement(json);
            case String other -> throw new AssertionError("nothing is known of " + other);
        }
    }

    private static JsonNode pod(String name) throws IOException {
        return objects(name).getLast().at("/spec/template/spec");
    }

    private static List<JsonNode> objects(String name) throws IOException {
        var text = Files.readString(FILES.resolve("kubernetes").resolve(name));
        return Stream.of(text.split("(?m)^---$")).map(YAML::readTree).toList();
    }
}
