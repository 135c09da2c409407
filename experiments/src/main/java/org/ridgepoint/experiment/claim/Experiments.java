package org.ridgepoint.experiment.claim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.UserError;

/** The experiments that come with the program, each a folder under {@code configs/experiments}, and those of users. */
public final class Experiments {
    private final Home home;

    /** The experiments of a home. */
    public Experiments(Home home) {
        this.home = home;
    }

    /** Names of those that come with the program, sorted. */
    public List<String> names() {
        Path folder = home.resolve("configs", "experiments");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Experiments::isOne)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UserError(home.name(folder) + ": cannot be listed: " + failure.getMessage());
        }
    }

    /** The experiment of a name, or of a folder's path; none where there is no such. */
    public Optional<Experiment> find(String nameOrPath) {
        Path folder =
                names().contains(nameOrPath) ? home.resolve("configs", "experiments", nameOrPath) : Path.of(nameOrPath);
        return isOne(folder) ? Optional.of(Experiment.read(folder, home)) : Optional.empty();
    }

    private static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(Experiment.FILE));
    }
}
