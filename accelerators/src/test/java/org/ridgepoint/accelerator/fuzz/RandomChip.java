package org.ridgepoint.accelerator.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.TestLogic;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.BusSpec;
import org.ridgepoint.accelerator.spec.CoreGroupSpec;
import org.ridgepoint.accelerator.spec.DmaSpec;
import org.ridgepoint.accelerator.spec.DramSpec;
import org.ridgepoint.accelerator.spec.EccSpec;
import org.ridgepoint.accelerator.spec.HostSpec;
import org.ridgepoint.accelerator.spec.InterconnectSpec;
import org.ridgepoint.accelerator.spec.InterconnectSpec.Arbitration;
import org.ridgepoint.accelerator.spec.InterconnectSpec.Duplex;
import org.ridgepoint.accelerator.spec.InterconnectSpec.Kind;
import org.ridgepoint.accelerator.spec.LinkSpec;
import org.ridgepoint.accelerator.spec.PcieSpec;
import org.ridgepoint.accelerator.spec.SlicesSpec;
import org.ridgepoint.accelerator.spec.SramSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.accelerator.spec.VectorSpec;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.quantity.Bandwidth;
import org.ridgepoint.sim.quantity.BitWidth;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.quantity.Duration;
import org.ridgepoint.sim.quantity.Energy;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.Length;
import org.ridgepoint.sim.quantity.Power;
import org.ridgepoint.workload.op.Precision;

/** Small chips that nobody would build. What their records refuse is refused to the user too. */
final class RandomChip {
    private static final Length MILLIMETRE = Length.parse("1 mm");

    private final Draws draws;
    private final RandomArray arrays;

    RandomChip(Draws draws) {
        this.draws = draws;
        this.arrays = new RandomArray(draws);
    }

    Chip chip(Precision precision) {
        DramStandard memory = new RandomMemory(draws).standard();
        return Chip.of(spec(precision), memory, technology(precision), precision);
    }

    private AcceleratorSpec spec(Precision precision) {
        ArraySpec array = arrays.array(precision);
        DramSpec dram = dram();
        BusSpec bus = bus(array.clock());
        boolean crosses = !bus.clock().equals(array.clock());
        boolean host = draws.oneIn(4);
        return new AcceleratorSpec(
                "a random chip",
                List.of(),
                "test",
                array,
                vector(host),
                new AcceleratorSpec.SramLevels(sram(7), sram(8)),
                link(),
                bus,
                dram,
                new DmaSpec(
                        new Bytes(draws.pick(256, 64, 128, 512, 1024, 4096)),
                        draws.pick(4, 1, 2, 8, 16),
                        Optional.empty()),
                host ? Optional.of(host()) : Optional.empty(),
                Optional.of(Power.parse("1 mW")),
                draws.onceIn(2, () -> interconnect(dram.channels(), crosses)),
                draws.onceIn(5, () -> arrays.fabric(array)),
                draws.onceIn(4, this::cores),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Map<String, CoreGroupSpec> cores() {
        return Map.of("tile", new CoreGroupSpec(draws.between(1, 4), draws.onceIn(2, () -> true)));
    }

    private VectorSpec vector(boolean host) {
        List<String> names =
                List.of("softmax", "relu", "max-pool", "add", "multiply", "layer-norm", "transpose", "lstm");
        Optional<List<String>> unsupported =
                host ? Optional.of(names.stream().filter(name -> draws.oneIn(2)).toList()) : Optional.empty();
        return new VectorSpec(draws.size(6), unsupported, Optional.empty());
    }

    private HostSpec host() {
        Optional<PcieSpec> pcie = draws.onceIn(
                2,
                () -> new PcieSpec(draws.between(1, 6), draws.pick(1, 2, 4, 16), Optional.empty(), Optional.empty()));
        Optional<Bandwidth> bandwidth =
                pcie.isPresent() ? Optional.empty() : Optional.of(new Bandwidth(1_000_000_000L * draws.between(1, 9)));
        return new HostSpec(1e9 * draws.between(1, 20), bandwidth, pcie, Duration.parse(draws.pick("1 us", "37 ns")));
    }

    /** Capacity from 1 KiB up to this power of two, ports, cells and codes. */
    private SramSpec sram(int bits) {
        long capacity = (1L << 10 + draws.below(bits))
                + draws.onceIn(4, () -> draws.below(1000)).orElse(0);
        String ports = draws.pick("1r1w", "1rw", "2rw", "1r1rw", "2r1w");
        boolean several = !ports.equals("1rw");
        int banks = draws.pick(1, 2, 3, 4, 8, 16);
        int width = draws.pick(8, 1, 2, 4, 16, 32);
        return new SramSpec(
                new Bytes(capacity),
                banks,
                width,
                ports,
                new Cycles(draws.between(0, 6)),
                draws.onceIn(4, () -> 1 + draws.below(banks * width)),
                several ? draws.onceIn(4, () -> 2) : Optional.empty(),
                several ? draws.onceIn(6, () -> true) : Optional.empty(),
                draws.onceIn(6, () -> new EccSpec(EccSpec.Code.SECDED, new Cycles(draws.between(0, 3)))),
                Optional.empty(),
                Optional.empty());
    }

    private LinkSpec link() {
        Optional<SlicesSpec> slices = draws.onceIn(4, () -> {
            int columns = draws.between(1, 4);
            int count = columns * draws.between(1, 3);
            Optional<Integer> inARow = draws.onceIn(2, () -> columns);
            return new SlicesSpec(count, inARow, draws.size(6), new Cycles(draws.between(1, 5)), MILLIMETRE);
        });
        return new LinkSpec(draws.size(7), new Cycles(draws.between(0, 8)), MILLIMETRE, slices);
    }

    private BusSpec bus(Frequency array) {
        Frequency own = draws.oneIn(3) ? array : arrays.clock();
        Cycles overhead = new Cycles(draws.between(0, 3));
        return new BusSpec(draws.size(6), own, overhead, new Cycles(draws.between(0, 40)), MILLIMETRE);
    }

    private DramSpec dram() {
        return new DramSpec(
                "random",
                draws.between(1, 4),
                draws.onceIn(2, () -> new BitWidth(draws.pick(128, 256))),
                draws.onceIn(3, () -> draws.pick(1, 2, 4)),
                draws.onceIn(3, () -> new Bytes(64L << draws.below(8))),
                draws.onceIn(3, () -> "row-rank-bank-column-bankgroup"),
                Optional.empty());
    }

    private InterconnectSpec interconnect(int channels, boolean crosses) {
        Kind kind = draws.pick(Kind.values());
        boolean half = kind == Kind.BUS && draws.oneIn(2);
        boolean portForEach = kind == Kind.BUS || kind == Kind.CROSSBAR;
        Arbitration arbiter = Arbitration.values()[draws.below(portForEach ? 5 : 3)];
        boolean weighted = arbiter == Arbitration.WEIGHTED || arbiter == Arbitration.GUARANTEED_SHARE;
        int senders = channels + (half ? 1 : 0);
        Optional<Integer> stops = kind == Kind.BUS ? Optional.empty() : draws.onceIn(2, () -> draws.between(1, 3));
        boolean mesh = kind == Kind.MESH;
        int columns = draws.between(1, 4);
        int rows = (channels + stops.orElse(1) + columns - 1) / columns;
        return new InterconnectSpec(
                kind,
                Optional.of(arbiter),
                weighted ? Optional.of(weights(senders)) : Optional.empty(),
                half ? Optional.of(Duplex.HALF) : Optional.empty(),
                stops,
                mesh ? Optional.of(columns) : Optional.empty(),
                mesh ? Optional.of(rows) : Optional.empty(),
                draws.onceIn(2, () -> draws.between(1, 6)),
                crosses ? draws.onceIn(3, () -> new Cycles(draws.between(1, 6))) : Optional.empty());
    }

    private List<Integer> weights(int senders) {
        return IntStream.range(0, senders).mapToObj(i -> draws.between(1, 200)).toList();
    }

    private static TechnologySpec technology(Precision precision) {
        Energy energy = Energy.parse("0.1 pJ");
        return new TechnologySpec(
                "prices for tests",
                List.of(),
                Map.of(precision.name(), energy),
                energy,
                energy,
                energy,
                energy,
                TestLogic.of(precision.name()),
                Length.parse("16 nm"),
                Optional.empty());
    }
}
