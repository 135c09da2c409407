package org.ridgepoint.experiment.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.reproduce.MemoryChoices.MemoryChoiceRun;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

class MemoryChoicesTest {
    private static final Home HOME = new Home(Path.of(".."));
    private static final long SEED = 1;
    private static final int SAMPLE = 4;

    private final MemoryChoices choices = new MemoryChoices(
            HOME, new Preparation(new Chips(HOME), new Workloads(ModelZoo.standard(), HOME)), new MachineSimulator());

    @Test
    void aSampleOfTheCommittedTableIsWhatTheSimulatorSays() throws Exception {
        List<String> committed = Files.readAllLines(Path.of("../results/reference/memory-choices.csv"));
        List<MemoryChoiceRun> points = choices.points();
        assertThat(committed).hasSize(1 + points.size());
        assertThat(committed.get(0)).isEqualTo(MemoryChoices.header());

        List<MemoryChoiceRun> sample = new ArrayList<>(points);
        Collections.shuffle(sample, new Random(SEED));
        for (MemoryChoiceRun point : sample.subList(0, SAMPLE)) {
            assertThat(committed.get(1 + points.indexOf(point))).isEqualTo(choices.line(point));
        }
    }

    @Test
    void everyChoiceHasTheSameMultipliers() {
        Chips chips = new Chips(HOME);
        assertThat(choices.points().stream().map(MemoryChoiceRun::choice).distinct())
                .hasSize(5)
                .allSatisfy(choice -> assertThat(
                                chips.load(choice, List.of()).chip().spec().array())
                        .isEqualTo(
                                chips.load("inferx-x1", List.of()).chip().spec().array()));
    }
}
