package org.ridgepoint.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.CommandLineInterface;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.ProgressListener;

/**
 * Does the assembled jar do on a cluster, whose machines have nothing but Spark, what the program does by itself? The bytes
 * that are right come from the classes of this build, so that the jar has to know whose program it is.
 */
class StandaloneClusterIT {
    private static final String HOME =
            "-Dridgepoint.home=" + Path.of("..").toAbsolutePath().normalize();

    @TempDir
    static Path folder;

    private static StandaloneCluster cluster;
    private static Path file;

    @BeforeAll
    static void startMasterAndWorker() throws IOException, InterruptedException {
        cluster = StandaloneCluster.start(folder);
        cluster.worker("worker");
        // A topology has to go to the executors as a file.
        Path model = Files.writeString(folder.resolve("two.csv"), """
                Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels, Num Filter, Strides,
                First, 16, 16, 3, 3, 8, 16, 1,
                Second, 14, 14, 1, 1, 16, 8, 1,
                """);
        file = Files.writeString(folder.resolve("sweep.yaml"), """
                description: points that take a fraction of a second each, some of them refused
                chip: scale-32x32
                axes:
                  - {key: workload, values: ["conv:56,56,64,3x3,64,1,1", "%s"]}
                  - {key: array.rows, values: [16, 32]}
                  - {key: sram.bulk.capacity, powersOfTwo: {from: 2 KiB, to: 256 KiB}}
                """.formatted(model));
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        new CommandLineInterface(
                        () -> new Home(Path.of("..")), new MachineSimulator(), writer, writer, ProgressListener.SILENT)
                .run(words("local"));
        assertThat(out.toString()).contains("simulated 32,").contains("refused: ");
    }

    @AfterAll
    static void stopAll() throws InterruptedException {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void aWorkerKilledInTheMiddleChangesNoByte() throws IOException, InterruptedException {
        Process victim = cluster.worker("victim");

        Process sweep = cluster.program(
                "killed",
                List.of("-Dspark.executor.memory=512m", HOME),
                words("killed", "--engine", "spark", "--master", cluster.master()));
        while (sweep.isAlive() && linesOfJournal() < 5) {
            Thread.sleep(20);
        }
        assertThat(sweep.isAlive()).isTrue();
        victim.destroyForcibly();

        assertThat(StandaloneCluster.finish(sweep))
                .as(cluster.printed("killed"))
                .isZero();
        assertThat(cluster.printed("killed"))
                .contains("simulated 32,")
                .doesNotContain("WARN")
                .doesNotContain("SLF4J");
        assertSameBytes("killed");
    }

    @Test
    void submittedItTakesTheClusterThatItWasSubmittedTo() throws IOException, InterruptedException {
        Process sweep = cluster.submit("submitted", submitted(words("submitted")));

        assertThat(StandaloneCluster.finish(sweep))
                .as(cluster.printed("submitted"))
                .isZero();
        assertThat(cluster.printed("submitted"))
                .contains("Connecting to master " + cluster.master())
                .contains("simulated 32,")
                .doesNotContain("SLF4J");
        assertSameBytes("submitted");
    }

    @Test
    void memoryThatNoWorkerHasIsOneLine() throws IOException, InterruptedException {
        List<String> options = List.of("-Dspark.executor.memory=100g", "-Dspark.ridgepoint.executorTimeout=3s", HOME);

        Process sweep =
                cluster.program("nobody", options, words("nobody", "--engine", "spark", "--master", cluster.master()));

        assertThat(StandaloneCluster.finish(sweep)).isEqualTo(2);
        assertThat(cluster.printed("nobody").lines().filter(line -> !line.startsWith("[")))
                .singleElement()
                .asString()
                .startsWith("--master " + cluster.master() + ": has had no executor for 3 s")
                .contains("100g of memory");
    }

    private static String[] words(String name, String... more) {
        return joined(
                List.of(
                        "sweep",
                        file.toString(),
                        "--no-cache",
                        "--out",
                        folder.resolve(name).toString()),
                more);
    }

    private static String[] submitted(String... words) {
        return joined(
                List.of(
                        "--master",
                        cluster.master(),
                        "--conf",
                        "spark.executor.memory=512m",
                        "--driver-java-options",
                        HOME,
                        StandaloneCluster.ASSEMBLED.toString()),
                words);
    }

    private static String[] joined(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private static long linesOfJournal() throws IOException {
        Path journal = folder.resolve("killed/journal.txt");
        return Files.exists(journal) ? Files.readString(journal).lines().count() : 0;
    }

    private static void assertSameBytes(String name) {
        for (String each : new String[] {"points.csv", "sweep.json"}) {
            assertThat(folder.resolve(name + "/" + each)).hasSameBinaryContentAs(folder.resolve("local/" + each));
        }
    }
}
