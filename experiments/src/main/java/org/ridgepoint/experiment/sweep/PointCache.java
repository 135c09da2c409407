package org.ridgepoint.experiment.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.UserError;

/**
 * Results by the hash of all that decides them: the resolved configuration, the network in it, and the program.
 *
 * <p>An entry is a file of two checked lines, the program's hash and what was run, then the outcome. One that cannot be
 * read counts as absent; one that cannot be written is done without.
 */
public final class PointCache {
    private static final String SUFFIX = ".txt";
    private static final int PROGRAM_LENGTH = 16;

    private final Path folder;
    private final String name;
    private final String program;

    private PointCache(Path folder, String name, String program) {
        this.folder = folder;
        this.name = name;
        this.program = program;
    }

    /** The cache of a home, for results of the program as it is. */
    public static PointCache of(Home home) {
        Path folder = home.resolve("results", "cache");
        return new PointCache(folder, home.place(folder), ProgramHash.current());
    }

    /**
     * What the cache says of one of its files.
     *
     * @param what was run
     * @param isCurrent whether this program made it
     * @param sizeBytes of the file
     */
    public record CachedPoint(String what, boolean isCurrent, long sizeBytes) {}

    /** Where it is, as messages call it. */
    public String name() {
        return name;
    }

    Optional<Outcome> find(String key) {
        List<String> lines = lines(file(key));
        return lines.size() == 2 && isCurrent(lines) ? Optional.of(Outcome.ofLine(lines.get(1))) : Optional.empty();
    }

    /** Keeps an outcome; without room or right to do so, nothing happens. */
    void keep(String key, String what, Outcome outcome) {
        Path file = file(key);
        String lines = Checked.line(program + " " + what) + Checked.line(outcome.line());
        try {
            Files.createDirectories(file.getParent());
            String mark = "-" + ProcessHandle.current().pid();
            WholeFile.put(file, mark, lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException withoutIt) {
            // the point is simulated again another time
        }
    }

    /** All entries, in the order of their keys. */
    public List<CachedPoint> entries() {
        return files().stream().flatMap(file -> entry(file).stream()).toList();
    }

    /** Removes every entry and returns how many there were. */
    public int clear() {
        List<Path> files = files();
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UserError(name + ": cannot be cleared: " + failure.getMessage());
        }
        return files.size();
    }

    private Optional<CachedPoint> entry(Path file) {
        List<String> lines = lines(file);
        return lines.size() == 2
                ? Optional.of(new CachedPoint(
                        lines.get(0).substring(PROGRAM_LENGTH + 1),
                        isCurrent(lines),
                        file.toFile().length()))
                : Optional.empty();
    }

    private boolean isCurrent(List<String> lines) {
        return lines.get(0).startsWith(program + " ");
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failure) {
            throw new UserError(name + ": cannot be listed: " + failure.getMessage());
        }
    }

    /** The texts of both lines; fewer where a line is not what was written. */
    private static List<String> lines(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .flatMap(line -> Checked.text(line).stream())
                            .toList()
                    : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private Path file(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key.substring(2) + SUFFIX);
    }
}
