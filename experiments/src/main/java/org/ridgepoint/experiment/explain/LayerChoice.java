package org.ridgepoint.experiment.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;

/** The layer that is explained. */
final class LayerChoice {
    private LayerChoice() {}

    /** The index of the layer of a name or a number from 1; of the one that loses the most cycles where none is named. */
    static int of(RunResult result, Optional<String> nameOrNumber) {
        return nameOrNumber.map(text -> named(result, text)).orElseGet(() -> worst(result.layers()));
    }

    private static int worst(List<LayerResult> layers) {
        return IntStream.range(0, layers.size())
                .boxed()
                .max(Comparator.comparingDouble(
                        i -> layers.get(i).elapsedCycles() * (1 - layers.get(i).utilization())))
                .orElseThrow();
    }

    private static int named(RunResult result, String text) {
        List<String> names = result.layers().stream().map(LayerResult::name).toList();
        if (names.contains(text)) {
            return names.indexOf(text);
        }
        boolean number = text.matches("[0-9]{1,6}");
        if (number && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= names.size()) {
            return Integer.parseInt(text) - 1;
        }
        throw new UserError("--layer " + text + ": no such layer; expected a name of layers.csv, or a number from 1 to "
                + names.size() + Nearest.hint(text, names));
    }
}
