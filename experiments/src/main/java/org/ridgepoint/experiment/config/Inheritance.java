package org.ridgepoint.experiment.config;

import org.ridgepoint.experiment.config.YamlNode.Mapping;

/** What a file, or the settings of a command, takes over from the keys that it is laid over. */
@FunctionalInterface
public interface Inheritance {
    /** Every key that is not stated again. */
    Inheritance ALL = (below, above) -> below;

    /** The keys below that still hold under those above. */
    Mapping kept(Mapping below, Mapping above);
}
