package org.ridgepoint.experiment.run;

import java.util.Locale;
import java.util.Optional;
import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.experiment.config.UserError;

/** How a user says how much of a run is simulated. */
public final class DetailWord {
    private DetailWord() {}

    /** What a word means, in an option or at a key; a {@code UserError} where it is none of those that there are. */
    public static Detail parse(String where, String word) {
        for (Detail detail : Detail.values()) {
            if (of(detail).equals(word)) {
                return detail;
            }
        }
        throw new UserError(where + " expected full or sampled, was \"" + word + "\"");
    }

    /** The word for it. */
    public static String of(Detail detail) {
        return detail.name().toLowerCase(Locale.ROOT);
    }

    /** The same where it is not what a file leaves out. */
    static Optional<String> unlessFull(Detail detail) {
        return detail == Detail.FULL ? Optional.empty() : Optional.of(of(detail));
    }
}
