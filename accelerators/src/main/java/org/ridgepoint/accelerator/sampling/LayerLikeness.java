package org.ridgepoint.accelerator.sampling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.layer.Operand;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Place;

/** Which layers of a plan are the same work on the same machine, each on tensors of its own. */
final class LayerLikeness {
    private final NetworkPlan plan;
    private final List<Layer> layers;
    private final List<Integer> kinds = new ArrayList<>();
    private final Map<Integer, List<Integer>> producers = new HashMap<>();

    /** What has to be equal of two layers, whatever their tensors are called. */
    private record Kind(
            Layer.Unit unit,
            Object contraction,
            boolean winograd,
            List<Long> sizes,
            List<Object> tensors,
            boolean hasParameters,
            Object choice) {}

    LayerLikeness(NetworkPlan plan) {
        this.plan = plan;
        this.layers = plan.network().layers();
        Map<Kind, Integer> numbers = new HashMap<>();
        for (Layer layer : layers) {
            kinds.add(numbers.computeIfAbsent(kind(layer), kind -> numbers.size()));
            producers
                    .computeIfAbsent(layer.output().id(), id -> new ArrayList<>())
                    .add(layer.index());
        }
    }

    private Kind kind(Layer layer) {
        int index = layer.index();
        List<Object> tensors = new ArrayList<>();
        for (List<Operand> operands : List.of(layer.inputs(), layer.residuals(), layer.weights())) {
            tensors.add(operands.size());
            operands.forEach(operand -> tensors.add(List.of(operand.bytes(), shape(operand.tensor()))));
        }
        tensors.add(shape(layer.output()));
        return new Kind(
                layer.unit(),
                layer.contraction(),
                layer.winograd(),
                List.of(
                        layer.stored().weightBytes(),
                        (long) layer.weightBits(),
                        layer.stored().biasBytes(),
                        layer.stored().keptBytes(),
                        layer.vectorOperations(),
                        plan.blocks().get(index),
                        plan.freeLocalBytes().get(index),
                        plan.freeBulkBytes().get(index)),
                tensors,
                layer.stored().id().isPresent(),
                plan.plans().get(index).map(LayerPlan::choice));
    }

    private List<Object> shape(MappedTensor tensor) {
        return List.of(
                tensor.bytes(),
                tensor.elementBits(),
                tensor.rows(),
                tensor.given(),
                tensor.wantedBytes(),
                plan.place(tensor));
    }

    /** Whether a layer and the one so many further on are alike, and their tensors as far from those who make them. */
    boolean recurs(int layer, int period) {
        if (!kinds.get(layer).equals(kinds.get(layer + period))) {
            return false;
        }
        Layer one = layers.get(layer);
        Layer other = layers.get(layer + period);
        List<Operand> ofOne = one.reads().toList();
        List<Operand> ofOther = other.reads().toList();
        for (int i = 0; i < ofOne.size(); i++) {
            if (!corresponds(ofOne.get(i).tensor(), ofOther.get(i).tensor(), layer, period)) {
                return false;
            }
        }
        return sameOrShifted(one.output(), other.output(), period);
    }

    private boolean corresponds(MappedTensor one, MappedTensor other, int layer, int period) {
        return one.given() || sameOrShifted(one, other, period) || bothLongInDram(one, other, layer, period);
    }

    private boolean sameOrShifted(MappedTensor one, MappedTensor other, int period) {
        if (one.id() == other.id()) {
            return true;
        }
        List<Integer> ofOne = producers.getOrDefault(one.id(), List.of());
        List<Integer> ofOther = producers.getOrDefault(other.id(), List.of());
        boolean shifted = !ofOne.isEmpty() && ofOne.size() == ofOther.size();
        for (int i = 0; shifted && i < ofOne.size(); i++) {
            shifted = ofOne.get(i) + period == ofOther.get(i);
        }
        return shifted;
    }

    /** What was made long before and waits in DRAM is ready, whoever made it. */
    private boolean bothLongInDram(MappedTensor one, MappedTensor other, int layer, int period) {
        return plan.place(one) == Place.DRAM && lastMade(one) < layer - period && lastMade(other) < layer;
    }

    private int lastMade(MappedTensor tensor) {
        List<Integer> makers = producers.getOrDefault(tensor.id(), List.of(Integer.MAX_VALUE));
        return makers.get(makers.size() - 1);
    }
}
