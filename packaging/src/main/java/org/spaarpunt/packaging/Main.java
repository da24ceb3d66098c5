package org.spaarpunt.packaging;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.build.BuildInfo;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Makes the packages of the clone that it is named. */
@Command(
        name = "packaging/build",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the packages of this commit: an archive, a package for Debian and Ubuntu, an image for containers,"
                    + " the list of the libraries in them, and checksums.",
            "Two builds of a commit on the same JDK are the same bytes."
        })
public final class Main implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--root", hidden = true, required = true)
    private Path root = Path.of("");

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where to put them. Default: packaging/target/packages.")
    private @Nullable Path output;

    @Option(
            names = "--version-name",
            paramLabel = "VERSION",
            description =
                    "The version of the packages. Default: that of the build, with the time and id of the commit.")
    private @Nullable String version;

    @Option(
            names = "--maintainer",
            paramLabel = "NAME <ADDRESS>",
            description = "The maintainer that the packages name. Default: the committer of the commit.")
    private @Nullable String maintainer;

    @Option(
            names = "--source",
            paramLabel = "URL",
            description = "The address of the repository, which the image names. Default: none.")
    private @Nullable String source;

    @Option(
            names = "--debian-packages",
            paramLabel = "DIR",
            description = "Where the packages of Debian for the image are, or are downloaded to by apt-get. Default:"
                    + " packaging/target/debian.")
    private @Nullable Path debianPackages;

    @Option(names = "--without-image", description = "Make no image: nothing is downloaded.")
    private boolean withoutImage;

    private Main() {}

    public static void main(String[] arguments) {
        int status = new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::explain)
                .execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** What cannot be read, downloaded or run is said in a sentence; all else is a bug, and has its trace. */
    private static int explain(Exception failed, CommandLine command, ParseResult ignored) throws Exception {
        if (failed instanceof IOException) {
            command.getErr().println(failed.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        throw failed;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var sources = Sources.in(root);
        var release = release(sources);
        var directory = Optional.ofNullable(output).orElse(root.resolve("packaging/target/packages"));
        Files.createDirectories(directory);
        var scratch = Files.createTempDirectory("packages");
        try {
            JavaRuntime.make(sources.server().resolve("spaarpunt.jar"), scratch.resolve("runtime"));
            var program = new ProgramFiles(sources, release).withRuntime(scratch.resolve("runtime"));
            var made = packages(sources, release, directory, program);
            if (!withoutImage) {
                made.add(image(sources, release, directory, program, scratch));
            }
            Checksums.write(directory, made);
            for (var file : made) {
                System.out.println(file + " " + Files.size(file) + " bytes");
            }
        } finally {
            delete(scratch);
        }
        return 0;
    }

    private Release release(Sources sources) {
        var chosen = Optional.ofNullable(version)
                .orElseGet(() -> Release.versionOf(
                        BuildInfo.ofThisProgram().version(), sources.time(), sources.commit(), sources.changed()));
        return new Release(chosen, sources.time(), Release.Platform.ofThisMachine(), origin(sources));
    }

    private Release.Origin origin(Sources sources) {
        try {
            return new Release.Origin(
                    Optional.ofNullable(maintainer).orElse(sources.committer()), Optional.ofNullable(source));
        } catch (IllegalArgumentException invalid) {
            throw new ParameterException(requireNonNull(spec).commandLine(), invalid.getMessage(), invalid);
        }
    }

    private Path image(Sources sources, Release release, Path directory, FileTree program, Path scratch)
            throws IOException {
        var list = sources.file("image/base-" + release.platform().debian());
        var debian = Optional.ofNullable(debianPackages).orElse(root.resolve("packaging/target/debian"));
        var base = BasePackages.in(list, release.platform(), debian).files();
        var file = directory.resolve(release.name() + ".oci.tar");
        new ContainerImage(sources, release, base, program).write(file, scratch.resolve("layers"));
        return file;
    }

    private static List<Path> packages(Sources sources, Release release, Path directory, FileTree program)
            throws IOException {
        var made = new ArrayList<Path>();

        var archive = directory.resolve(release.name() + ".tar.gz");
        new TarArchive(new FileTree().withTree(release.name(), program), "", release.time()).writeCompressed(archive);
        made.add(archive);

        var libraries = directory.resolve(release.name() + ".cdx.json");
        Files.copy(sources.billOfMaterials(), libraries, StandardCopyOption.REPLACE_EXISTING);
        made.add(libraries);

        var deb = directory.resolve(release.debName());
        new DebianPackage(sources, release, program).write(deb);
        made.add(deb);
        return made;
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
