package org.ridgepoint.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.package$;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.experiment.cli.CommandLineInterface;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.ProgressListener;
import scala.util.Properties$;

/** Do the bytes of a sweep depend on the engine? */
class SparkEngineTest {
    @TempDir
    Path folder;

    @Test
    void onTwoThreadsOfSparkASweepHasTheBytesOfTheLocalEngine() throws IOException {
        Path file = Files.writeString(folder.resolve("sweep.yaml"), """
                description: a sweep for two engines
                chip: classroom
                axes:
                  - {key: workload, values: ["gemm:32,32,32", "conv:14,14,8,3x3,8,1,1"]}
                  - {key: array.rows, values: [4, 8, 0]}
                  - {key: dram.channels, values: [1, 2]}
                """);

        String local = sweep(file, "local");
        String spark = sweep(file, "spark", "--engine", "spark", "--master", "local[2]");

        assertThat(local).contains("simulated 8,").contains("refused: 4 points");
        assertThat(spark).contains("simulated 8,");
        for (String name : new String[] {"points.csv", "sweep.json"}) {
            assertThat(folder.resolve("spark/" + name)).hasSameBinaryContentAs(folder.resolve("local/" + name));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, --master nonsense: Could not parse Master URL",
        "spark://somewhere, '--master spark://somewhere: expected spark://HOST:PORT'",
        "spark://127.0.0.1:99999, '--master spark://127.0.0.1:99999: expected spark://HOST:PORT'",
        "spark://127.0.0.1:1, '--master spark://127.0.0.1:1: cannot be reached: Connection refused'",
        "spark://no-such-host.invalid:7077, --master spark://no-such-host.invalid:7077: cannot be reached: no host",
    })
    void aMasterThatIsNoneIsOneLine(String master, String start) throws IOException {
        Path file = Files.writeString(folder.resolve("sweep.yaml"), """
                description: one point
                chip: classroom
                workload: gemm:8,8,8
                axes: [{key: batch, values: [1]}]
                """);

        String printed = sweep(file, "nowhere", "--engine", "spark", "--master", master);

        assertThat(printed.lines()).hasSize(1);
        assertThat(printed).startsWith(start);
    }

    @Test
    void theDocumentNamesTheVersionsThatAreTested() throws IOException {
        String scala = Properties$.MODULE$.versionNumberString();

        assertThat(Files.readString(Path.of("../docs/spark.md")))
                .contains("For Spark " + package$.MODULE$.SPARK_VERSION() + " with Scala "
                        + scala.substring(0, scala.lastIndexOf('.')) + ",");
    }

    private String sweep(Path file, String name, String... more) {
        String[] words = new String[more.length + 5];
        String[] first = {
            "sweep",
            file.toString(),
            "--no-cache",
            "--out",
            folder.resolve(name).toString()
        };
        System.arraycopy(first, 0, words, 0, first.length);
        System.arraycopy(more, 0, words, first.length, more.length);
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        new CommandLineInterface(
                        () -> new Home(Path.of("..")), new MachineSimulator(), writer, writer, ProgressListener.SILENT)
                .run(words);
        return out.toString();
    }
}
