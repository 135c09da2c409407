package org.ridgepoint.experiment.run;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.experiment.config.Inheritance;
import org.ridgepoint.experiment.config.YamlNode;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.experiment.config.YamlNode.Scalar;

/**
 * A core's own port onto the wires belongs to bulk SRAM of its own: whoever has cores share it that had one each, and states no
 * port, gets none, and a note that says so.
 */
final class SharedBulk implements Inheritance {
    private static final String WIRES = "interconnect";
    private static final String PORT = "portBytesPerCycle";

    private final List<String> notes = new ArrayList<>();

    /** What was not taken over. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public Mapping kept(Mapping below, Mapping above) {
        boolean changes = says(below, "true") && says(above, "false");
        boolean inherits = hasPort(below) && !hasPort(above);
        if (!changes || !inherits) {
            return below;
        }
        notes.add(WIRES + "." + PORT + ": not taken over, for cores that share bulk SRAM have no ports of their own");
        return below.with(WIRES, ((Mapping) below.entries().get(WIRES)).without(PORT));
    }

    private static boolean hasPort(Mapping tree) {
        return tree.entries().get(WIRES) instanceof Mapping wires
                && wires.entries().containsKey(PORT);
    }

    /** Whether a group of cores says of its own bulk SRAM so. */
    private static boolean says(Mapping tree, String value) {
        return tree.entries().get("cores") instanceof Mapping groups
                && groups.entries().values().stream().anyMatch(group -> ownBulk(group, value));
    }

    private static boolean ownBulk(YamlNode group, String value) {
        return group instanceof Mapping keys
                && keys.entries().get("ownBulk") instanceof Scalar own
                && own.text().equals(value);
    }
}
