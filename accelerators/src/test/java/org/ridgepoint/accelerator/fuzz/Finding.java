package org.ridgepoint.accelerator.fuzz;

/**
 * What should not have happened.
 *
 * @param kind what it has in common with others: what went wrong, without names and numbers
 * @param what went wrong, with names and numbers
 */
record Finding(String kind, String what) {

    private static final String NAMES_AND_NUMBERS = "[0-9][0-9.xE-]*|[a-z-]+[0-9]+|layer [^,;: ]+";

    /** Something thrown: a broken rule by its words, anything else by where it comes from. */
    static Finding of(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        boolean rule = thrown instanceof IllegalStateException;
        String what = thrown.getClass().getSimpleName() + ": " + message;
        return new Finding(rule ? words(message) : where(thrown) + ": " + words(message), what);
    }

    private static String words(String message) {
        String words = message.replaceAll(NAMES_AND_NUMBERS, "#");
        return words.substring(0, Math.min(words.length(), 60));
    }

    private static String where(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String place = trace.length == 0 ? "nowhere" : trace[0].getFileName();
        return thrown.getClass().getSimpleName() + " in " + place;
    }
}
