package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.BatchNetworks;
import org.ridgepoint.accelerator.layer.LayerFusion;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.mapping.BatchMapper;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.Schedule;
import org.ridgepoint.accelerator.mapping.Schedule.Segment;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.split.ChipPlan;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Window;

/** Any schedule runs to its end, with every invariant and the same work, whoever comes first in a tick. */
class SlicesOnMachineTest {
    private static final int RUNS = 60;

    @Test
    void anyScheduleRunsToItsEndAndDoesTheWorkOfTheWholeBatch() {
        for (long seed = 0; seed < RUNS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Chip chip = TestChip.systolic(8, 8)
                    .memory(8L << 10 << random.nextInt(3), 8L << 10 << random.nextInt(4))
                    .chip();
            int batch = List.of(4, 6, 8, 12).get(random.nextInt(4));
            long network = random.nextLong();
            BatchNetworks networks = new BatchNetworks(batch, images -> Optional.of(network(network, images)));
            int layers = network(network, batch).layers().size();
            Schedule schedule = schedule(random, batch, layers);
            RunResult sliced = run(chip, networks, schedule, new Simulation());
            RunResult whole = run(chip, networks, Schedule.whole(batch, layers), new Simulation());

            assertThat(run(chip, networks, schedule, Simulation.withShuffledTies(seed)))
                    .as("seed %d: %s", seed, schedule)
                    .isEqualTo(sliced);
            assertThat(sliced.executedMacs()).isEqualTo(whole.executedMacs());
            assertThat(sliced.layers()).hasSameSizeAs(whole.layers());
            assertThat(sliced.dram().compulsoryBytes()).isEqualTo(whole.dram().compulsoryBytes());
        }
    }

    private static RunResult run(Chip chip, BatchNetworks networks, Schedule schedule, Simulation simulation) {
        BatchPlan plan = BatchMapper.map(networks, chip.view(), schedule);
        Machine machine = new Machine(simulation, chip, plan.inFull(), RunListener.NONE);
        RunResult result = new Accounts(chip, plan, machine, machine.run()).result();
        long localBytes = chip.view().localBytes();
        Invariants.check(
                result,
                Replay.peakTops(chip, ChipPlan.replicas(plan, chip.view(), chip.cores())),
                chip.dramBytesPerSecond(),
                localBytes,
                chip.view().bulkBytes());
        return result;
    }

    /** Cuts at random places, with slices of random divisors that grow. */
    private static Schedule schedule(SplittableRandom random, int batch, int layers) {
        List<Segment> segments = new ArrayList<>();
        int images = batch;
        int end = layers;
        while (end > 0) {
            int first = random.nextInt(end);
            segments.add(0, new Segment(first, end, images));
            end = first;
            images = divisor(random, images);
        }
        return new Schedule(batch, segments);
    }

    private static int divisor(SplittableRandom random, int number) {
        int divisor = 1 + random.nextInt(number);
        while (number % divisor != 0) {
            divisor--;
        }
        return divisor;
    }

    /** Convolutions and poolings, some of which read what was made long before. */
    private static LayerNetwork network(long seed, int images) {
        SplittableRandom random = new SplittableRandom(seed);
        Layers net = new Layers("random");
        Tensor x = net.input("image", images, 1 + random.nextInt(8), 12, 12);
        x = net.relu(net.biasedConv(x, 8, Window.square(3, 1, 1)));
        Tensor early = x;
        int depth = 2 + random.nextInt(5);
        for (int i = 0; i < depth; i++) {
            x = switch (random.nextInt(5)) {
                case 0 -> net.add(net.biasedConv(x, 8, Window.square(3, 1, 1)), early);
                case 1 -> net.maxPool(x, Window.square(3, 1, 1));
                case 2 -> net.biasedConv(net.concat(1, x, early), 8, Window.square(1, 1, 0));
                default -> net.relu(net.biasedConv(x, 8, Window.square(3, 1, 1)));
            };
            early = random.nextInt(3) == 0 ? x : early;
        }
        Tensor last = random.nextBoolean() ? x : net.linear(net.globalPool(x), 1 + random.nextInt(50));
        return LayerFusion.fuse(net.finish(last), Precision.INT8, Set.of(), kind -> true, shape -> false, 0);
    }
}
