package org.spaarpunt.packaging;

/**
 * A file, a directory or a link of a package. Its path is relative, without a slash at either end and without dots, so
 * that it stays below the place where the package is unpacked.
 */
sealed interface Entry {
    int USUAL_FILE = 0644;
    int PROGRAM = 0755;
    int USUAL_DIRECTORY = 0755;

    String path();

    /** The same below a directory. */
    Entry below(String directory);

    /**
     * A directory.
     *
     * @param owner the number of the user and of the group that it belongs to; 0 is root
     */
    record Directory(String path, int mode, int owner) implements Entry {
        public Directory {
            check(path);
        }

        public Directory(String path) {
            this(path, USUAL_DIRECTORY, 0);
        }

        @Override
        public Entry below(String directory) {
            return new Directory(directory + "/" + path, mode, owner);
        }
    }

    record RegularFile(String path, int mode, Content content) implements Entry {
        public RegularFile {
            check(path);
        }

        @Override
        public Entry below(String directory) {
            return new RegularFile(directory + "/" + path, mode, content);
        }
    }

    /**
     * A symbolic link.
     *
     * @param target as it is written in the link
     */
    record Link(String path, String target) implements Entry {
        public Link {
            check(path);
        }

        @Override
        public Entry below(String directory) {
            return new Link(directory + "/" + path, target);
        }
    }

    private static void check(String path) {
        for (var name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                throw new IllegalArgumentException("Not a path inside a package: " + path);
            }
        }
    }
}
