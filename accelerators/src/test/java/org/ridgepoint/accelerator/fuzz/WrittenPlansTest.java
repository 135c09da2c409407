package org.ridgepoint.accelerator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.NothingToRun;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.mapping.Hold;
import org.ridgepoint.accelerator.mapping.LayerPlan.Order;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.accelerator.mapping.PlanRefused;
import org.ridgepoint.accelerator.mapping.ReductionSplit.TapCut;
import org.ridgepoint.accelerator.plan.LayerSpec;
import org.ridgepoint.accelerator.plan.LoopSpec;
import org.ridgepoint.accelerator.plan.PlanReader;
import org.ridgepoint.accelerator.plan.PlanSpec;
import org.ridgepoint.accelerator.plan.PlanWriter;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.workload.work.Contraction;

/**
 * Plans of random machines, written out and read back: as they are, and with one layer as nobody would plan it.
 *
 * <p>{@code -Dridgepoint.plans.machines} says how many machines, {@code -Dridgepoint.plans.seed} from which seed on.
 */
class WrittenPlansTest {
    private static final long FIRST = Long.getLong("ridgepoint.plans.seed", 1);
    private static final long MACHINES = Long.getLong("ridgepoint.plans.machines", 60);
    private static final int EDITS = Integer.getInteger("ridgepoint.plans.edits", 4);

    @Test
    void aPlanThatNobodyEditedIsTheSamePlanAndRunsToTheSameResult() {
        int ran = 0;
        for (RandomMachine machine : machines()) {
            BatchPlan plan = plan(machine, Pins.Source.NOBODY);
            Pins.Source written = new PlanReader(PlanWriter.write(plan, "any"));

            BatchPlan again = plan(machine, written);

            assertThat(again.schedule()).isEqualTo(plan.schedule());
            assertThat(again.perSlice().choice()).isEqualTo(plan.perSlice().choice());
            assertThat(again.inFull().choice()).isEqualTo(plan.inFull().choice());
            assertThat(run(machine, written)).isEqualTo(machine.run());
            ran++;
        }
        assertThat(ran).isGreaterThan((int) MACHINES / 4);
    }

    @Test
    void aLayerThatIsEditedAtRandomIsRefusedInOneLineOrRunsWhileAllOthersStay() {
        int ran = 0;
        int refused = 0;
        for (RandomMachine machine : machines()) {
            BatchPlan plan = plan(machine, Pins.Source.NOBODY);
            PlanSpec spec = PlanWriter.write(plan, "any");
            SplittableRandom random = new SplittableRandom(machine.describe().hashCode());
            for (int edit = 0; edit < EDITS; edit++) {
                PlanSpec edited = edited(spec, plan, random);
                try {
                    BatchPlan kept = plan(machine, new PlanReader(edited));
                    assertThat(PlanWriter.write(kept, "any")).isEqualTo(edited);
                    Optional<Finding> wrong = Trial.wrong(run(machine, new PlanReader(edited)));
                    assertThat(wrong).isEmpty();
                    ran++;
                } catch (PlanRefused impossible) {
                    assertThat(impossible.problem()).isNotBlank().doesNotContain("\n");
                    assertThat(impossible.path()).matches("layers.*|uses");
                    refused++;
                } catch (RuntimeException failure) {
                    throw new AssertionError(difference(spec, edited) + "\n" + machine.describe(), failure);
                }
            }
        }
        System.out.println(ran + " edited plans ran, " + refused + " were refused");
        assertThat(ran).isPositive();
        assertThat(refused).isPositive();
    }

    /** Those that run without more memory. */
    private static List<RandomMachine> machines() {
        List<RandomMachine> machines = new ArrayList<>();
        for (long seed = FIRST; seed < FIRST + MACHINES; seed++) {
            try {
                RandomMachine machine = RandomMachine.of(Draws.of(seed));
                plan(machine, Pins.Source.NOBODY);
                machines.add(machine);
            } catch (IllegalArgumentException | CapacityTooSmall | NothingToRun notThisOne) {
                continue;
            }
        }
        return machines;
    }

    private static BatchPlan plan(RandomMachine machine, Pins.Source pins) {
        return Replay.plan(machine.chip(), machine.graph(), pins);
    }

    private static RunResult run(RandomMachine machine, Pins.Source pins) {
        return Replay.run(machine.chip(), machine.graph(), pins, RunListener.NONE);
    }

    private static PlanSpec edited(PlanSpec spec, BatchPlan plan, SplittableRandom random) {
        List<String> names = List.copyOf(spec.layers().keySet());
        int index = random.nextInt(names.size());
        Map<String, LayerSpec> layers = new LinkedHashMap<>(spec.layers());
        Layer layer = plan.perSlice().network().layers().get(index);
        layers.computeIfPresent(names.get(index), (name, old) -> edited(old, layer, random));
        return new PlanSpec(spec.network(), spec.slices(), spec.uses(), layers);
    }

    private static LayerSpec edited(LayerSpec old, Layer layer, SplittableRandom random) {
        Optional<Place> output = random.nextInt(4) > 0 ? old.output() : Optional.of(any(Place.values(), random));
        if (layer.alsoOnVector() && random.nextBoolean()) {
            return new LayerSpec(Optional.empty(), Optional.of(1L + random.nextInt(40)), output);
        }
        return new LayerSpec(
                old.loops().map(loops -> loops(loops, layer.contraction().orElseThrow(), layer.winograd(), random)),
                old.blocks().map(blocks -> 1L + random.nextInt(Math.toIntExact(3 * blocks))),
                output);
    }

    /** Some keys as they were, others anything that might do. */
    private static LoopSpec loops(LoopSpec old, Contraction shape, boolean winograd, SplittableRandom random) {
        return new LoopSpec(
                keep(random) ? old.order() : any(Order.values(), random),
                keep(random) ? old.slabBlocks() : 1 + random.nextInt(8),
                keep(random) ? old.rows() : upTo(shape.batch() * shape.outputHeight(), random),
                keep(random) ? old.columns() : upTo(shape.outputWidth(), random),
                keep(random) ? old.groups() : upTo(shape.groups(), random),
                keep(random) ? old.filters() : upTo(shape.filters(), random),
                keep(random) ? old.channels() : upTo(shape.channels(), random),
                keep(random) ? old.kernel() : any(TapCut.values(), random),
                keep(random) ? old.winograd() : winograd && random.nextBoolean(),
                keep(random) ? old.inputHeld() : any(Hold.values(), random),
                keep(random) ? old.weightsHeld() : any(Hold.values(), random));
    }

    private static boolean keep(SplittableRandom random) {
        return random.nextBoolean();
    }

    private static long upTo(long most, SplittableRandom random) {
        return 1 + random.nextLong(most);
    }

    private static <T> T any(T[] values, SplittableRandom random) {
        return values[random.nextInt(values.length)];
    }

    private static String difference(PlanSpec spec, PlanSpec edited) {
        return edited.layers().entrySet().stream()
                .filter(layer -> !layer.getValue().equals(spec.layers().get(layer.getKey())))
                .map(layer -> layer.getKey() + ": " + spec.layers().get(layer.getKey()) + " became " + layer.getValue())
                .toList()
                .toString();
    }
}
