package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.openapitools.codegen.config.GlobalSettings;
import org.spaarpunt.testing.Client;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code /openapi-4.json} suffices to generate clients from, which check a passholder in. */
class GeneratedClientsTest {
    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    private static final int PATIENCE_S = 60;

    /** From which on Node.js runs TypeScript. */
    private static final int NODE_WITH_TYPES = 22;

    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*", Pattern.DOTALL);

    @TempDir
    Path directory;

    @BeforeEach
    void saveTheDescription() throws IOException {
        var served =
                Client.exchange(HttpRequest.newBuilder(SERVER.running().uri().resolve("/openapi-4.json"))
                        .build());
        var document = JsonMapper.shared().readTree(served.body());
        // For a form with a file, the client in Java would need the HTTP client of Apache.
        ((ObjectNode) document.path("paths").path("/passholders/{passholderId}/picture")).remove("put");
        Files.writeString(directory.resolve("openapi-4.json"), document.toString());
    }

    @Test
    void a_client_in_java_checks_a_passholder_in() throws Exception {
        generate(
                "java",
                "src/main/java",
                Map.of(
                        "library", "native",
                        "openApiNullable", false,
                        "useJakartaEe", true,
                        "annotationLibrary", "none",
                        "documentationProvider", "none"));
        Files.writeString(directory.resolve("FirstCheckin.java"), """
                import org.openapitools.client.ApiClient;
                import org.openapitools.client.api.CheckInsApi;
                import org.openapitools.client.model.NewCheckin;

                public class FirstCheckin {
                    public static Integer make(String server, String token) throws Exception {
                        var client = new ApiClient();
                        client.updateBaseUri(server + "/api4");
                        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
                        var checkin = new NewCheckin().eventId("demo-unlimited").uitpasNumber("0900000095902");
                        return new CheckInsApi(client).postCheckins(checkin, "first").getTotalPoints();
                    }
                }
                """);
        compile();

        try (var loader = new URLClassLoader(
                new URL[] {directory.resolve("classes").toUri().toURL()})) {
            var points = loader.loadClass("FirstCheckin")
                    .getMethod("make", String.class, String.class)
                    .invoke(null, server(), token());
            assertThat(points).isEqualTo(21);
        }
    }

    @Test
    void a_client_in_typescript_checks_a_passholder_in() throws Exception {
        var version = VERSION.matcher(run("node", "--version"));
        assumeTrue(
                version.matches() && Integer.parseInt(version.group(1)) >= NODE_WITH_TYPES,
                "skipped: there is no Node.js " + NODE_WITH_TYPES + " here, which runs TypeScript");
        generate("typescript-fetch", "", Map.of("importFileExtension", ".ts"));
        Files.writeString(directory.resolve("first.ts"), """
                import { CheckInsApi } from "./apis/CheckInsApi.ts";
                import { Configuration } from "./runtime.ts";

                const [basePath, accessToken] = process.argv.slice(2);
                const api = new CheckInsApi(new Configuration({ basePath, accessToken }));
                const checkin = await api.postCheckins({
                    newCheckin: { eventId: "demo-unlimited", uitpasNumber: "0900000095902" },
                });
                console.log("points", checkin.totalPoints);
                """);
        Files.writeString(directory.resolve("package.json"), "{\"type\": \"module\"}");

        assertThat(run(
                        "node",
                        "--no-warnings",
                        "--experimental-transform-types",
                        "first.ts",
                        server() + "/api4",
                        token()))
                .contains("points 21");
    }

    private void generate(String language, String sources, Map<String, Object> options) {
        for (var unwanted : List.of("apiDocs", "modelDocs", "apiTests", "modelTests")) {
            GlobalSettings.setProperty(unwanted, "false");
        }
        var configuration = new CodegenConfigurator()
                .setInputSpec(directory.resolve("openapi-4.json").toString())
                .setGeneratorName(language)
                .setOutputDir(directory.toString());
        options.forEach(configuration::addAdditionalProperty);
        var files =
                new DefaultGenerator().opts(configuration.toClientOptInput()).generate();
        assertThat(files).isNotEmpty();
        assertThat(directory.resolve(sources)).isDirectory();
    }

    private void compile() throws IOException {
        var arguments = new ArrayList<>(List.of(
                "-nowarn",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                directory.resolve("classes").toString()));
        try (var files = Files.walk(directory.resolve("src/main/java"))) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        arguments.add(directory.resolve("FirstCheckin.java").toString());
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(failed).isZero();
    }

    private static String server() {
        return SERVER.running().uri().toString();
    }

    private static String token() {
        return SERVER.tokenOfClient("demo-gate");
    }

    /** What a program prints; nothing if it is not installed. */
    private String run(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
            return printed;
        } catch (IOException _) {
            return "";
        }
    }
}
