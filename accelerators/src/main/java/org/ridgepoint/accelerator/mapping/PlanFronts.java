package org.ridgepoint.accelerator.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.OperandBytes;
import org.ridgepoint.workload.work.Contraction;

/** The plans of layers on one chip, worked out once for all layers, and all mappers, that ask for the same. */
final class PlanFronts {
    private final ChipView chip;
    private Optional<PlanFronts> others = Optional.empty();
    private final Map<FrontKey, PlanFront> fronts = new HashMap<>();
    private final Map<FrontKey, Double> leastScores = new HashMap<>();
    private final Map<FrontKey, Long> leastLocalBytes = new HashMap<>();
    private final Map<SpaceKey, Long> leastAccumulatorBytes = new HashMap<>();
    private final Map<SpaceKey, PlanSpace> spaces = new HashMap<>();

    /** What a front of plans depends on. */
    private record FrontKey(SpaceKey space, long vectorOperations, Sources sources) {
        static FrontKey of(Layer layer, Sources sources) {
            return new FrontKey(SpaceKey.of(layer), layer.vectorOperations(), sources);
        }
    }

    /** What a space of plans depends on. */
    private record SpaceKey(Contraction shape, boolean winograd, OperandBytes input, OperandBytes weights) {
        static SpaceKey of(Layer layer) {
            return new SpaceKey(
                    layer.contraction().orElseThrow(), layer.winograd(), layer.inputOperand(), layer.weightOperand());
        }
    }

    PlanFronts(ChipView chip) {
        this.chip = chip;
    }

    /** Plans of the same layers on a chip with other rates. */
    PlanFronts on(ChipView other) {
        return new PlanFronts(other, this);
    }

    private PlanFronts(ChipView chip, PlanFronts others) {
        this.chip = chip;
        this.others = Optional.of(others);
    }

    ChipView chip() {
        return chip;
    }

    PlanFront front(Layer layer, Sources sources) {
        return fronts.computeIfAbsent(
                FrontKey.of(layer, sources), key -> space(key.space()).front(sources, layer.vectorOperations()));
    }

    /** No plan of a layer scores less, as far as is known without weighing them all. */
    double leastScore(Layer layer, Sources sources) {
        FrontKey wanted = FrontKey.of(layer, sources);
        PlanFront known = fronts.get(wanted);
        return known != null
                ? known.leastScore()
                : leastScores.computeIfAbsent(
                        wanted, key -> space(key.space()).leastScore(sources, layer.vectorOperations()));
    }

    /** Local SRAM below which no plan of a layer can run. */
    long leastLocalBytes(Layer layer, Sources sources) {
        return leastLocalBytes.computeIfAbsent(
                FrontKey.of(layer, sources),
                key -> space(key.space()).leastLocalBytes(sources, layer.vectorOperations()));
    }

    /** Dedicated memory for partial sums below which no plan of a layer can run. */
    long leastAccumulatorBytes(Layer layer) {
        return leastAccumulatorBytes.computeIfAbsent(
                SpaceKey.of(layer), key -> space(key).leastAccumulatorBytes());
    }

    PlanSpace space(Layer layer) {
        return space(SpaceKey.of(layer));
    }

    private PlanSpace space(SpaceKey key) {
        return spaces.computeIfAbsent(key, this::newSpace);
    }

    private PlanSpace newSpace(SpaceKey key) {
        return others.map(same -> same.space(key).on(chip))
                .orElseGet(() -> new PlanSpace(key.shape(), chip, key.winograd(), key.input(), key.weights()));
    }
}
