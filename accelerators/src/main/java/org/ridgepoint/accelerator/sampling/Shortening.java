package org.ridgepoint.accelerator.sampling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Place;

/**
 * Leaves repetitions out of a plan. Of a stretch the first repetition, then so many as are asked for, and the last remain.
 * A layer after the gap that reads what was made in it reads instead what the last repetition before it made: the same
 * bytes, in the same place, ready as long before.
 */
public final class Shortening {
    private final NetworkPlan whole;
    private final List<Layer> layers;
    private final List<Integer> standsFor = new ArrayList<>();
    private final List<Boolean> simulated = new ArrayList<>();
    private final List<Integer> remaining = new ArrayList<>();
    private final Map<Integer, MappedTensor> instead = new HashMap<>();
    private final List<ShortPlan.SampledWindows> windows = new ArrayList<>();

    private Shortening(NetworkPlan whole) {
        this.whole = whole;
        this.layers = whole.network().layers();
    }

    /** Of stretches those that can be cut out of a plan, however few repetitions remain, on a chip with so much SRAM. */
    public static List<Stretch> sound(NetworkPlan whole, List<Stretch> stretches, long localBytes, long bulkBytes) {
        if (!new Soundness(whole).holds(localBytes, bulkBytes)) {
            return List.of();
        }
        List<Stretch> sound = new ArrayList<>();
        for (Stretch stretch : stretches) {
            NetworkPlan cut = of(whole, List.of(stretch), each -> 1).plan();
            if (new Soundness(cut).holds(localBytes, bulkBytes)) {
                sound.add(stretch);
            }
        }
        return sound;
    }

    /**
     * A plan without what is left out of some stretches.
     *
     * @param kept how many repetitions of a stretch are to stand for those left out; where nothing would be left, it is whole
     */
    public static ShortPlan of(NetworkPlan whole, List<Stretch> stretches, ToIntFunction<Stretch> kept) {
        Shortening shortening = new Shortening(whole);
        for (Stretch stretch : stretches) {
            shortening.keepUpTo(stretch.first());
            int windows = kept.applyAsInt(stretch);
            if (windows + 2 < stretch.times()) {
                shortening.cut(stretch, windows);
            }
        }
        shortening.keepUpTo(shortening.layers.size());
        return new ShortPlan(shortening.plan(), shortening.standsFor, shortening.simulated, shortening.windows);
    }

    private void keepUpTo(int end) {
        for (int layer = standsFor.size(); layer < end; layer++) {
            standsFor.add(remaining.size());
            simulated.add(true);
            remaining.add(layer);
        }
    }

    private void cut(Stretch stretch, int kept) {
        keepUpTo(stretch.begin(1));
        int first = remaining.size();
        keepUpTo(stretch.begin(1 + kept));
        int leftOut = stretch.times() - kept - 2;
        windows.add(new ShortPlan.SampledWindows(stretch, first, kept, leftOut));
        for (int i = 0; i < leftOut; i++) {
            int window = first + i % kept * stretch.period();
            for (int offset = 0; offset < stretch.period(); offset++) {
                standsFor.add(window + offset);
                simulated.add(false);
                MappedTensor made =
                        layers.get(stretch.begin(1 + kept + i) + offset).output();
                instead.put(made.id(), layers.get(stretch.begin(kept) + offset).output());
            }
        }
    }

    private NetworkPlan plan() {
        remaining.forEach(layer -> instead.remove(layers.get(layer).output().id()));
        List<Layer> kept = new ArrayList<>();
        Map<Integer, MappedTensor> homes = new HashMap<>();
        whole.network().tensors().forEach(tensor -> homes.put(tensor.id(), tensor));
        Map<Integer, MappedTensor> tensors = untouched(homes);
        for (int layer : remaining) {
            Layer copy = layers.get(layer).copied(kept.size(), this::instead);
            copy.reads()
                    .forEach(operand -> tensors.put(
                            operand.tensor().id(), homes.get(operand.tensor().id())));
            tensors.put(copy.output().id(), homes.get(copy.output().id()));
            kept.add(copy);
        }
        Map<Integer, Place> places = new HashMap<>();
        tensors.keySet().forEach(id -> places.put(id, whole.places().get(id)));
        LayerNetwork network = new LayerNetwork(
                whole.network().name(),
                kept,
                whole.network().tensors().stream()
                        .filter(tensor -> tensors.containsKey(tensor.id()))
                        .toList(),
                whole.network().parameterBytes());
        return new NetworkPlan(
                network,
                places,
                of(whole.plans()),
                of(whole.blocks()),
                of(whole.freeLocalBytes()),
                of(whole.freeBulkBytes()),
                kept.stream().map(Layer::index).toList(),
                whole.used());
    }

    /** What no layer reads or makes, such as an input that a network has and does not use: it takes its room all the same. */
    private Map<Integer, MappedTensor> untouched(Map<Integer, MappedTensor> all) {
        Map<Integer, MappedTensor> untouched = new LinkedHashMap<>(all);
        for (Layer layer : layers) {
            layer.reads().forEach(operand -> untouched.remove(operand.tensor().id()));
            untouched.remove(layer.output().id());
        }
        return untouched;
    }

    private MappedTensor instead(MappedTensor tensor) {
        MappedTensor other = instead.get(tensor.id());
        return other == null ? tensor : tensor.within(other.id(), tensor.firstByte(), tensor.firstRow());
    }

    private <T> List<T> of(List<T> each) {
        return remaining.stream().map(each::get).toList();
    }
}
