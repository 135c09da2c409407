package org.ridgepoint.accelerator.plan;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.accelerator.layer.BatchNetworks;
import org.ridgepoint.accelerator.mapping.PlanRefused;
import org.ridgepoint.accelerator.mapping.Schedule;
import org.ridgepoint.accelerator.mapping.Schedule.Segment;

/** The slices of a batch that a person wrote, if the network can go so. */
final class SliceReader {
    private static final String SLICES = "slices";

    private final List<SliceSpec> slices;
    private final BatchNetworks networks;
    private final List<String> names;
    private final List<Segment> segments = new ArrayList<>();

    SliceReader(List<SliceSpec> slices, BatchNetworks networks) {
        this.slices = slices;
        this.networks = networks;
        this.names = LayerNames.of(networks.whole());
    }

    Schedule read() {
        if (slices.isEmpty()) {
            throw new PlanRefused(SLICES, "is empty; leave it out, or go from " + names.get(0) + " to " + last());
        }
        int first = 0;
        for (int i = 0; i < slices.size(); i++) {
            first = read(slices.get(i), i, first);
        }
        if (first < names.size()) {
            throw new PlanRefused(
                    path(slices.size() - 1, "to"),
                    slices.get(slices.size() - 1).to() + ": layers behind it are in no slice; expected " + last());
        }
        return new Schedule(networks.batch(), segments);
    }

    /** Reads a slice that begins with a layer, and returns the layer behind it. */
    private int read(SliceSpec slice, int number, int first) {
        int from = PlanReader.index(names, slice.from(), path(number, "from"));
        int end = PlanReader.index(names, slice.to(), path(number, "to")) + 1;
        if (from != first) {
            String expected = first < names.size() ? "; expected " + names.get(first) : "; all layers have theirs";
            throw new PlanRefused(path(number, "from"), slice.from() + ": slices follow each other" + expected);
        }
        if (end <= from) {
            throw new PlanRefused(path(number, "to"), slice.to() + ": comes before " + slice.from());
        }
        requireImages(slice.images(), number, end);
        segments.add(new Segment(from, end, slice.images()));
        return end;
    }

    private void requireImages(int images, int number, int end) {
        String path = path(number, "images");
        int outer = number == slices.size() - 1
                ? networks.batch()
                : slices.get(number + 1).images();
        if (images < 1 || outer % images != 0) {
            throw new PlanRefused(
                    path, images + ": as many images do not fill " + outer + "; expected a number that divides it");
        }
        int divisible = images == networks.batch() ? names.size() : networks.divisibleLayers(images);
        if (divisible < end) {
            throw new PlanRefused(
                    path,
                    images + ": layers from " + names.get(divisible) + " on are only there for all " + networks.batch()
                            + " images; expected " + networks.batch());
        }
    }

    private String last() {
        return names.get(names.size() - 1);
    }

    private static String path(int number, String key) {
        return SLICES + "[" + number + "]." + key;
    }
}
