package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.OperandBytes;
import org.ridgepoint.accelerator.layer.ProductOutput;
import org.ridgepoint.accelerator.mapping.LayerPlan.Order;
import org.ridgepoint.workload.work.Contraction;

/** Bounds spare the mapper most of its sums: what they leave out must not be missed. */
class PlanBoundsTest {
    private static final OperandBytes BYTES = OperandBytes.each(8);
    private static final int TRIALS = 300;

    @Test
    void slabsOfAllSizesTogetherLeaveTheFrontThatEachByItselfDoes() {
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < TRIALS; trial++) {
            ChipView chip = Views.of(256L << random.nextInt(12), 1024L << random.nextInt(12));
            Tiling tiling = Shapes.randomTiling(random);
            PlanCosting costing = costing(tiling, chip, sources(random, tiling.shape()));
            PlanFront together = new PlanFront();
            PlanFront apart = new PlanFront();
            for (Order order : Order.values()) {
                for (Hold input : Hold.values()) {
                    for (Hold weights : Hold.values()) {
                        List<Long> sizes = sizes(random, order, tiling);
                        costing.addTo(together, order, sizes, input, weights);
                        sizes.forEach(size -> addIfGood(
                                apart, costing, chip, new LayerPlan.Choice(tiling, order, size, input, weights)));
                    }
                }
            }
            assertThat(ranked(together)).as("%s", tiling).isEqualTo(ranked(apart));
        }
    }

    private static void addIfGood(PlanFront front, PlanCosting costing, ChipView chip, LayerPlan.Choice choice) {
        LayerPlan plan = costing.plan(choice);
        boolean fits =
                plan.needs().localBytes() <= chip.localBytes() && plan.needs().bulkBytes() <= chip.bulkBytes();
        if (fits && !front.dominates(plan.cost().score(), plan.needs())) {
            front.add(plan);
        }
    }

    private static List<LayerPlan> ranked(PlanFront front) {
        return front.ranked(Long.MAX_VALUE, Long.MAX_VALUE).toList();
    }

    private static PlanCosting costing(Tiling tiling, ChipView chip, Sources sources) {
        Loads loads = new Loads(tiling, new HeldRows(tiling.grid()), BYTES, BYTES);
        return new PlanCosting(new TileFacts(tiling, TileSum.of(tiling, chip.array()), loads), chip, sources, 100);
    }

    private static Sources sources(SplittableRandom random, Contraction shape) {
        long outputs = shape.groups() * shape.filters() * shape.pixels();
        Place place = Place.values()[random.nextInt(Place.values().length)];
        double fromDram = random.nextInt(3) / 2.0;
        return new Sources(
                fromDram,
                random.nextBoolean() ? 0 : 1 - fromDram,
                0,
                0,
                0,
                place,
                new ProductOutput(outputs, outputs, 8));
    }

    private static List<Long> sizes(SplittableRandom random, Order order, Tiling tiling) {
        long most = order == Order.PIXEL_SLABS ? tiling.grid().blocks() : tiling.filterBlocks();
        return random.longs(4, 1, most + 1).boxed().toList();
    }
}
