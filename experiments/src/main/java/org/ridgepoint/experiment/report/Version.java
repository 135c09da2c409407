package org.ridgepoint.experiment.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this build. */
public final class Version {
    private Version() {}

    /** As in the parent pom. */
    public static String current() {
        try (InputStream stream = Version.class.getResourceAsStream("version.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
