package org.spaarpunt.backups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Free space that backups leave on a disk, because a database whose disk is full takes no check-ins.
 *
 * @param reserve bytes
 */
record Room(long reserve) {
    private static final long MEGABYTE = 1024L * 1024;

    static final Room USUAL = new Room(512 * MEGABYTE);

    /** @throws IOException when so many bytes more would leave less than the reserve */
    void require(Path existing, long bytes) throws IOException {
        long free = Files.getFileStore(existing).getUsableSpace();
        if (free - bytes < reserve) {
            throw new IOException("there is too little room on the disk of " + existing + ": " + free / MEGABYTE
                    + " MB are free, " + bytes / MEGABYTE + " MB are needed, and " + reserve / MEGABYTE
                    + " MB must stay free");
        }
    }
}
