package org.spaarpunt.loadtest.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds installed programs by their names. */
public final class ProgramPath {
    /** Some machines keep the programs of administrators out of the path. */
    private static final String ADMINISTRATORS = "/usr/local/sbin:/usr/sbin:/sbin";

    private ProgramPath() {}

    /** The file that a shell would run; empty if it is not installed. */
    public static Optional<Path> find(String name) {
        return Stream.of((System.getenv("PATH") + ":" + ADMINISTRATORS).split(":"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
