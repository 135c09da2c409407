package org.ridgepoint.experiment.serve;

import java.util.regex.Pattern;

/** What is told to those outside: no folder of this machine. */
final class Refusals {
    private static final Pattern UPLOADED = Pattern.compile("[^\\s\"]*ridgepoint-serve-[^/\\s]*/[0-9a-f]{64}/");
    private static final int LONGEST = 1000;

    private Refusals() {}

    static String told(String message) {
        String plain = UPLOADED.matcher(message).replaceAll("");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
    }
}
