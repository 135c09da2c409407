package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.DramTraffic;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.Percentiles;
import org.ridgepoint.accelerator.result.RunResult;

/** A run of 100 ns that read 500 B and wrote 300 of the compulsory 800, at most 10 GB/s, and was at its limits everywhere. */
class InvariantsTest {
    private static final double BYTES_PER_SECOND = 8e9;

    private static LayerResult layer(long dramBytes, long elapsed, long cycles) {
        return new LayerResult(
                "a", "gemm", 1, 1, 1, elapsed, dramBytes, 0, 0, "", 0, Map.of("bus", cycles), Map.of(), 1, "", "");
    }

    /** What of a run the invariants look at. */
    private record Run(long executedMacs, long compulsory, double roofline, double sumModel, List<LayerResult> layers) {
        Run(long executedMacs, long compulsory, double roofline, List<LayerResult> layers) {
            this(executedMacs, compulsory, roofline, 200e-9, layers);
        }

        RunResult result() {
            DramTraffic dram =
                    new DramTraffic(500, 300, compulsory, 0, 1, 8_000_000_000L, 0, new Percentiles(0, 0, 0, 0));
            return new RunResult(
                    1,
                    1,
                    executedMacs,
                    1,
                    100_000_000,
                    100,
                    1_000_000_000,
                    0.128,
                    Map.of(),
                    List.of(),
                    dram,
                    Map.of(),
                    sumModel,
                    roofline,
                    "",
                    "",
                    new RunResult.SramPeak(20, 30),
                    List.of(),
                    List.of(),
                    List.of(),
                    layers,
                    Optional.empty());
        }
    }

    private static final List<LayerResult> LAYERS = List.of(layer(799, 0, 0), layer(1, 7, 7));
    private static final Run AT_ITS_LIMITS = new Run(6400, 800, 100e-9, LAYERS);

    private static ThrowingCallable check(Run run, double bytesPerSecond, long local, long bulk) {
        return () -> Invariants.check(run.result(), run.result().peakTops(), bytesPerSecond, local, bulk);
    }

    private static void assertBroken(ThrowingCallable check, String what) {
        assertThatThrownBy(check).isInstanceOf(IllegalStateException.class).hasMessage("invariant broken: " + what);
    }

    private static ThrowingCallable check(Run run) {
        return check(run, BYTES_PER_SECOND, 20, 30);
    }

    @Test
    void aRunAtEveryLimitIsFine() {
        assertThatCode(check(AT_ITS_LIMITS)).doesNotThrowAnyException();
    }

    @Test
    void noRunMovesLessThanIsCompulsory() {
        assertBroken(check(new Run(6400, 801, 100e-9, LAYERS)), "DRAM moved 800 B, less than the compulsory 801 B");
    }

    @Test
    void noArrayIsFasterThanItsPeak() {
        assertThatThrownBy(check(new Run(6401, 800, 100e-9, LAYERS)))
                .hasMessageStartingWith("invariant broken: achieved ")
                .hasMessageEndingWith(" TOPS of 0.128");
    }

    @Test
    void noRunIsFasterThanDramOrTheRoofline() {
        assertThatThrownBy(check(AT_ITS_LIMITS, 0.9999 * BYTES_PER_SECOND, 20, 30))
                .hasMessageStartingWith("invariant broken: faster than DRAM: ");
        assertThatThrownBy(check(new Run(6400, 800, 100.01e-9, LAYERS)))
                .hasMessageStartingWith("invariant broken: faster than the roofline: ");
    }

    /** Its bytes and the array's cycles for its shapes take 100 ns each. */
    @Test
    void noRunIsFasterThanItsShapesLetTheArrayBe() {
        assertThatThrownBy(check(new Run(6400, 800, 100e-9, 200.01e-9, LAYERS)))
                .hasMessageStartingWith("invariant broken: faster than its shapes let the array be: ");
    }

    @Test
    void noMemoryHoldsMoreThanItsCapacity() {
        String over = "SRAM over capacity: SramPeak[local=20, bulk=30]";
        assertBroken(check(AT_ITS_LIMITS, BYTES_PER_SECOND, 19, 30), over);
        assertBroken(check(AT_ITS_LIMITS, BYTES_PER_SECOND, 20, 29), over);
    }

    @Test
    void layersMoveWhatTheRunMovesInTimeThatDoesNotRunBackwards() {
        assertBroken(check(new Run(6400, 800, 100e-9, List.of(layer(799, 1, 1)))), "layers moved 799 B, DRAM 800 B");
        assertBroken(check(new Run(6400, 800, 100e-9, List.of(layer(800, -1, 0)))), "a took -1 cycles");
        assertBroken(check(new Run(6400, 800, 100e-9, List.of(layer(800, 1, -1)))), "a: bus is -1");
    }
}
