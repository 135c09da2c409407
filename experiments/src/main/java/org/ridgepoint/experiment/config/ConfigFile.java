package org.ridgepoint.experiment.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.experiment.config.YamlNode.Scalar;

/**
 * A configuration with everything that it extends laid under it.
 *
 * @param tree the keys, without {@code extends}
 * @param inputs the files that it came from, the extended ones last
 */
public record ConfigFile(Mapping tree, List<InputFile> inputs) {
    static final String EXTENDS = "extends";
    private static final String SUFFIX = ".yaml";

    /** Reads a file and, from beside it, whatever it extends. */
    public static ConfigFile read(Path path, Home home) {
        return read(path, home, Inheritance.ALL);
    }

    /** The same, where a file may not take over all that it extends. */
    public static ConfigFile read(Path path, Home home, Inheritance inheritance) {
        List<InputFile> inputs = new ArrayList<>();
        Mapping tree = read(path.toAbsolutePath().normalize(), home, inheritance, inputs);
        return new ConfigFile(tree, List.copyOf(inputs));
    }

    /** The keys of a file that extends nothing, such as a resolved configuration. */
    public static Mapping parse(InputFile input) {
        return parse(input.text(), input.name());
    }

    /** The keys of a text that extends nothing. */
    public static Mapping parse(String text, String name) {
        return mapping(YamlReader.read(text, new Origin.InFile(name)));
    }

    private static Mapping read(Path path, Home home, Inheritance inheritance, List<InputFile> inputs) {
        InputFile input = InputFile.read(path, home);
        inputs.add(input);
        Mapping tree = parse(input);
        YamlNode base = tree.entries().get(EXTENDS);
        if (base == null) {
            return tree;
        }
        Mapping below = read(base(path, base, home, inputs), home, inheritance, inputs);
        return inheritance.kept(below, tree).overlaidBy(tree.without(EXTENDS));
    }

    /** The file that another one extends. */
    private static Path base(Path path, YamlNode base, Home home, List<InputFile> inputs) {
        if (!(base instanceof Scalar scalar) || scalar.kind() != YamlNode.Kind.TEXT) {
            throw base.origin().error(EXTENDS, "not a file: " + base.summary() + "; expected the name of one file");
        }
        Path next = extended(path, scalar, home);
        if (inputs.stream().anyMatch(input -> input.name().equals(home.name(next)))) {
            throw base.origin().error(EXTENDS, "goes in a circle: " + base.summary() + " is already being extended");
        }
        if (!Files.exists(next)) {
            throw base.origin()
                    .error(
                            EXTENDS,
                            "no such file: " + base.summary()
                                    + "; expected a name that ridgepoint list knows, or a path from where this file lies");
        }
        return next;
    }

    /** A path from where the file lies, or the name of a file beside it or in the same folder of the catalogue. */
    private static Path extended(Path path, Scalar base, Home home) {
        try {
            return extended(path, base.text(), home);
        } catch (InvalidPathException refusal) {
            String nul = base.text().indexOf('\0') < 0 ? "" : ", in which ? is NUL";
            throw base.origin()
                    .error(EXTENDS, "not a file: " + base.summary() + nul + "; expected the name of one file");
        }
    }

    private static Path extended(Path path, String nameOrPath, Home home) {
        Path beside = path.resolveSibling(nameOrPath).normalize();
        if (nameOrPath.contains("/") || Files.exists(beside)) {
            return beside;
        }
        String fileName = nameOrPath.endsWith(SUFFIX) ? nameOrPath : nameOrPath + SUFFIX;
        return Stream.concat(
                        Stream.of(path.resolveSibling(fileName)),
                        Catalogue.all(home).map(each -> each.folder().resolve(fileName)))
                .filter(file -> Files.exists(file) && !file.equals(path))
                .findFirst()
                .orElse(beside);
    }

    private static Mapping mapping(YamlNode node) {
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        throw node.origin().error("", "wrong type: " + node.summary() + "; expected a mapping of keys to values");
    }
}
