package org.spaarpunt.loadtest.failover;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.loadtest.machine.ProgramPath;
import org.spaarpunt.loadtest.program.ProgramArguments.Misuse;

/**
 * The installed programs of a cluster.
 *
 * @param postgres the directory with PostgreSQL's programs
 */
record InstalledPrograms(Path patroni, Path etcd, Path haproxy, Path postgres) {
    /** Where Debian keeps the programs of each version of PostgreSQL. */
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private static final int ROOT_UID = 0;

    /**
     * Finds them.
     *
     * @throws Misuse with a sentence that names the packages, if one is missing
     */
    static InstalledPrograms find() throws IOException {
        return new InstalledPrograms(
                ProgramPath.find("patroni").orElseThrow(() -> missing("patroni")),
                ProgramPath.find("etcd").orElseThrow(() -> missing("etcd")),
                ProgramPath.find("haproxy").orElseThrow(() -> missing("haproxy")),
                postgresPrograms().orElseThrow(() -> missing("pg_rewind")));
    }

    /** Whether all of them are installed. */
    static boolean areComplete() throws IOException {
        try {
            find();
            return true;
        } catch (Misuse _) {
            return false;
        }
    }

    /**
     * The beginning of a command for a program that refuses to be run by root: a user namespace without root's rights,
     * in which pids and the ownership of files stay what they are outside.
     */
    static List<String> asOrdinaryUser(Path program) {
        var command = new ArrayList<String>();
        if (new UnixSystem().getUid() == ROOT_UID) {
            command.addAll(List.of("unshare", "--user", "--"));
        }
        command.add(program.toString());
        return command;
    }

    private static Misuse missing(String program) {
        return new Misuse("This program runs a cluster of Patroni, etcd, HAProxy and PostgreSQL 15, and " + program
                + " is not installed here. On Debian: apt-get install patroni etcd-server haproxy postgresql-15");
    }

    private static Optional<Path> postgresPrograms() throws IOException {
        if (Files.isDirectory(DEBIAN)) {
            try (var versions = Files.list(DEBIAN)) {
                return versions.map(version -> version.resolve("bin"))
                        .filter(programs -> Files.isExecutable(programs.resolve("pg_rewind")))
                        .max(Comparator.naturalOrder());
            }
        }
        return ProgramPath.find("pg_rewind").map(Path::getParent);
    }
}
