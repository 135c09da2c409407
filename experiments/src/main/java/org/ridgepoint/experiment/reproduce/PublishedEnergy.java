package org.ridgepoint.experiment.reproduce;

import java.util.Locale;

/**
 * One published figure beside ours.
 *
 * @param subject chip or memory
 * @param quantity what of it
 * @param unit of both
 * @param simulated ours
 * @param published theirs
 * @param status of theirs: C read, C2 quoted, D derived, R recalled
 * @param source of theirs, and what differs
 */
record PublishedEnergy(
        String subject,
        String quantity,
        String unit,
        double simulated,
        double published,
        String status,
        String source) {
    static final String HEADER = "subject,quantity,unit,simulated,published,percent,status,source";

    /** The row as a line of the table. */
    String line() {
        return String.format(
                Locale.ROOT,
                "\"%s\",%s,%s,%.4g,%.4g,%+.0f,%s,\"%s\"",
                subject,
                quantity,
                unit,
                simulated,
                published,
                100 * (simulated / published - 1),
                status,
                source);
    }
}
