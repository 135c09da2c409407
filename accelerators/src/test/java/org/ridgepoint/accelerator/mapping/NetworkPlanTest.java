package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.LayerFusion;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.op.Precision;

class NetworkPlanTest {
    private final NetworkPlan plan =
            new Mapper(products(), Views.of(8 << 10, 16 << 10)).map().plan();

    private static LayerNetwork products() {
        Layers net = new Layers("products");
        return LayerFusion.fuse(
                net.finish(net.plainLinear(net.plainLinear(net.input("a", 16, 64), 32), 24)),
                Precision.INT8,
                Set.of(),
                kind -> true,
                shape -> false,
                0);
    }

    /** The plan with parts of the chip that are so busy with its two layers. */
    private NetworkPlan busy(Busy first, Busy second) {
        return plan.with(0, busy(0, first)).with(1, busy(1, second));
    }

    private LayerPlan busy(int layer, Busy busy) {
        LayerPlan old = plan.plans().get(layer).orElseThrow();
        LayerPlan.Cost cost = new LayerPlan.Cost(1, 1, 1, busy, 1, 1);
        return new LayerPlan(old.choice(), old.accumulates(), old.needs(), cost);
    }

    /** Array and local ports, which rest between tiles or serve several at once, set no bound. */
    @Test
    void noMachineIsFasterThanAllThatDramOrLinkOrVectorUnitHasToDo() {
        assertThat(busy(new Busy(900, 10, 4, 5, 900, 7), new Busy(900, 30, 4, 6, 900, 8))
                        .leastCycles())
                .isEqualTo(40);
        assertThat(busy(new Busy(0, 10, 4, 50, 0, 7), new Busy(0, 30, 4, 60, 0, 8))
                        .leastCycles())
                .isEqualTo(110);
        assertThat(busy(new Busy(0, 10, 4, 5, 0, 70), new Busy(0, 30, 4, 6, 0, 80))
                        .leastCycles())
                .isEqualTo(150);
    }

    @Test
    void plansOfEqualChoicesAreTheSamePlanWhateverTheyCost() {
        NetworkPlan other = busy(Busy.NOTHING, Busy.NOTHING);

        assertThat(other).isNotEqualTo(plan);
        assertThat(other.choice()).isEqualTo(plan.choice());
        assertThat(other.places()).isEqualTo(plan.places());
        assertThat(plan.origins()).containsExactly(0, 1);
    }

    @Test
    void anotherPlanOfALayerIsAnotherPlan() {
        LayerPlan old = plan.plans().get(1).orElseThrow();
        LayerPlan.Choice choice = old.choice();
        LayerPlan other = new LayerPlan(
                new LayerPlan.Choice(
                        choice.tiling(),
                        choice.order(),
                        choice.slabBlocks() + 1,
                        choice.inputHold(),
                        choice.weightHold()),
                old.accumulates(),
                old.needs(),
                old.cost());

        assertThat(plan.with(1, other).plans()).containsExactly(plan.plans().get(0), Optional.of(other));
        assertThat(plan.with(1, other).choice()).isNotEqualTo(plan.choice());
    }
}
