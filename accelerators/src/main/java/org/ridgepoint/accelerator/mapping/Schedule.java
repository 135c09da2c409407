package org.ridgepoint.accelerator.mapping;

import java.util.List;

/**
 * How a batch goes through the layers: each segment runs for a slice of the batch at a time, and the segments before it run
 * as often as fill that slice. So early layers, whose activations are large, can run for a few images, and late ones, whose
 * weights are, for many.
 *
 * @param batch images of the run
 * @param segments in the order of layers; each runs for as many images as the one before it, or a multiple
 */
public record Schedule(int batch, List<Segment> segments) {

    /**
     * Layers that run one after the other for the same images.
     *
     * @param firstLayer the first of them
     * @param endLayer the one after the last of them
     * @param images of a slice
     */
    public record Segment(int firstLayer, int endLayer, int images) {
        public Segment {
            if (endLayer <= firstLayer || images <= 0) {
                throw new IllegalArgumentException("segment must have layers and images, had " + firstLayer + " to "
                        + endLayer + " and " + images);
            }
        }
    }

    public Schedule {
        segments = List.copyOf(segments);
        int outer = batch;
        for (int i = segments.size() - 1; i >= 0; i--) {
            int images = segments.get(i).images();
            if (outer % images != 0) {
                throw new IllegalArgumentException("slices of " + images + " do not fill " + outer);
            }
            outer = images;
        }
    }

    /** Each layer for the whole batch. */
    public static Schedule whole(int batch, int layers) {
        return new Schedule(batch, List.of(new Segment(0, layers, batch)));
    }

    public boolean isWhole() {
        return segments.get(0).images() == batch;
    }

    /** For how many images a layer runs at a time. */
    public int images(int layer) {
        return segments.stream()
                .filter(segment -> layer < segment.endLayer())
                .findFirst()
                .orElseThrow()
                .images();
    }
}
