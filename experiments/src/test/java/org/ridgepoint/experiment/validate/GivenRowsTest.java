package org.ridgepoint.experiment.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.sweep.LocalEngine;
import org.ridgepoint.experiment.sweep.PointRunner;
import org.ridgepoint.experiment.sweep.Simulations;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

/** A small part of what docs/validation.md says of the rows that come with the program, made again. */
class GivenRowsTest {
    private static final Home HOME = new Home(Path.of(".."));

    /** E101 and E102 are one run, with and without the processors' part; M01 is a matrix product of five layers. */
    @Test
    void theQuickestRowsComeOutAsTheDocumentSays() {
        Workloads workloads = new Workloads(ModelZoo.standard(), HOME);
        Preparation preparation = new Preparation(new Chips(HOME), workloads);
        NameBooks books = NameBooks.of(HOME);
        List<Measurement> rows = RowsFile.ofProgram(HOME).stream()
                .filter(row -> List.of("E101", "E102", "M01").contains(row.id()))
                .toList();

        Validation validation = Validation.of(
                rows,
                books,
                new Questions(books, workloads, HOME),
                new Simulations(
                        preparation,
                        new LocalEngine(new PointRunner(preparation, new MachineSimulator()), 2),
                        Optional.empty()),
                ProgressListener.SILENT);

        assertThat(validation.answers()).hasSize(3).allMatch(Prediction::passes);
        assertThat(error(validation, "E101")).isEqualTo(2.1, within(0.5));
        assertThat(error(validation, "E102")).isEqualTo(2.3, within(0.5));
        assertThat(error(validation, "M01")).isEqualTo(-1.5, within(0.5));
    }

    private static double error(Validation validation, String id) {
        return validation.answers().stream()
                .filter(answer -> answer.row().id().equals(id))
                .findFirst()
                .orElseThrow()
                .errorPercent()
                .orElseThrow();
    }
}
