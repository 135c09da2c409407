package org.ridgepoint.experiment.config;

/** Something that the user wrote is at fault; the message is one line that says where, what and what to do. */
public final class UserError extends RuntimeException {
    /** An error with its line; breaks in the message become spaces. */
    public UserError(String message) {
        super(message.replaceAll("\\s*\\R\\s*", " "));
    }
}
