package org.ridgepoint.experiment.config;

import java.util.Optional;
import org.apiguardian.api.API;

/** Something that the user wrote is at fault; the message is one line that says where, what and what to do. */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Origin origin;
    private final String problem;

    /** An error with its line; breaks in the message become spaces, other control characters question marks. */
    public UserError(String message) {
        this(null, "", message);
    }

    /** An error in something whose origin is known, with the place that the line begins with, if any. */
    UserError(Origin origin, String place, String problem) {
        super(oneLine(place.isEmpty() ? problem : place + ": " + problem));
        this.origin = origin;
        this.problem = oneLine(problem);
    }

    /** Where what is at fault was written, where that is known. */
    public Optional<Origin> origin() {
        return Optional.ofNullable(origin);
    }

    /** The message without the place that it begins with. */
    public String problem() {
        return problem;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
    }
}
