package org.ridgepoint.experiment.validate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chips that are judged together.
 *
 * @param name as tables have it
 * @param fitted values that were chosen so that rows come out (default: none)
 * @param networks the variant of a workload that was measured on its chips, where that is not the one that a name means
 *     (default: none)
 * @param boards the names that rows give its chips, the first that fits counts
 */
public record FamilySpec(
        String name,
        Optional<List<FittedSpec>> fitted,
        Optional<Map<String, String>> networks,
        List<BoardSpec> boards) {
    /** The variant of a workload that was measured on its chips. */
    String variant(String workload) {
        return networks.map(each -> each.getOrDefault(workload, workload)).orElse(workload);
    }

    /** Whether a file of the catalogue stands for any of its chips. */
    boolean has(String chip) {
        return boards.stream().anyMatch(board -> board.chip().equals(Optional.of(chip)));
    }

    /** Values that were fitted to rows. */
    List<FittedSpec> fittedValues() {
        return fitted.orElse(List.of());
    }
}
