package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.TestHome.Outcome;

/** What can be wrong with a chip's wires and with how its memories are built. */
class WiresInputTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, new PaperSimulator());
    }

    @Test
    void wiresThatCannotBeAreRefused() {
        refused("expected one of bus, crossbar, ring, mesh", "interconnect.kind=rign");
        refused("columns must be from 1 to 64, was 0", "interconnect.kind=mesh");
        refused(
                "a mesh of 1 columns and 1 rows has no room for 1 DRAM channels and 1 stops of bulk SRAM",
                "interconnect.kind=mesh",
                "interconnect.columns=1",
                "interconnect.rows=1");
        refused("columns has no effect on a ring; remove it", "interconnect.kind=ring", "interconnect.columns=2");
        refused("duplex has no effect on a crossbar", "interconnect.kind=crossbar", "interconnect.duplex=half");
        refused("bulkStops has no effect on a bus", "interconnect.kind=bus", "interconnect.bulkStops=2");
        refused("arbiter weighted needs weights", "interconnect.kind=bus", "interconnect.arbiter=weighted");
        refused(
                "weights have no effect with arbiter round-robin",
                "interconnect.kind=bus",
                "interconnect.arbiter=round-robin",
                "interconnect.weights=[1]");
        refused(
                "weights must be 1, one for each sender, were 2",
                "interconnect.kind=bus",
                "interconnect.arbiter=weighted",
                "interconnect.weights=[1, 2]");
        refused(
                "synchroniser has no effect where bus.clock is array.clock",
                "interconnect.kind=bus",
                "interconnect.synchroniser=2 cycles");
        refused(
                "columns must divide the 6 slices, was 4",
                "link.slices.count=6",
                "link.slices.columns=4",
                "link.slices.bytesPerCycle=8",
                "link.slices.latency=1 cycle",
                "link.slices.length=1 mm");
    }

    @Test
    void memoriesThatCannotBeAreRefused() {
        refused("doublePumped has no effect with one port (ports: 1rw)", "sram.local.doublePumped=true");
        refused("cellPorts has no effect with one port (ports: 1rw)", "sram.bulk.cellPorts=2");
        refused("portBytesPerCycle must be from 1 to 64, was 65", "sram.local.portBytesPerCycle=65");
        refused("expected one of secded", "sram.local.ecc.code=parity", "sram.local.ecc.decode=1 cycle");
    }

    @Test
    void fabricsThatCannotBeAreRefused() {
        refused("at least one of each, was \"DDD\"", fabric("DDD", 64));
        refused("the array's lanes need 3.200e+10", fabric("MD", 16));
        assertThat(home.run(arguments(fabric("MD", 64))).err()).isEmpty();
    }

    private static String[] fabric(String columns, int dsps) {
        return new String[] {
            "fabric.columns=" + columns,
            "fabric.dspsPerColumn=" + dsps,
            "fabric.macsPerDsp=1",
            "fabric.tracksPerChannel=64",
            "fabric.hop=1 cycle",
            "fabric.clock=250 MHz",
            "fabric.dspClock=500 MHz",
            "fabric.columnPitch=0.5 mm"
        };
    }

    private static String[] arguments(String... settings) {
        List<String> arguments = new ArrayList<>(List.of("run", "tiny", "gemm:8,8,8"));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        return arguments.toArray(String[]::new);
    }

    private void refused(String problem, String... settings) {
        Outcome outcome = home.run(arguments(settings));
        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.err()).contains(problem);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }
}
