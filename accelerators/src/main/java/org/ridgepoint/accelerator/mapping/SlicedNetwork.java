package org.ridgepoint.accelerator.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.layer.BatchNetworks;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.MappedTensor;

/**
 * A batch under a schedule. A tensor is as large as the largest slice for which a layer makes or reads it; what comes from
 * outside or is wanted there is there for the whole batch.
 */
final class SlicedNetwork {
    private final BatchNetworks networks;
    private final Schedule schedule;
    private final Map<Integer, Integer> imagesHeld = new HashMap<>();

    SlicedNetwork(BatchNetworks networks, Schedule schedule) {
        this.networks = networks;
        this.schedule = schedule;
        for (Layer layer : networks.whole().layers()) {
            int images = schedule.images(layer.index());
            hold(layer.output(), images);
            layer.reads().forEach(operand -> hold(operand.tensor(), images));
        }
    }

    private void hold(MappedTensor tensor, int images) {
        boolean outside = tensor.given() || tensor.wanted();
        imagesHeld.merge(tensor.id(), outside ? schedule.batch() : images, Math::max);
    }

    /** Each layer once, for one slice, to be mapped. */
    LayerNetwork perSlice() {
        LayerNetwork whole = networks.whole();
        List<Layer> layers = new ArrayList<>();
        List<Integer> times = new ArrayList<>();
        for (int layer = 0; layer < whole.layers().size(); layer++) {
            int images = schedule.images(layer);
            layers.add(networks.of(images).layers().get(layer));
            times.add(schedule.batch() / images);
        }
        List<MappedTensor> tensors = new ArrayList<>();
        for (int tensor = 0; tensor < whole.tensors().size(); tensor++) {
            int images = imagesHeld.getOrDefault(whole.tensors().get(tensor).id(), schedule.batch());
            tensors.add(networks.of(images).tensors().get(tensor));
        }
        return new LayerNetwork(whole.name(), layers, tensors, whole.parameterBytes(), times);
    }

    /** A plan of {@link #perSlice} carried out for every slice, in the order of the run. */
    NetworkPlan inFull(NetworkPlan perSlice) {
        return schedule.isWhole() ? perSlice : new Repetition(perSlice).plan();
    }

    /** Lays the slices out one after the other. */
    private final class Repetition {
        /** A tensor, and the first of the images for which it is held. */
        private record Held(int id, int firstImage) {}

        private final NetworkPlan perSlice;
        private final Map<Integer, MappedTensor> tensorsPerSlice = new HashMap<>();
        private final List<Layer> layers = new ArrayList<>();
        private final Map<Held, MappedTensor> tensors = new LinkedHashMap<>();
        private final Map<Integer, Place> places = new HashMap<>();
        private final List<Optional<LayerPlan>> plans = new ArrayList<>();
        private final List<Long> blocks = new ArrayList<>();
        private final List<Long> freeLocal = new ArrayList<>();
        private final List<Long> freeBulk = new ArrayList<>();
        private final List<Integer> origins = new ArrayList<>();

        Repetition(NetworkPlan perSlice) {
            this.perSlice = perSlice;
            perSlice.network().tensors().forEach(tensor -> tensorsPerSlice.put(tensor.id(), tensor));
        }

        NetworkPlan plan() {
            add(schedule.segments().size() - 1, 0, schedule.batch());
            LayerNetwork whole = perSlice.network();
            LayerNetwork network =
                    new LayerNetwork(whole.name(), layers, List.copyOf(tensors.values()), whole.parameterBytes());
            return new NetworkPlan(network, places, plans, blocks, freeLocal, freeBulk, origins);
        }

        /** Adds a segment for so many images, and before each slice of it what fills that. */
        private void add(int level, int firstImage, int images) {
            Schedule.Segment segment = schedule.segments().get(level);
            for (int first = firstImage; first < firstImage + images; first += segment.images()) {
                if (level > 0) {
                    add(level - 1, first, segment.images());
                }
                for (int layer = segment.firstLayer(); layer < segment.endLayer(); layer++) {
                    add(perSlice.network().layers().get(layer), first);
                }
            }
        }

        private void add(Layer layer, int firstImage) {
            int origin = layer.index();
            layers.add(layer.copied(layers.size(), tensor -> slice(tensor, firstImage)));
            plans.add(perSlice.plans().get(origin));
            blocks.add(perSlice.blocks().get(origin));
            freeLocal.add(perSlice.freeLocalBytes().get(origin));
            freeBulk.add(perSlice.freeBulkBytes().get(origin));
            origins.add(origin);
        }

        private MappedTensor slice(MappedTensor tensor, int firstImage) {
            int held = imagesHeld.get(tensor.id());
            int within = firstImage % held;
            MappedTensor home = home(tensor, firstImage - within);
            return tensor.within(home.id(), home.bytes() * within / held, home.rows() * within / held);
        }

        private MappedTensor home(MappedTensor tensor, int firstImage) {
            return tensors.computeIfAbsent(new Held(tensor.id(), firstImage), held -> {
                MappedTensor home = tensorsPerSlice.get(held.id()).within(tensors.size(), 0, 0);
                places.put(home.id(), perSlice.place(tensor));
                return home;
            });
        }
    }
}
