package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.TestHome.Outcome;

class SramCommandTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, new PaperSimulator());
    }

    @Test
    void moreOfAnythingTakesMoreArea() {
        double plain = squareMillimetres("32 KiB", "--width=64", "--ports=1", "--node=28nm");
        assertThat(squareMillimetres("64 KiB", "--width=64", "--ports=1", "--node=28nm"))
                .isGreaterThan(plain);
        assertThat(squareMillimetres("32 KiB", "--width=256", "--ports=1", "--node=28nm"))
                .isGreaterThan(plain);
        assertThat(squareMillimetres("32 KiB", "--width=64", "--ports=2", "--node=28nm"))
                .isGreaterThan(plain);
        assertThat(squareMillimetres("32 KiB", "--width=64", "--ports=1", "--node=16nm"))
                .isLessThan(plain);
    }

    @Test
    void wiresMakeOneOfManyBanksDearer() {
        String one =
                home.run("sram", "1 MiB", "--banks", "1", "--node", "16 nm").out();
        String many =
                home.run("sram", "16 MiB", "--banks", "16", "--node", "16 nm").out();
        assertThat(one).contains("pJ");
        assertThat(many)
                .contains("pJ")
                .doesNotContain(one.lines().toList().get(1).trim().split(" {2,}")[5]);
    }

    @Test
    void thePointsStandBesideTheModel() {
        assertThat(home.run("sram", "--points").out().lines()).hasSize(37);
    }

    @Test
    void whatNoMemoryCanBeIsRefusedInOneLine() {
        refused("CAPACITY: must be positive, was 0 B", "0 B");
        refused("CAPACITY: missing unit in \"32\"", "32");
        refused("--node: node must be 5.0 to 90.0 nm, where points are known, was 3.0 nm", "1 MiB", "--node=3 nm");
        refused("--width: must be from 1 to 1048576, was 0", "1 MiB", "--width=0");
        refused("--banks: must be from 1 to 65536, was 0", "1 MiB", "--banks=0");
        refused("--ports: must be from 1 to 8, was 9", "1 MiB", "--ports=9");
        refused("missing CAPACITY or --points");
    }

    private double squareMillimetres(String... arguments) {
        List<String> lines = run(arguments).out().lines().toList();
        String[] columns = lines.get(1).trim().split(" +");
        return Double.parseDouble(columns[columns.length - 2]);
    }

    private void refused(String problem, String... arguments) {
        Outcome outcome = run(arguments);
        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.err()).startsWith(problem);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    private Outcome run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "sram";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return home.run(all);
    }
}
