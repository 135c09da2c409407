package org.ridgepoint.experiment.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.report.Csv;

/** The tables of claims that are committed, against the experiments that they were made of. */
class CommittedClaimsTest {
    private static final Path ROOT = Path.of("..");
    private static final Path REFERENCE = ROOT.resolve("results/reference/claims");
    private static final List<Integer> CLAIMS_OF_A_DOCUMENT = List.of(15, 14, 15, 40, 14);

    private static ExperimentFile experiment(String name) {
        Home home = new Home(ROOT);
        Path file = ROOT.resolve("configs/experiments").resolve(name).resolve("experiment.yaml");
        return new Binder().bind(ConfigFile.read(file, home).tree(), ExperimentFile.class);
    }

    private static List<List<String>> committed(String name) throws IOException {
        List<List<String>> rows = Csv.rows(Files.readString(REFERENCE.resolve(name + ".csv")));
        return rows.subList(1, rows.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tops-do-not-predict",
                "communication-and-computation",
                "resnet50-does-not-predict",
                "energy-trends",
                "training-benchmark"
            })
    void aCommittedTableIsOfTheClaimsAndExpectationsThatTheExperimentStates(String name) throws IOException {
        List<List<String>> stated = new ArrayList<>();
        for (ClaimSpec claim : experiment(name).claims()) {
            String note = claim.unchecked().or(claim::note).orElse("");
            for (String expectation : claim.expect().orElse(List.of(""))) {
                stated.add(List.of(claim.id(), expectation, claim.claim(), note));
            }
        }

        assertThat(committed(name))
                .as("ridgepoint reproduce " + name + " --csv makes it")
                .extracting(row -> List.of(row.get(0), row.get(3), row.get(6), row.get(7)))
                .isEqualTo(stated);
    }

    @Test
    void everyClaimOfTheFiveDocumentsHasARow() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> tables = Files.list(REFERENCE)) {
            for (Path table : tables.toList()) {
                committed(table.getFileName().toString().replace(".csv", "")).forEach(row -> found.add(row.get(0)));
            }
        }

        assertThat(found)
                .containsAll(IntStream.range(0, CLAIMS_OF_A_DOCUMENT.size())
                        .boxed()
                        .flatMap(document -> IntStream.rangeClosed(1, CLAIMS_OF_A_DOCUMENT.get(document))
                                .mapToObj(number -> "S" + document + "." + number))
                        .toList());
    }
}
