package org.spaarpunt.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The files of a package, in the order of their paths, with every directory before what it holds. Two trees with the same
 * files are written as the same bytes, whatever order they were filled in.
 */
final class FileTree {
    /** In the order of paths, a directory comes before the files in it. */
    private final SortedMap<String, Entry> entries = new TreeMap<>();

    FileTree with(Entry entry) {
        var path = entry.path();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            var directory = path.substring(0, slash);
            entries.putIfAbsent(directory, new Entry.Directory(directory));
        }
        var there = entries.put(path, entry);
        if (there != null && !(there instanceof Entry.Directory)) {
            throw new IllegalArgumentException("Two files of a package have the path " + path);
        }
        return this;
    }

    FileTree withFile(String path, Content content) {
        return with(new Entry.RegularFile(path, Entry.USUAL_FILE, content));
    }

    FileTree withProgram(String path, Content content) {
        return with(new Entry.RegularFile(path, Entry.PROGRAM, content));
    }

    /** Adds another tree below a directory of this one. */
    FileTree withTree(String directory, FileTree tree) {
        tree.entries().forEach(entry -> with(entry.below(directory)));
        return this;
    }

    FileTree withTree(FileTree tree) {
        tree.entries().forEach(this::with);
        return this;
    }

    /** The files and links with these paths, in the directories that they need. */
    FileTree where(Predicate<String> paths) {
        var part = new FileTree();
        entries.values().stream()
                .filter(entry -> !(entry instanceof Entry.Directory) && paths.test(entry.path()))
                .forEach(part::with);
        return part;
    }

    /** Adds what a directory holds that matches. Programs stay programs; all else about modes is left behind. */
    FileTree withDirectory(String path, Path directory, Pattern names) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var relative = directory.relativize(file).toString();
                var name = Path.of(path, relative).toString();
                if (Files.isSymbolicLink(file)) {
                    with(new Entry.Link(name, Files.readSymbolicLink(file).toString()));
                } else if (Files.isRegularFile(file) && names.matcher(relative).matches()) {
                    int mode = Files.isExecutable(file) ? Entry.PROGRAM : Entry.USUAL_FILE;
                    with(new Entry.RegularFile(name, mode, Content.of(file)));
                }
            }
        }
        return this;
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    Optional<Entry> at(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    /** The files that are neither directories nor links. */
    Map<String, Content> files() {
        var files = new TreeMap<String, Content>();
        for (var entry : entries.values()) {
            if (entry instanceof Entry.RegularFile(String path, int _, Content content)) {
                files.put(path, content);
            }
        }
        return files;
    }
}
