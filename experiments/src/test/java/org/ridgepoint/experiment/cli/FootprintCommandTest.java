package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.TestHome.Outcome;

class FootprintCommandTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, new PaperSimulator());
    }

    @Test
    void weightsStayAndActivationsGrowWithTheImage() {
        List<String> rows = home.run("footprint", "resnet50", "--inputs", "224,448", "--csv")
                .out()
                .lines()
                .toList();

        assertThat(rows.get(0)).startsWith("workload,input,weightBytes,largestActivationBytes,peakLiveBytes,");
        String[] small = rows.get(1).split(",");
        String[] large = rows.get(2).split(",");
        assertThat(large[2]).isEqualTo(small[2]);
        assertThat(Long.parseLong(large[3])).isEqualTo(4 * Long.parseLong(small[3]));
    }

    @Test
    void aChipSaysWhereItFits() {
        Outcome outcome = home.run("footprint", "resnet50", "--inputs=224", "--chip", "tiny", "--precision=int8");

        assertThat(outcome.out())
                .startsWith("resnet50, int8, batch 1, on tiny\n")
                .contains("bulk SRAM holds 1.05 MB, 1.00 MiB", "DRAM / DRAM");
        assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void mistakesAreOneLine() {
        assertThat(home.run("footprint", "yolov3", "--inputs", "600").err()).startsWith("yolov3 cannot take an input");
        assertThat(home.run("footprint", "yolov3", "--precision", "int99").exitCode())
                .isEqualTo(2);
        assertThat(home.run("footprint", "gemm:8,8,8", "--inputs", "8").err()).startsWith("--input: gemm:8,8,8 ");
    }
}
