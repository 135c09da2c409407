package org.ridgepoint.experiment.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.experiment.config.YamlNode.Scalar;

/**
 * The configurations of one kind that come with the program: the files of one folder under {@code configs/}.
 *
 * @param home where {@code configs/} is
 * @param kind what one of them is called in messages
 * @param folderName the folder under {@code configs/}
 */
public record Catalogue(Home home, String kind, String folderName) {
    private static final String SUFFIX = ".yaml";
    private static final List<String> SUFFIXES = List.of(SUFFIX, ".yml");

    /** Chips. */
    public static Catalogue accelerators(Home home) {
        return new Catalogue(home, "chip", "accelerators");
    }

    /** DRAM standards. */
    public static Catalogue memory(Home home) {
        return new Catalogue(home, "memory", "memory");
    }

    /** Energy prices. */
    public static Catalogue technology(Home home) {
        return new Catalogue(home, "technology", "technology");
    }
    /** Networks. */
    public static Catalogue workloads(Home home) {
        return new Catalogue(home, "workload", "workloads");
    }

    /** Sweeps. */
    public static Catalogue sweeps(Home home) {
        return new Catalogue(home, "sweep", "sweeps");
    }

    /** Several networks at once. */
    public static Catalogue scenarios(Home home) {
        return new Catalogue(home, "scenario", "scenarios");
    }

    /** Lessons. */
    public static Catalogue labs(Home home) {
        return new Catalogue(home, "lesson", "labs");
    }

    /** All of them. */
    static Stream<Catalogue> all(Home home) {
        return Stream.of(
                accelerators(home),
                memory(home),
                technology(home),
                workloads(home),
                sweeps(home),
                scenarios(home),
                labs(home));
    }

    /** The names, sorted. */
    public List<String> names() {
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UserError(home.name(folder) + ": cannot be listed: " + failure.getMessage());
        }
    }

    /** The file of a name, or the file that a path names. */
    public Path file(String nameOrPath) {
        return find(nameOrPath).orElseThrow(() -> new UserError(unknown(nameOrPath)));
    }

    /** The file of a name, or the file that a path names; where there is none, the refusal says what asked for it. */
    public Path file(String nameOrPath, Origin asked) {
        return find(nameOrPath).orElseThrow(() -> asked.error("", unknown(nameOrPath)));
    }

    /** The file that a key of a bound tree names; where there is none, the place of the key is in the message. */
    public Path referredFile(Mapping tree, String path) {
        YamlNode node = tree;
        for (String key : path.split("\\.")) {
            node = ((Mapping) node).entries().get(key);
        }
        Scalar name = (Scalar) node;
        return find(name.text()).orElseThrow(() -> name.origin().error(path, unknown(name.text())));
    }
    /** The file of a name, or the file that a path names; none where there is no such name. */
    public Optional<Path> find(String nameOrPath) {
        if (nameOrPath.endsWith(SUFFIX) || nameOrPath.endsWith(".yml") || nameOrPath.contains("/")) {
            return Optional.of(Path.of(nameOrPath));
        }
        return names().contains(nameOrPath) ? Optional.of(folder().resolve(nameOrPath + SUFFIX)) : Optional.empty();
    }

    Path folder() {
        return home.resolve("configs", folderName);
    }

    private String unknown(String name) {
        List<String> names = names();
        String near = Nearest.to(name, names).size() == 1 ? Nearest.hint(name, names) : "";
        String hint = home.offer(name, SUFFIXES).orElse(near);
        String known = hint.isEmpty() ? "; expected one of " + String.join(", ", names) + ", or a path" : hint;
        return "unknown " + kind + " \"" + name + "\"" + known;
    }
}
