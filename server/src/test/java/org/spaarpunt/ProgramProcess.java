package org.spaarpunt;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, which a test can end as people, systems and accidents do; closing ends it. */
public final class ProgramProcess implements AutoCloseable {
    private static final int PATIENCE_S = 120;

    /** A process that lives for seconds pays for the second compiler and does not gain by it. */
    private static final List<String> SHORT_LIVED =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private final Process process;

    private ProgramProcess(Process process) {
        this.process = process;
    }

    /** What it prints and what it complains of come together. */
    public static ProgramProcess start(String... words) throws IOException {
        return start(Map.of(), words);
    }

    /** The same with settings from the environment. */
    public static ProgramProcess start(Map<String, String> environment, String... words) throws IOException {
        var builder = command(List.of(), words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new ProgramProcess(builder.start());
    }

    /** With the product's way of logging, to this file, and standard output for itself, as other programs read it. */
    public static ProgramProcess startAsInstalled(Path log, Map<String, String> environment, String... words)
            throws IOException {
        var builder = command(List.of("-Dlogback.configurationFile=logback.xml"), words)
                .redirectError(log.toFile());
        builder.environment().putAll(environment);
        return new ProgramProcess(builder.start());
    }

    private static ProcessBuilder command(List<String> options, String... words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SHORT_LIVED);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
    }

    public Process process() {
        return process;
    }

    /** Where it listens, as soon as it says so. */
    public URI readyAddress() throws IOException {
        var output = process.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                return URI.create(line.substring("ready ".length()));
            }
        }
        throw new AssertionError("The program ended before it was ready");
    }

    /** SIGSTOP: it keeps its port and its connections, and does nothing more. */
    public void pause() throws IOException, InterruptedException {
        var sent = new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid())).start();
        if (sent.waitFor() != 0) {
            throw new AssertionError("The process cannot be stopped");
        }
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        isOver();
    }

    /** SIGTERM, and only when that does not help SIGKILL. */
    @Override
    public void close() {
        process.destroy();
        if (!isOver()) {
            kill();
        }
    }

    private boolean isOver() {
        try {
            return process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
