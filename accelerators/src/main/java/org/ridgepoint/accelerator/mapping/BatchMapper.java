package org.ridgepoint.accelerator.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.layer.BatchNetworks;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.mapping.Schedule.Segment;

/**
 * Decides for how many images of a batch each layer runs at a time, and maps it so.
 *
 * <p>The mapper plans the network for slices of every size that it looks at. A search over layers and sizes then puts
 * together, for each size at the end, the segments whose layers score least, with what it costs where a tensor between two
 * segments does not stay on chip. Those schedules are mapped in turn, and the one that scores least is kept.
 */
public final class BatchMapper {
    private static final int MOST_SIZES = 8;
    private static final int MOST_SLICES = 256;
    private static final double AS_LONG = 1.005;

    private final BatchNetworks networks;
    private final ChipView chip;
    private final Pins.Source pins;
    private final PlanFronts fronts;
    private final int layers;
    private final Map<Schedule, ScoredPlan> mapped = new LinkedHashMap<>();

    private BatchMapper(BatchNetworks networks, ChipView chip, Pins.Source pins) {
        this.networks = networks;
        this.chip = chip;
        this.pins = pins;
        this.fronts = new PlanFronts(chip);
        this.layers = networks.whole().layers().size();
    }

    /** The best plan of a run; {@link CapacityTooSmall} where there is none. */
    public static BatchPlan map(BatchNetworks networks, ChipView chip) {
        return map(networks, chip, Pins.Source.NOBODY);
    }

    /** The best plan of a run in which some things are pinned; {@link PlanRefused} where that cannot be. */
    public static BatchPlan map(BatchNetworks networks, ChipView chip, Pins.Source pins) {
        BatchMapper mapper = new BatchMapper(networks, chip, pins);
        return pins.schedule(networks).map(mapper::plan).orElseGet(mapper::map);
    }

    /** The best plan under a schedule. */
    public static BatchPlan map(BatchNetworks networks, ChipView chip, Schedule schedule) {
        return new BatchMapper(networks, chip, Pins.Source.NOBODY).plan(schedule);
    }

    /**
     * Plans of cores that have some tensors in common: where the plan for the largest parts keeps these, they do, and what they
     * read together comes to each in the same pieces; empty where one of them has no room for that.
     */
    public static Optional<List<NetworkPlan>> together(
            LayerNetwork largest, List<LayerNetwork> cores, ChipView chip, Pins pins) {
        PlanFronts fronts = new PlanFronts(chip);
        NetworkPlan lead = new Mapper(largest, chip, fronts, pins).map().plan();
        List<NetworkPlan> plans = new ArrayList<>();
        for (LayerNetwork core : cores) {
            if (core.equals(largest)) {
                plans.add(lead);
                continue;
            }
            new Mapper(core, chip, fronts, Pins.like(lead, core, pins.common()))
                    .scored(chip.localBytes(), chip.bulkBytes())
                    .map(ScoredPlan::plan)
                    .ifPresent(plans::add);
        }
        return Optional.of(plans).filter(all -> all.size() == cores.size());
    }

    private BatchPlan map() {
        List<Integer> sizes =
                sizes().stream().filter(images -> goes(uniform(images))).toList();
        if (sizes.isEmpty()) {
            return plan(uniform(networks.batch()));
        }
        List<ScoredPlan> uniform =
                sizes.stream().map(images -> mapped(uniform(images))).toList();
        if (sizes.size() > 1) {
            SliceSearch search = new SliceSearch(networks, chip, sizes, uniform);
            search.schedules().forEach(this::goes);
        }
        return plan(best());
    }

    /** Whether what is pinned goes with a schedule. */
    private boolean goes(Schedule schedule) {
        try {
            mapped(schedule);
            return true;
        } catch (PlanRefused inTheseSlices) {
            return false;
        }
    }

    private BatchPlan plan(Schedule schedule) {
        NetworkPlan perSlice = mapped(schedule).plan();
        NetworkPlan inFull = new SlicedNetwork(networks, schedule).inFull(perSlice);
        return new BatchPlan(networks.whole(), schedule, perSlice, inFull);
    }

    /** Of the schedules that take about as long as the fastest, the one for which DRAM has least to do; of two, the first. */
    private Schedule best() {
        double fastest = mapped.values().stream()
                .mapToDouble(plan -> plan.time().cycles())
                .min()
                .orElseThrow();
        return mapped.entrySet().stream()
                .filter(each -> each.getValue().time().cycles() <= AS_LONG * fastest)
                .min(Comparator.comparingDouble(each -> each.getValue().time().dramCycles()))
                .orElseThrow()
                .getKey();
    }

    private ScoredPlan mapped(Schedule schedule) {
        return mapped.computeIfAbsent(schedule, wanted -> {
            LayerNetwork perSlice = new SlicedNetwork(networks, wanted).perSlice();
            return new Mapper(perSlice, chip, fronts, pins.of(perSlice)).map();
        });
    }

    /** Sizes of slices to look at, the largest first: the batch, and what divides it and the size before it. */
    private List<Integer> sizes() {
        int batch = networks.batch();
        if (chip.array().startsWholeBatches()) {
            return List.of(batch);
        }
        List<Integer> sizes = new ArrayList<>();
        int size = batch;
        while (size > 1 && batch / (size / smallestFactor(size)) <= MOST_SLICES) {
            size /= smallestFactor(size);
            if (networks.divisibleLayers(size) > 0) {
                sizes.add(size);
            }
        }
        List<Integer> smallest = sizes.subList(Math.max(0, sizes.size() - MOST_SIZES + 1), sizes.size());
        sizes = new ArrayList<>(List.of(batch));
        sizes.addAll(smallest);
        return sizes;
    }

    private static int smallestFactor(int number) {
        int factor = 2;
        while (number % factor != 0) {
            factor++;
        }
        return factor;
    }

    /** As many layers as can be for so many images at a time, the rest for all. */
    private Schedule uniform(int images) {
        int divisible = networks.divisibleLayers(images);
        List<Segment> segments = new ArrayList<>(List.of(new Segment(0, divisible, images)));
        if (divisible < layers) {
            segments.add(new Segment(divisible, layers, networks.batch()));
        }
        return new Schedule(networks.batch(), segments);
    }
}
