package org.spaarpunt.loadtest.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server in a separate process, so that its use of resources can be measured separately, and so that it can be
 * killed.
 */
public final class ServerUnderTest implements AutoCloseable {
    private static final String READY = "ready ";
    private static final String MAIN_CLASS = "org.spaarpunt.Main";
    private static final String DEFAULT_JAVA_OPTIONS = "-Xms128m\n-Xmx512m\n-XX:+UseSerialGC";

    /**
     * The property with the product's jar, so that the server starts as from the launcher; without it, the class path
     * is used.
     */
    private static final String JAR = "spaarpunt.jar";

    /** The property with the launcher's Java options, one on each line. */
    private static final String JAVA_OPTIONS = "spaarpunt.server-options";

    private static final Duration STOP_MAX = Duration.ofSeconds(15);

    private final Process process;
    private final URI url;

    private ServerUnderTest(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts a server on any free port of this machine and waits until it is ready. It inherits this process's
     * environment, with the settings added.
     *
     * @param settings by the names of the environment
     * @param log the file that its standard error is appended to
     */
    public static ServerUnderTest start(Map<String, String> settings, Path log) throws IOException {
        return start(serve(launcherOptions(), thisProgram()), settings, log);
    }

    /**
     * The same of another release.
     *
     * @param jar its {@code spaarpunt.jar}, beside which is its {@code lib}
     */
    public static ServerUnderTest startRelease(Path jar, Map<String, String> settings, Path log) throws IOException {
        return startRelease(jar, launcherOptions(), settings, log);
    }

    /** The same with Java options of its own. */
    public static ServerUnderTest startRelease(
            Path jar, List<String> javaOptions, Map<String, String> settings, Path log) throws IOException {
        return start(serve(javaOptions, List.of("-jar", jar.toString())), settings, log);
    }

    /**
     * Starts any server that writes a line with {@code ready} and its address.
     *
     * @param words for this program's Java
     */
    public static ServerUnderTest start(List<String> words, Map<String, String> settings, Path log) throws IOException {
        var command = new ArrayList<String>();
        command.add(java().toString());
        command.addAll(words);
        var builder = new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
        builder.environment().put("SPAARPUNT_PORT", "0");
        builder.environment().putAll(settings);
        var process = builder.start();
        var output = process.inputReader();
        try {
            var url = awaitReady(output, log);
            Thread.ofVirtual().start(() -> discard(output));
            return new ServerUnderTest(process, url);
        } catch (IOException | RuntimeException failed) {
            process.destroyForcibly();
            throw failed;
        }
    }

    /** The launcher's Java options, for a server of this program. */
    public static List<String> launcherOptions() {
        return System.getProperty(JAVA_OPTIONS, DEFAULT_JAVA_OPTIONS)
                .lines()
                .filter(option -> !option.isBlank())
                .toList();
    }

    /** This program's Java. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The address that it announced. */
    public URI url() {
        return url;
    }

    public long pid() {
        return process.pid();
    }

    /** Kills it as {@code kill -9} does, and returns when it has ended. */
    public void kill() {
        process.destroyForcibly();
        await(process);
    }

    /** Stops it as an operator would; by force if it takes too long. */
    @Override
    public void close() {
        process.destroy();
        if (!await(process)) {
            process.destroyForcibly();
        }
    }

    private static List<String> thisProgram() {
        var jar = System.getProperty(JAR);
        return jar == null ? List.of("-cp", System.getProperty("java.class.path"), MAIN_CLASS) : List.of("-jar", jar);
    }

    private static List<String> serve(List<String> javaOptions, List<String> program) {
        return Stream.of(javaOptions, program, List.of("serve"))
                .flatMap(List::stream)
                .toList();
    }

    private static URI awaitReady(BufferedReader output, Path log) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return URI.create(line.substring(READY.length()));
            }
        }
        throw new IOException("The server ended before it was ready. Its log:\n" + Files.readString(log));
    }

    private static void discard(BufferedReader output) {
        try {
            while (output.readLine() != null) {
                // The output is not needed.
            }
        } catch (IOException | UncheckedIOException _) {
            // The process ended.
        }
    }

    private static boolean await(Process process) {
        try {
            return process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
