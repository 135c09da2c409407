package org.ridgepoint.experiment.validate;

import java.util.List;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * What chips that measurements name are, by family.
 *
 * @param description one sentence on what it is
 * @param families chips that are judged together, in the order of tables
 */
public record ChipBook(String description, List<FamilySpec> families) {
    /** Refuses two families of one name. */
    public ChipBook {
        families = List.copyOf(families);
        if (families.stream().map(FamilySpec::name).distinct().count() < families.size()) {
            throw new RefusedKey("families", "two have the same name; give each a name of its own");
        }
    }
}
