package org.ridgepoint.experiment.workload;

import java.util.List;
import java.util.Optional;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * A network as a user describes it in YAML.
 *
 * @param description one sentence on what it is
 * @param sources where it comes from
 * @param input dimensions without the batch: channels, rows, columns of an image; or tokens, features; or features
 * @param layers in the order in which they run
 */
public record NetworkFile(
        String description, Optional<List<String>> sources, List<Integer> input, List<NetworkLayer> layers) {
    private static final int IMAGE_RANK = 3;

    /** Refuses an input or a network that is not there. */
    public NetworkFile {
        if (input.isEmpty() || input.size() > IMAGE_RANK || input.stream().anyMatch(size -> size <= 0)) {
            throw new RefusedKey("input", "must be one to three positive numbers such as [3, 224, 224], was " + input);
        }
        if (layers.isEmpty()) {
            throw new RefusedKey("layers", "must not be empty");
        }
    }

    /** Whether it takes images, whose size can be chosen. */
    boolean takesImages() {
        return input.size() == IMAGE_RANK;
    }

    /** The size of the images that the file states. */
    InputSize imageSize() {
        return new InputSize(input.get(1), input.get(2));
    }

    /** The same network for images of another size. */
    NetworkFile resized(InputSize size) {
        return new NetworkFile(description, sources, List.of(input.get(0), size.rows(), size.columns()), layers);
    }
}
