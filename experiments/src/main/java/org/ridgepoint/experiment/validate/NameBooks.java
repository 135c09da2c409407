package org.ridgepoint.experiment.validate;

import java.nio.file.Path;
import java.util.List;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Home;

/**
 * What names in measurements stand for.
 *
 * @param chips of chips
 * @param networks of networks and number formats
 */
public record NameBooks(ChipBook chips, NetworkBook networks) {
    private static final String FOLDER = "configs/validation";

    /** The books of a home. */
    public static NameBooks of(Home home) {
        Path folder = home.resolve(FOLDER);
        Binder binder = new Binder();
        return new NameBooks(
                binder.bind(ConfigFile.read(folder.resolve("chips.yaml"), home).tree(), ChipBook.class),
                binder.bind(
                        ConfigFile.read(folder.resolve("networks.yaml"), home).tree(), NetworkBook.class));
    }

    /** The names of all families. */
    List<String> families() {
        return chips.families().stream().map(FamilySpec::name).toList();
    }
}
