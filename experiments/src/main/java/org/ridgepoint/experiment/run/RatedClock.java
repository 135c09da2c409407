package org.ridgepoint.experiment.run;

import org.ridgepoint.experiment.config.YamlNode;
import org.ridgepoint.experiment.config.YamlNode.Mapping;

/**
 * The clock that a chip was described for: what its file says, where a setting gives it another one. A chip that a setting puts
 * into another technology is described anew.
 */
final class RatedClock {
    private static final String ARRAY = "array";
    private static final String CLOCK = "clock";
    private static final String RATED = "ratedClock";

    private RatedClock() {}

    /** The description with the rated clock stated, where settings change the clock and nobody states it. */
    static Mapping stated(Mapping file, Mapping settings, Mapping changed) {
        boolean moved = has(settings, CLOCK) && has(file, CLOCK) && !has(changed, RATED);
        if (!moved || settings.entries().containsKey("technology")) {
            return changed;
        }
        YamlNode clock = ((Mapping) file.entries().get(ARRAY)).entries().get(CLOCK);
        return changed.with(ARRAY, ((Mapping) changed.entries().get(ARRAY)).with(RATED, clock));
    }

    private static boolean has(Mapping tree, String key) {
        return tree.entries().get(ARRAY) instanceof Mapping array
                && array.entries().containsKey(key);
    }
}
