package org.ridgepoint.experiment.serve.state;

import java.util.List;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.config.YamlNode;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.experiment.config.YamlNode.Scalar;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;

/** A chip as a text that somebody sends. What it refers to must be of the catalogues: a file may name paths, and a text may not. */
public final class ChipUpload {
    /** No chip that a person writes is larger. */
    public static final int MOST_BYTES = 64 << 10;

    private final Home home;

    /** Texts that refer to a home's catalogues. */
    public ChipUpload(Home home) {
        this.home = home;
    }

    /** Refuses a text that is no YAML, and references that lead elsewhere. Its keys are looked at when it is run, as a file's are. */
    public void check(byte[] text) {
        Mapping tree = ConfigFile.parse(new InputFile("chip", "chip", text));
        known(tree, List.of("extends"), Catalogue.accelerators(home).names());
        known(tree, List.of("technology"), Catalogue.technology(home).names());
        known(tree, List.of("dram", "standard"), Catalogue.memory(home).names());
        controller(find(tree, List.of("dram", "controller")));
    }

    private static void known(Mapping tree, List<String> keys, List<String> names) {
        YamlNode node = find(tree, keys);
        if (node != null && !(node instanceof Scalar name && names.contains(name.text()))) {
            String text = node instanceof Scalar name ? name.text() : "";
            throw new UserError("chip: " + String.join(".", keys) + ": expected a name of the catalogue"
                    + Nearest.hint(text, names));
        }
    }

    /** A controller is a name, with variations behind it. */
    private static void controller(YamlNode node) {
        if (node == null) {
            return;
        }
        String text = node instanceof Scalar name ? name.text() : "";
        if (!DramPolicies.names().contains(text.split("\\+", 2)[0])) {
            throw new UserError("chip: dram.controller: expected a name that ridgepoint list controllers knows"
                    + Nearest.hint(text, DramPolicies.names()));
        }
    }

    private static YamlNode find(Mapping tree, List<String> keys) {
        YamlNode node = tree;
        for (String key : keys) {
            node = node instanceof Mapping mapping ? mapping.entries().get(key) : null;
        }
        return node;
    }
}
