package org.ridgepoint.experiment.run;

import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.mapping.PlanRefused;
import org.ridgepoint.accelerator.plan.PlanReader;
import org.ridgepoint.accelerator.plan.PlanSpec;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;

/**
 * A plan that a run is to keep to.
 *
 * @param place what messages about its keys begin with
 * @param spec what it says
 */
public record PinnedPlan(String place, PlanSpec spec) {
    private static final int MOST_LISTED = 8;

    /** A plan in a file of its own. */
    static PinnedPlan inFile(String file, PlanSpec spec) {
        return new PinnedPlan(file + ": ", spec);
    }

    /** A plan in the resolved configuration of a run. */
    static PinnedPlan inConfig(String file, PlanSpec spec) {
        return new PinnedPlan(file + ": plan.", spec);
    }

    Pins.Source pins() {
        return new PlanReader(spec);
    }

    /** The user's error in words of the file. */
    UserError error(PlanRefused refusal) {
        return new UserError(place + refusal.path() + ": " + refusal.problem() + hint(refusal));
    }

    private static String hint(PlanRefused refusal) {
        if (refusal.knownNames().isEmpty()) {
            return "";
        }
        String near = Nearest.hint(refusal.unknownName(), refusal.knownNames());
        return near.isEmpty() ? "; expected one of " + listed(refusal) : near;
    }

    private static String listed(PlanRefused refusal) {
        int names = refusal.knownNames().size();
        String first = String.join(", ", refusal.knownNames().subList(0, Math.min(names, MOST_LISTED)));
        return names <= MOST_LISTED ? first : first + " and " + (names - MOST_LISTED) + " more";
    }
}
