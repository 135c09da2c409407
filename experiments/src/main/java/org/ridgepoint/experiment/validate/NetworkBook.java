package org.ridgepoint.experiment.validate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What networks and number formats that measurements name are.
 *
 * @param description one sentence on what it is
 * @param precisions our name of a number format for each name that rows have for it
 * @param ladders networks that differ in size alone, the smallest first
 * @param networks the names that rows give networks, the first that fits counts
 */
public record NetworkBook(
        String description,
        Map<String, String> precisions,
        Optional<List<List<String>>> ladders,
        List<NetworkSpec> networks) {
    /** Copies the lists. */
    public NetworkBook {
        networks = List.copyOf(networks);
    }
}
