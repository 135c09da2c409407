package org.ridgepoint.experiment.config;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The folder that holds {@code configs/} and {@code results/}.
 *
 * @param folder absolute
 * @param workingFolder where the user reads what is printed, absolute
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Home(Path folder, Path workingFolder) {
    private static final String CONFIGS = "configs";

    /** Makes the folders absolute. */
    public Home {
        folder = folder.toAbsolutePath().normalize();
        workingFolder = workingFolder.toAbsolutePath().normalize();
    }

    /** A folder with the user in the program's working folder. */
    public Home(Path folder) {
        this(folder, Path.of(""));
    }

    /** The folder that {@code -Dridgepoint.home} names, else the nearest one above the program or the working folder. */
    public static Home find() {
        String named = System.getProperty("ridgepoint.home", "");
        if (!named.isEmpty()) {
            return new Home(Path.of(named));
        }
        return Stream.of(programFolder(), Optional.of(Path.of("").toAbsolutePath()))
                .flatMap(Optional::stream)
                .flatMap(start -> Stream.iterate(start, place -> place != null, Path::getParent))
                .filter(place -> Files.isDirectory(place.resolve(CONFIGS)))
                .findFirst()
                .map(Home::new)
                .orElseThrow(
                        () -> new UserError(
                                "no folder \"configs\" found above the program or the working folder; set -Dridgepoint.home=FOLDER"));
    }

    /** A file as messages name it: relative to this folder or to the working folder when inside one, else its path. */
    public String name(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return Stream.of(folder, Path.of("").toAbsolutePath())
                .filter(absolute::startsWith)
                .findFirst()
                .map(place -> place.relativize(absolute))
                .orElse(absolute)
                .toString();
    }

    /** A path that works where the user is: relative when below the working folder, else absolute. */
    public String place(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(workingFolder) ? workingFolder.relativize(absolute) : absolute).toString();
    }

    /** A file as results name it: relative to this folder when inside it, else without its folders. */
    public String recordedName(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(folder) ? folder.relativize(absolute) : absolute.getFileName()).toString();
    }

    /** The end of a message: a file of that name where the user is, which needs one of some endings to be named. */
    public Optional<String> offer(String name, List<String> endings) {
        return endings.stream()
                .map(ending -> name + ending)
                .filter(file -> new File(workingFolder.toFile(), file).isFile())
                .findFirst()
                .map(file -> "; did you mean " + file + " in this folder?");
    }

    /** A place inside this folder. */
    public Path resolve(String first, String... more) {
        return folder.resolve(Path.of(first, more));
    }

    private static Optional<Path> programFolder() {
        try {
            return Optional.of(Path.of(Home.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()))
                    .map(Path::getParent);
        } catch (URISyntaxException | RuntimeException unknown) {
            return Optional.empty();
        }
    }
}
