package org.spaarpunt.loadtest.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.machine.ServerUnderTest;
import org.spaarpunt.loadtest.program.ProgramArguments.Misuse;
import org.spaarpunt.loadtest.program.Tools;

/**
 * The clone of the repository that this program was started in, from which other servers are built.
 *
 * @param root its directory
 */
record Sources(Path root, Tools tools) {
    /** The property with the clone's directory, which the launcher sets. */
    private static final String ROOT = "spaarpunt.clone";

    /** The property with the load of the machine before the launcher built anything. */
    private static final String LOAD_BEFORE = "spaarpunt.load-before";

    private static final Path CONVENTIONAL = Path.of("comparison", "conventional");
    private static final Path JAR = Path.of("server", "target", "spaarpunt.jar");

    /** A cache of another build is of no use. */
    private static final String CACHE = "-XX:AOTCache";

    private static final int REHEARSED_VISITORS = 8;

    /** Java options for a server that starts without a cache, of whatever build. */
    static List<String> optionsWithoutCache() {
        return ServerUnderTest.launcherOptions().stream()
                .filter(option -> !option.startsWith(CACHE))
                .toList();
    }

    /** The load that the launcher read before it built this program; empty without the launcher. */
    static Optional<String> loadBeforeBuilding() {
        return Optional.ofNullable(System.getProperty(LOAD_BEFORE)).filter(load -> !load.isBlank());
    }

    static Sources ofThisProgram(Tools tools) {
        return new Sources(
                Path.of(System.getProperty(ROOT, "..")).toAbsolutePath().normalize(), tools);
    }

    /** The jar of the conventional server, built of what is in the clone now. */
    Path conventional() throws IOException, InterruptedException {
        var project = root.resolve(CONVENTIONAL);
        run(project, "building the conventional server", List.of("mvn", "-B", "-q", "-Dmaven.test.skip", "package"));
        return project.resolve("target").resolve("conventional.jar");
    }

    /** The scripts that make and fill its tables. */
    String conventionalSql(String name) throws IOException {
        return Files.readString(
                root.resolve(CONVENTIONAL).resolve("src/main/sql").resolve(name));
    }

    /** Another build of Spaarpunt. */
    record Build(Path jar, List<String> javaOptions) {}

    /** @param from the directory of a release, or a commit of the sources, which is built in {@code scratch} */
    Build earlier(String from, Path scratch, Belongings belongings) throws IOException, InterruptedException {
        var release = Path.of(from).resolve("spaarpunt.jar");
        return rehearsed(Files.isRegularFile(release) ? release : built(from, scratch, belongings), scratch);
    }

    private Path built(String commit, Path scratch, Belongings belongings) throws IOException, InterruptedException {
        var checkout = scratch.resolve("from");
        try {
            git("worktree", "add", "--quiet", "--detach", checkout.toString(), commit);
        } catch (IOException unknown) {
            throw new Misuse("There is no " + Path.of(commit).resolve("spaarpunt.jar") + ", and no commit " + commit
                    + " in " + root);
        }
        belongings.own(() -> git("worktree", "remove", "--force", checkout.toString()));
        run(
                checkout,
                "building " + commit,
                List.of("mvn", "-B", "-q", "-pl", "server", "-am", "-Dmaven.test.skip", "package"));
        return checkout.resolve(JAR);
    }

    /** Starts as quickly and compiles as well as this build does; a build that cannot rehearse goes without. */
    private Build rehearsed(Path jar, Path scratch) throws IOException, InterruptedException {
        tools.people().println("rehearsing " + jar);
        var cache = scratch.resolve("from.aot");
        var java = ServerUnderTest.java().toString();
        var command = Stream.of(
                        List.of(java),
                        optionsWithoutCache(),
                        List.of("-XX:AOTCacheOutput=" + cache, "-jar", jar.toString(), "rehearse"),
                        List.of(scratch.resolve("rehearsal").toString(), Integer.toString(REHEARSED_VISITORS)))
                .flatMap(List::stream)
                .toList();
        boolean learned = ended(root, command, ProcessBuilder.Redirect.DISCARD) == 0 && Files.exists(cache);
        var more = learned ? Stream.of(CACHE + "=" + cache) : Stream.<String>empty();
        return new Build(
                jar, Stream.concat(optionsWithoutCache().stream(), more).toList());
    }

    /** The commit that is checked out; empty without git. */
    Optional<String> commit() throws IOException, InterruptedException {
        var process = new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD")
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = process.inputReader()) {
            var commit = Optional.ofNullable(lines.readLine());
            return process.waitFor() == 0 ? commit : Optional.empty();
        }
    }

    private void git(String... words) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("git"), Stream.of(words)).toList();
        run(root, String.join(" ", command), command);
    }

    private void run(Path directory, String what, List<String> command) throws IOException, InterruptedException {
        tools.people().println(what);
        int status = ended(directory, command, ProcessBuilder.Redirect.INHERIT);
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with status " + status);
        }
    }

    /** What it says goes where people read: standard output holds figures only. */
    private static int ended(Path directory, List<String> command, ProcessBuilder.Redirect error)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectError(error);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        try (var output = process.inputReader()) {
            output.lines().forEach(System.err::println);
        }
        return process.waitFor();
    }
}
