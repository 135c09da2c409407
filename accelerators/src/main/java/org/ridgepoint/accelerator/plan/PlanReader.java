package org.ridgepoint.accelerator.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.layer.BatchNetworks;
import org.ridgepoint.accelerator.layer.Cut;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.accelerator.mapping.PlanRefused;
import org.ridgepoint.accelerator.mapping.Schedule;

/** What a person wrote about a network, as what the mapper takes for decided. */
public final class PlanReader implements Pins.Source {
    private final PlanSpec spec;

    /** A reader of one plan. */
    public PlanReader(PlanSpec spec) {
        this.spec = spec;
    }

    @Override
    public Pins of(LayerNetwork network) {
        return new Reading(network).pins();
    }

    @Override
    public Optional<Schedule> schedule(BatchNetworks networks) {
        return spec.slices().map(slices -> new SliceReader(slices, networks).read());
    }

    @Override
    public Optional<NetworkPlan.Used> used() {
        return spec.uses().map(UseReader::read);
    }

    @Override
    public Map<Integer, Cut> cuts(LayerNetwork network, int cores) {
        spec.uses().ifPresent(any -> {
            throw new PlanRefused("uses", "is of cores that each work off inferences of their own; leave it out");
        });
        return new SplitReader(spec, network, cores).read();
    }

    /** The index of a layer that must be there. */
    static int index(List<String> names, String name, String path) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw PlanRefused.unknown(path, "no layer of this network is called so", name, names);
        }
        return index;
    }

    /** One network's layers as they are decided. */
    private final class Reading {
        private final LayerNetwork network;
        private final List<String> names;
        private final Map<Integer, Place> places = new HashMap<>();
        private final Map<Integer, String> placedBy = new HashMap<>();
        private final Map<Integer, LayerPlan.Choice> products = new HashMap<>();
        private final Map<Integer, Long> blocks = new HashMap<>();

        Reading(LayerNetwork network) {
            this.network = network;
            this.names = LayerNames.of(network);
        }

        Pins pins() {
            spec.layers().forEach((name, layer) -> {
                String path = path(name);
                read(path, layer, network.layers().get(index(names, name, path)));
            });
            List<String> paths = new ArrayList<>();
            names.forEach(name -> paths.add(path(name)));
            return new Pins(paths, places, products, blocks);
        }

        private static String path(String name) {
            return "layers." + name;
        }

        private void read(String path, LayerSpec written, Layer layer) {
            written.loops().ifPresent(loops -> {
                requireUnit(layer.isOnArray(), path + ".loops", layer, "blocks");
                products.put(layer.index(), new LoopReader(path + ".loops", loops, layer).read());
            });
            written.blocks().ifPresent(count -> {
                requireUnit(!layer.isOnArray() || layer.alsoOnVector(), path + ".blocks", layer, "loops");
                requireOne(written.loops().isEmpty(), path);
                requirePositive(path + ".blocks", count);
                blocks.put(layer.index(), count);
            });
            written.split().ifPresent(any -> {
                throw new PlanRefused(
                        path + ".split",
                        "each core works off inferences of its own, or there is one; expected --cores, and split rows,"
                                + " filters or auto");
            });
            written.output().ifPresent(place -> put(path + ".output", place, layer.output()));
        }

        private static void requireUnit(boolean right, String path, Layer layer, String expected) {
            if (!right) {
                String worker = switch (layer.unit()) {
                    case ARRAY -> "the array";
                    case VECTOR -> "the vector unit alone";
                    case HOST -> "the host";
                    case ELSEWHERE -> "other cores";
                };
                throw new PlanRefused(
                        path, layer.operator() + " is work of " + worker + "; expected " + expected + " in its place");
            }
        }

        private static void requireOne(boolean one, String path) {
            if (!one) {
                throw new PlanRefused(
                        path + ".blocks",
                        "either the array works on the layer, as loops say, or the vector unit, in so many blocks;"
                                + " expected one of them");
            }
        }

        private static void requirePositive(String path, long count) {
            if (count < 1) {
                throw new PlanRefused(path, count + ": expected 1 or more");
            }
        }

        private void put(String path, Place place, MappedTensor tensor) {
            if (place != Place.DRAM && (tensor.given() || tensor.wanted())) {
                throw new PlanRefused(
                        path, word(place) + ": the tensor is the network's, which lies in DRAM; expected dram");
            }
            Place other = places.putIfAbsent(tensor.id(), place);
            if (other != null && other != place) {
                throw new PlanRefused(
                        path,
                        word(place) + ": it makes a part of the same tensor as " + placedBy.get(tensor.id())
                                + ", which says " + word(other) + "; expected the same place");
            }
            placedBy.putIfAbsent(tensor.id(), path);
        }

        private static String word(Place place) {
            return place.name().toLowerCase(Locale.ROOT);
        }
    }
}
