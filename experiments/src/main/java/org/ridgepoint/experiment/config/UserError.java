package org.ridgepoint.experiment.config;

import org.apiguardian.api.API;

/** Something that the user wrote is at fault; the message is one line that says where, what and what to do. */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class UserError extends RuntimeException {
    /** An error with its line; breaks in the message become spaces, other control characters question marks. */
    public UserError(String message) {
        super(message.replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?"));
    }
}
