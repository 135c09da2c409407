package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.accelerator.result.RunResult;

/** Every optional key of wires and memories moves what it should, and leaves the bytes alone. */
class WiresTest {
    private static final String LAYER = "gemm:64,1024,2048";
    private static final String[] BUS_BOUND = {
        "bus.bytesPerCycle=8", "dram.channels=4", "sram.bulk.ports=4r4w", "sram.bulk.cellPorts=4"
    };

    @Test
    void theInterconnectThatIsThereAnywayChangesNothing() {
        assertThat(run("interconnect.kind=bus", "interconnect.arbiter=oldest-first"))
                .isEqualTo(run());
        assertThat(run("interconnect.kind=bus", "interconnect.duplex=full", "interconnect.queue=4"))
                .isEqualTo(run());
    }

    @ParameterizedTest
    @ValueSource(strings = {"crossbar", "ring", "mesh"})
    void moreThanOneWayIntoBulkSramBeatsTheBus(String kind) {
        RunResult bus = run(BUS_BOUND);
        List<String> settings = new ArrayList<>(List.of(BUS_BOUND));
        settings.add("interconnect.kind=" + kind);
        settings.add("interconnect.bulkStops=4");
        settings.add("bus.latency=2 cycles");
        if (kind.equals("mesh")) {
            settings.addAll(List.of("interconnect.columns=4", "interconnect.rows=2"));
        }
        RunResult wider = run(settings.toArray(String[]::new));

        assertThat(wider.cycles()).isLessThan(bus.cycles() * 3 / 4);
        assertThat(wider.cycleShare().get("bus")).isLessThan(bus.cycleShare().get("bus"));
        assertThat(wider.dram().bytes()).isGreaterThanOrEqualTo(bus.dram().compulsoryBytes());
    }

    @Test
    void aBusForBothDirectionsIsNeverFasterAndCostsThePlanNothing() {
        RunResult full = run("bus.bytesPerCycle=8", "interconnect.kind=bus");
        RunResult half = run("bus.bytesPerCycle=8", "interconnect.kind=bus", "interconnect.duplex=half");
        assertThat(half.cycles()).isGreaterThan(full.cycles());
        assertThat(half.dram().bytes()).isEqualTo(full.dram().bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"oldest-first", "round-robin", "fixed-priority", "weighted", "guaranteed-share"})
    void everyArbiterMovesTheSameBytes(String arbiter) {
        List<String> settings = new ArrayList<>(List.of(BUS_BOUND));
        settings.addAll(List.of("interconnect.kind=bus", "interconnect.arbiter=" + arbiter));
        settings.add("interconnect.duplex=half");
        if (arbiter.equals("weighted") || arbiter.equals("guaranteed-share")) {
            settings.add("interconnect.weights=[400, 200, 100, 50, 250]");
        }
        RunResult result = run(settings.toArray(String[]::new));
        assertThat(result.dram().bytes()).isEqualTo(run(BUS_BOUND).dram().bytes());
    }

    @Test
    void crossingClocksTakesTime() {
        RunResult together = run("bus.clock=700 MHz");
        RunResult apart = run("bus.clock=700 MHz", "interconnect.kind=bus", "interconnect.synchroniser=8 cycles");
        assertThat(apart.cycles()).isGreaterThan(together.cycles());
    }

    @Test
    void narrowPathsBetweenSlicesHoldTheChipUpAndCostEnergy() {
        RunResult one = run();
        RunResult wide = run(slices(64));
        RunResult narrow = run(slices(4));
        assertThat(narrow.cycles()).isGreaterThan(wide.cycles());
        assertThat(wide.energyJoules().get("link"))
                .isGreaterThan(one.energyJoules().get("link"));
        assertThat(narrow.dram().bytes()).isGreaterThanOrEqualTo(one.dram().compulsoryBytes());
    }

    @Test
    void banksClockedTwiceServeBothPorts() {
        RunResult single = run("sram.local.banks=4", "sram.local.bytesPerBankPerCycle=8");
        RunResult pumped =
                run("sram.local.banks=4", "sram.local.bytesPerBankPerCycle=8", "sram.local.doublePumped=true");
        RunResult dual = run("sram.local.banks=4", "sram.local.bytesPerBankPerCycle=8", "sram.local.cellPorts=2");
        assertThat(pumped.cycles()).isLessThan(single.cycles());
        assertThat(dual.cycles()).isEqualTo(pumped.cycles());
        assertThat(dual.energyJoules().get("localSram"))
                .as("longer wires to each cell")
                .isGreaterThan(1.1 * pumped.energyJoules().get("localSram"));
    }

    /** However many channels stand behind it: a bus that is slower than they are is what the array waits for. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void aBusThatIsNarrowerThanTheChannelsIsNamed(int channels) {
        RunResult result = run("bus.bytesPerCycle=4", "dram.channels=" + channels);
        assertThat(result.bound()).isEqualTo("bus");
        assertThat(result.cycleShare().get("bus"))
                .isGreaterThan(2 * result.cycleShare().get("dramBandwidth"));
    }

    @Test
    void aBusThatIsWiderThanTheChannelIsNotBlamedForItsWaits() {
        RunResult result = run("bus.bytesPerCycle=32", "dram.standard=ddr3-1600", "dram.width=16 bits");
        assertThat(result.bound()).isEqualTo("DRAM bandwidth");
        assertThat(result.cycleShare().get("bus")).isLessThan(0.05);
    }

    /** 34.11 GB/s of bus beside 34.13 of pins, which stand still in a fourteenth of their time to refresh. */
    @Test
    void aBusAsWideAsThePinsIsWiderThanWhatTheyMoveBesideTheirRefresh() {
        RunResult result = run(
                "bus.bytesPerCycle=64",
                "bus.clock=533 MHz",
                "dram.standard=lpddr4-4266",
                "dram.width=64 bits",
                "dram.channels=1");
        assertThat(result.cycleShare().get("dramBandwidth"))
                .isGreaterThan(4 * result.cycleShare().get("bus"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bus", "crossbar", "ring"})
    void fixedPriorityStarvesTheLastChannelAndTheReportSaysSo(String kind) {
        List<String> settings = new ArrayList<>(List.of(BUS_BOUND));
        settings.addAll(List.of("dma.outstanding=256", "interconnect.kind=" + kind));
        settings.add("interconnect.arbiter=round-robin");
        assertThat(run(settings.toArray(String[]::new)).warnings()).isEmpty();

        settings.set(settings.size() - 1, "interconnect.arbiter=fixed-priority");
        assertThat(run(settings.toArray(String[]::new)).warnings())
                .anyMatch(line -> line.startsWith("bus.read")
                        && line.endsWith("of other ports went past one that stood ready; interconnect.arbiter is"
                                + " fixed-priority"));
    }

    @Test
    void narrowPortsFeedTheArrayMoreSlowly() {
        assertThat(run("sram.local.portBytesPerCycle=16").cycleShare().get("localSram"))
                .isGreaterThan(run().cycleShare().get("localSram"));
    }

    @Test
    void checkBitsCostEnergyAndTime() {
        RunResult plain = run();
        RunResult checked = run("sram.local.ecc.code=secded", "sram.local.ecc.decode=2 cycles");
        RunResult slowly = run("sram.local.ecc.code=secded", "sram.local.ecc.decode=40 cycles");
        assertThat(slowly.cycles()).isGreaterThan(plain.cycles()).isGreaterThan(checked.cycles());
        double more =
                checked.energyJoules().get("localSram") / plain.energyJoules().get("localSram");
        assertThat(more).isBetween(1.05, 1.20);
    }

    /** Whatever the wires, runs end, and their invariants hold: queues of one place are where a deadlock would show. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24})
    void randomWiresNeverLock(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomMachine machine = new RandomMachine(seed);
        List<String> settings = new ArrayList<>();
        String kind = List.of("bus", "crossbar", "ring", "mesh").get(random.nextInt(4));
        settings.add("interconnect.kind=" + kind);
        settings.add("interconnect.queue=" + (1 + random.nextInt(2)));
        settings.add("interconnect.arbiter="
                + List.of("oldest-first", "round-robin", "fixed-priority").get(random.nextInt(3)));
        if (kind.equals("bus")) {
            settings.add("interconnect.duplex=" + List.of("half", "full").get(random.nextInt(2)));
        } else {
            settings.add("interconnect.bulkStops=" + (1 + random.nextInt(4)));
        }
        if (kind.equals("mesh")) {
            settings.addAll(List.of("interconnect.columns=" + (2 + random.nextInt(3)), "interconnect.rows=4"));
        }
        settings.addAll(List.of(slices(4 << random.nextInt(4))));
        Chip chip = machine.chip("int8", settings.toArray(String[]::new));
        RunResult result = Replay.run(chip, machine.network(), 1);
        assertThat(result.dram().bytes()).isGreaterThanOrEqualTo(result.dram().compulsoryBytes());
    }

    private static String[] slices(int width) {
        return new String[] {
            "link.slices.count=8",
            "link.slices.bytesPerCycle=" + width,
            "link.slices.latency=1 cycle",
            "link.slices.length=0.5 mm"
        };
    }

    private static RunResult run(String... settings) {
        String[] all = Stream.concat(Stream.of("sram.bulk.capacity=256 KiB"), Stream.of(settings))
                .toArray(String[]::new);
        return Machines.run(Machines.chip("scale-32x32", all), LAYER);
    }
}
