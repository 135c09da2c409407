package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.result.Forecast;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;

/** What closed forms say before a run is what they say after it, but for the bytes that the mapper only expects. */
class ForecastsTest {
    private static final Chip CHIP = TestChip.systolic(8, 8).chip();

    private static Graph graph() {
        Layers net = new Layers("two");
        Tensor hidden = net.plainLinear(net.input("a", 64, 96), 128);
        return net.finish(net.plainLinear(hidden, 32));
    }

    @Test
    void theFormsAreThoseOfTheResult() {
        List<Forecast> told = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void progressed(long done, long all) {
                assertThat(told).as("the forecasts come first").hasSize(2);
            }

            @Override
            public void sized(Supplier<Forecast> forecast) {
                told.add(forecast.get());
            }

            @Override
            public void planned(Supplier<Forecast> forecast) {
                told.add(forecast.get());
            }
        };
        RunResult result = Replay.run(CHIP, BatchedGraph.undivided(1, graph()), listener.and(RunListener.NONE));
        Forecast forecast = told.get(1);

        assertThat((double) forecast.dramBytes())
                .isCloseTo(result.dram().bytes(), within(0.05 * result.dram().bytes()));
        assertThat(forecast.sumSeconds()).isCloseTo(result.sumModelSeconds(), within(0.05 * result.sumModelSeconds()));
        assertThat(forecast.rooflineSeconds())
                .isCloseTo(result.rooflineSeconds(), within(0.05 * result.rooflineSeconds()));
        assertThat(forecast.shapeLimitSeconds())
                .isCloseTo(result.shapeLimitSeconds(), within(0.05 * result.shapeLimitSeconds()));
        for (int i = 0; i < result.layers().size(); i++) {
            assertThat(forecast.layers().get(i).arrayCycles())
                    .isEqualTo(result.layers().get(i).arrayCycles());
            assertThat(forecast.layers().get(i).executedMacs())
                    .isEqualTo(result.layers().get(i).executedMacs());
        }
    }

    @Test
    void whatSizesSayIsNoMoreThanWhatThePlanSays() {
        List<Forecast> told = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void progressed(long done, long all) {
                // what comes before is looked at
            }

            @Override
            public void sized(Supplier<Forecast> forecast) {
                told.add(forecast.get());
            }
        };
        RunResult result = Replay.run(CHIP, BatchedGraph.undivided(1, graph()), listener);

        assertThat(told.get(0).dramBytes()).isEqualTo(result.dram().compulsoryBytes());
        assertThat(told.get(0).rooflineSeconds()).isLessThanOrEqualTo(result.rooflineSeconds());
        assertThat(told.get(0).layers().stream()
                        .mapToLong(Forecast.LayerForecast::arrayCycles)
                        .sum())
                .isEqualTo(result.layers().stream()
                        .mapToLong(layer -> layer.arrayCycles())
                        .sum());
    }

    @Test
    void aRunThatNobodyWantsAnyMoreEnds() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Replay.run(CHIP, graph(), 1)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
