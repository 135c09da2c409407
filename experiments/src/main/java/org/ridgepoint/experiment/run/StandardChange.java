package org.ridgepoint.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.spec.DramSpec;
import org.ridgepoint.experiment.config.Inheritance;
import org.ridgepoint.experiment.config.YamlNode;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.quantity.BitWidth;

/**
 * The width of a DRAM channel belongs to its standard: whoever names another standard and states no width gets that of the
 * new standard, and a note that says so.
 */
final class StandardChange implements Inheritance {
    private static final String DRAM = "dram";
    private static final String STANDARD = "standard";
    private static final String WIDTH = "width";

    private final List<Dropped> dropped = new ArrayList<>();

    /** A width that was not taken over, and the standard that it was for. */
    record Dropped(String width, String standard) {
        /** What became of it on a channel of another standard; nothing where that comes to the same. */
        Optional<String> note(DramSpec spec, DramStandard memory) {
            String now = new BitWidth(spec.widthBits(memory)).toString();
            return now.equals(width)
                    ? Optional.empty()
                    : Optional.of("dram.width: " + now + ", as " + memory.name() + " is usually built, in place of "
                            + width + " for " + standard + "; state dram.width to choose");
        }
    }

    /** What was not taken over. */
    List<Dropped> dropped() {
        return List.copyOf(dropped);
    }

    @Override
    public Mapping kept(Mapping below, Mapping above) {
        Optional<String> before = find(below, STANDARD);
        Optional<String> after = find(above, STANDARD);
        Optional<String> width = find(below, WIDTH);
        boolean changes = before.isPresent() && after.isPresent() && !before.equals(after);
        if (!changes || width.isEmpty() || find(above, WIDTH).isPresent()) {
            return below;
        }
        dropped.add(new Dropped(width.get(), before.get()));
        return below.with(DRAM, ((Mapping) below.entries().get(DRAM)).without(WIDTH));
    }

    private static Optional<String> find(Mapping tree, String key) {
        return tree.entries().get(DRAM) instanceof Mapping dram
                ? Optional.ofNullable(dram.entries().get(key)).map(StandardChange::text)
                : Optional.empty();
    }

    private static String text(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar ? scalar.text() : node.summary();
    }
}
