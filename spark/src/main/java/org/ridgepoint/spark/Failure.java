package org.ridgepoint.spark;

/** What Spark says went wrong. */
final class Failure {
    private Failure() {}

    /** The first line of its message, which is the one that says it: stack traces follow. */
    static String inOneLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElseThrow();
    }
}
