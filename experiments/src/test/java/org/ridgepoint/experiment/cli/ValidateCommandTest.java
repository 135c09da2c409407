package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.TestHome.Outcome;
import org.ridgepoint.experiment.report.Csv;
import org.ridgepoint.experiment.run.MachineSimulator;

/** Measurements held against a small chip, from the words of the command to the files. */
class ValidateCommandTest {
    private static final String HEADER =
            "id,chip,model,input,batch,precision,metric,unit,value,spread_percent,kind,source\n";
    private static final String CHIPS = """
            description: chips for tests
            families:
              - name: Tiny ones
                fitted: [{what: nothing much, rows: [A, B]}]
                boards:
                  - {match: 'tiny(@(?<mhz>\\d+))?', chip: tiny, set: {array.clock: '{mhz} MHz'}}
                  - {match: 'hosted tiny', chip: tiny, hostTime: 1 ms}
                  - {match: 'tiny, (?<threads>\\d+) threads', chip: tiny, batch: '1', concurrent: '{threads}'}
              - name: Secret ones
                boards: [{match: 'secret.*', why: nobody knows what is inside}]
            """;
    private static final String NETWORKS = """
            description: networks for tests
            precisions: {uint8: int8}
            networks:
              - {match: 'gemm (?<m>\\d+)x(?<n>\\d+)x(?<k>\\d+)', workload: 'gemm:{m},{n},{k}'}
              - {match: 'mobilenet( v1)?', workload: mobilenet-v1}
              - {match: 'dream.*', why: its layers are not public}
            """;

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, new MachineSimulator());
        home.write("configs/validation/chips.yaml", CHIPS);
        home.write("configs/validation/networks.yaml", NETWORKS);
    }

    @Test
    void rowsComeBackWithWhatWasSimulatedOrWhyNothingWas() {
        List<List<String>> table = answered(
                "A,tiny,GEMM 64x64x64,-,-,int8,time,ms,1,10,k,s",
                "B,Tiny@1000,gemm 64x64x64,,1,uint8,latency,us,,10,k,s",
                "C,secret 3,GEMM 8x8x8,-,-,int8,time,ms,1,10,k,s",
                "D,huge,GEMM 8x8x8,-,-,int8,time,ms,1,10,k,s",
                "E,tiny,dream net,224,1,int8,latency,ms,1,10,k,s",
                "F,tiny,nobody's net,224,1,int8,latency,ms,1,10,k,s",
                "G,tiny,GEMM 8x8x8,-,-,int8,beauty,ms,1,10,k,s",
                "H,tiny,GEMM 8x8x8,-,-,int8,time,weeks,1,10,k,s",
                "I,tiny,GEMM 8x8x8,-,-,bf16,time,ms,1,10,k,s",
                "J,tiny,GEMM 8x8x8,-,some,int8,time,ms,1,10,k,s",
                "K,tiny,MobileNet v1,big,1,int8,time,ms,1,10,k,s",
                "L,tiny,GEMM 8x8x8,-,-,odd8,time,ms,1,10,k,s",
                "M,tiny,GEMM 8x8x8,-,-,int8,time,ms,many,10,k,s",
                "N,tiny,GEMM 8x8x8,-,-,int8,board_power_loaded,W,1,10,k,s");

        assertThat(table.get(0)).endsWith("source", "simulated", "error_percent", "why");
        assertThat(simulated(table, "A"))
                .isEqualTo(2 * simulated(table, "B") / 1e3, within(0.2 * simulated(table, "A")));
        assertThat(Double.parseDouble(field(table, "A", "error_percent")))
                .isEqualTo(100 * (simulated(table, "A") - 1), within(0.01));
        assertThat(field(table, "B", "error_percent")).isEmpty();
        assertThat(why(table, "A") + why(table, "B")).isEmpty();
        assertThat(why(table, "C")).isEqualTo("nobody knows what is inside");
        assertThat(why(table, "D")).startsWith("unknown chip \"huge\"");
        assertThat(why(table, "E")).isEqualTo("its layers are not public");
        assertThat(why(table, "F")).startsWith("unknown network \"nobody's net\"");
        assertThat(why(table, "G")).isEqualTo("a run keeps no figure for metric \"beauty\"");
        assertThat(why(table, "H")).isEqualTo("unit \"weeks\" is none of time; expected one of ms, ns, s, us");
        assertThat(why(table, "I")).isEqualTo("--precision: tiny does not compute in bf16; expected fp16 or int8");
        assertThat(why(table, "J")).isEqualTo("batch \"some\" is no number of inferences at once");
        assertThat(why(table, "K")).startsWith("input: not a size: \"big\"");
        assertThat(why(table, "L")).contains("unknown precision \"odd8\"");
        assertThat(why(table, "M")).isEqualTo("value \"many\" is no number");
        assertThat(why(table, "N")).startsWith("taken at the plug of a whole board");
    }

    @Test
    void theHostsPartCountsInRowsThatAreEndToEndAlone() {
        List<List<String>> table = answered(
                "A,tiny,GEMM 64x64x64,-,-,int8,latency,ms,1,10,k,s",
                "B,hosted tiny,GEMM 64x64x64,-,-,int8,latency,ms,1,10,k,s",
                "C,hosted tiny,GEMM 64x64x64,-,-,int8,accelerator_latency,ms,1,10,k,s",
                "D,hosted tiny,GEMM 64x64x64,-,-,int8,end_to_end_throughput,fps,1,10,k,s");

        assertThat(simulated(table, "B")).isEqualTo(simulated(table, "A") + 1, within(1e-4));
        assertThat(simulated(table, "C")).isEqualTo(simulated(table, "A"));
        assertThat(simulated(table, "D")).isEqualTo(1e3 / simulated(table, "B"), within(0.1));
    }

    @Test
    void requestsUnderWayWaitForOneAnother() {
        List<List<String>> table = answered(
                "A,tiny,GEMM 64x64x64,-,-,int8,latency,ms,1,10,k,s",
                "B,\"tiny, 3 threads\",GEMM 64x64x64,-,3,int8,latency,ms,1,10,k,s",
                "C,\"tiny, 3 threads\",GEMM 64x64x64,-,3,int8,throughput,fps,1,10,k,s");

        assertThat(simulated(table, "B")).isEqualTo(3 * simulated(table, "A"), within(1e-4));
        assertThat(simulated(table, "C")).isEqualTo(1e3 / simulated(table, "A"), within(1.0));
    }

    @Test
    void familiesAreJudgedTogetherAndWhatWasFittedIsCounted() throws IOException {
        Outcome outcome = home.run(
                "validate",
                "--rows",
                rows(
                        "A,tiny,GEMM 64x64x64,-,-,int8,time,ms,0.001 to 0.002,10,k,s",
                        "B,tiny,GEMM 128x64x64,-,-,int8,time,ms,1e3,10,k,s",
                        "C,secret,GEMM 64x64x64,-,-,int8,time,ms,1,10,k,s"));

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .containsPattern("Tiny ones +2 +2 +2 +0 ")
                .containsPattern("Tiny ones .* A \\+\\d+\\.\\d % +1 / 2\n")
                .containsPattern("Secret ones +1 +0 +0 +0 +0 / 0\n")
                .containsPattern("all +3 +2 +2 +0 ")
                .containsPattern("tiny +GEMM 64x64x64, GEMM 128x64x64 +");
        assertThat(TestHome.filesBelow(home.resolve("results/validations/latest")))
                .containsExactly("report.html", "validation.csv");
        assertThat(Files.readString(home.resolve("results/validations/latest/report.html")))
                .contains("A: GEMM 64x64x64 on tiny, measured", "Simulated against measured time of an inference");
    }

    @Test
    void onlyRowsOfAChipOrAFamilyAreAnswered() {
        String file = rows(
                "A,tiny,GEMM 64x64x64,-,-,int8,time,ms,1,10,k,s", "B,secret one,GEMM 8x8x8,-,-,int8,time,ms,1,10,k,s");

        assertThat(home.run("validate", "--rows", file, "--csv", "--chip", "TINY")
                        .out()
                        .lines())
                .hasSize(2);
        assertThat(home.run("validate", "--rows", file, "--csv", "--family", "secret")
                        .out())
                .contains("nobody knows")
                .doesNotContain("A,tiny");
    }

    @Test
    void theCacheChangesNoByte() {
        String file = rows("A,tiny,GEMM 64x64x64,-,-,int8,time,ms,1,10,k,s");

        String cold = home.run("validate", "--rows", file, "--csv").out();

        assertThat(home.run("cache", "list").out()).contains("results/cache: 1 points");
        assertThat(home.run("validate", "--rows", file, "--csv").out()).isEqualTo(cold);
        assertThat(home.run("validate", "--rows", file, "--csv", "--no-cache").out())
                .isEqualTo(cold);
    }

    @Test
    void mistakesAreOneLine() {
        String file = rows("A,tiny,GEMM 64x64x64,-,-,int8,time,ms,1,10,k,s");

        refused("nowhere.csv: no such file", "--rows", "nowhere.csv");
        refused("--chip small: no row is of it; expected one of tiny", "--rows", file, "--chip", "small");
        refused("--csv and --markdown: expected one of them", "--rows", file, "--csv", "--markdown");
        refused(
                "has no column metric; did you mean \"metrics\"?",
                "--rows",
                home.write("odd.csv", "id,chip,model,metrics,unit\nA,tiny,x,y,z\n"));
        refused("has no row below its header", "--rows", home.write("none.csv", HEADER));
        refused("a quote is missing", "--rows", home.write("torn.csv", HEADER + "A,\"tiny"));
        refused("configs/validation/rows: no such folder; give the rows with --rows FILE");
        home.write("configs/validation/chips.yaml", CHIPS.replace("chip: tiny, hostTime", "hostTime"));
        refused("chips.yaml:", "--rows", file);
    }

    private void refused(String words, String... arguments) {
        List<String> all = new ArrayList<>(List.of("validate"));
        all.addAll(List.of(arguments));
        Outcome outcome = home.run(all.toArray(String[]::new));

        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.err()).contains(words);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    private String rows(String... rows) {
        return home.write("rows.csv", HEADER + String.join("\n", rows) + "\n");
    }

    private List<List<String>> answered(String... rows) {
        Outcome outcome = home.run("validate", "--rows", rows(rows), "--csv");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        List<List<String>> table = Csv.rows(outcome.out());
        assertThat(table).hasSize(1 + rows.length);
        return table;
    }

    private static String field(List<List<String>> table, String id, String column) {
        return table.stream()
                .filter(row -> row.get(0).equals(id))
                .findFirst()
                .orElseThrow()
                .get(table.get(0).indexOf(column));
    }

    private static String why(List<List<String>> table, String id) {
        return field(table, id, "why");
    }

    private static double simulated(List<List<String>> table, String id) {
        return Double.parseDouble(field(table, id, "simulated"));
    }
}
