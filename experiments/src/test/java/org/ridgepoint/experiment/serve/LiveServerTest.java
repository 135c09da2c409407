package org.ridgepoint.experiment.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.TestHome.Outcome;

/** The interface over HTTP: the numbers of {@code run --json}, and files that are sent read as the command reads them. */
class LiveServerTest {
    @TempDir
    static Path folder;

    private static ServerBench bench;

    @BeforeAll
    static void open() {
        bench = ServerBench.usual(folder);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    private static String run(String... arguments) {
        String[] all = new String[arguments.length + 4];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(
                new String[] {
                    "--json", "--no-what-if", "--out", folder.resolve("out").toString()
                },
                0,
                all,
                arguments.length,
                4);
        Outcome outcome = bench.home.run(all);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.out();
    }

    @Test
    void anAnswerIsWhatRunPrintsByteForByte() throws Exception {
        String state = "{\"chip\":\"inferx-x1\",\"workload\":\"squeezenet-1.1\",\"input\":128,\"batch\":2,"
                + "\"precision\":\"int16\",\"settings\":{\"dram.channels\":\"2\",\"sram.bulk.capacity\":\"4 MiB\"}}";
        HttpResponse<String> answer = bench.post("/api/v1/runs", "{\"state\":" + state + "}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(run(
                        "run",
                        "inferx-x1",
                        "squeezenet-1.1",
                        "--input",
                        "128",
                        "--batch",
                        "2",
                        "--precision",
                        "int16",
                        "--set",
                        "dram.channels=2",
                        "--set",
                        "sram.bulk.capacity=4 MiB"));
    }

    @Test
    void coresAndSampledRunsAreTheCommandsToo() throws Exception {
        String state = "{\"chip\":\"zcu102-dpu-3\",\"workload\":\"lenet-5\",\"cores\":2,\"detail\":\"sampled\"}";

        assertThat(bench.post("/api/v1/runs", "{\"state\":" + state + "}").body())
                .isEqualTo(run("run", "zcu102-dpu-3", "lenet-5", "--cores", "2", "--detail", "sampled"));
    }

    @Test
    void aStreamHasTheEstimateBeforeTheResultAndTheCommandThatGivesTheSame() throws Exception {
        List<JsonNode> lines = bench.stream(
                "{\"chip\":\"classroom\",\"workload\":\"gemm:64,64,64\",\"settings\":{\"array.rows\":\"8\"}}");
        List<String> events = lines.stream()
                .map(line -> line.get("event").asText())
                .filter(event -> !event.equals("waiting"))
                .toList();
        JsonNode result = lines.get(lines.size() - 1);

        assertThat(events.get(0)).isEqualTo("estimate");
        assertThat(events.get(events.size() - 1)).isEqualTo("result");
        assertThat(result.get("command").asText())
                .isEqualTo("./ridgepoint run classroom gemm:64,64,64 --set=array.rows=8");
        assertThat(result.get("result"))
                .isEqualTo(ServerBench.json(run("run", "classroom", "gemm:64,64,64", "--set=array.rows=8")));
        bench.home.write(
                "configs/accelerators/as-yaml.yaml", result.get("chipYaml").asText() + "description: x\n");
        JsonNode asFile = ServerBench.json(run("run", "as-yaml", "gemm:64,64,64"));
        assertThat(asFile.get("cycles")).isEqualTo(result.get("result").get("cycles"));
        assertThat(result.get("figures").fieldNames())
                .toIterable()
                .contains("roofline", "layers", "energy", "footprint");
    }

    @Test
    void theEstimateIsTheClosedFormsOfThePlan() throws Exception {
        List<JsonNode> lines = bench.stream("{\"chip\":\"inferx-x1\",\"workload\":\"squeezenet-1.1\"}");
        JsonNode estimate = lines.stream()
                .filter(line -> line.path("from").asText().equals("plan"))
                .findFirst()
                .orElseThrow();
        JsonNode result = lines.get(lines.size() - 1).get("result");

        for (String form : List.of("rooflineSeconds", "shapeLimitSeconds", "sumModelSeconds")) {
            double measured = result.get(form).asDouble();
            assertThat(estimate.get(form).asDouble()).as(form).isBetween(0.98 * measured, 1.02 * measured);
        }
    }

    @Test
    void anUploadedModelRunsAsItsFileDoes() throws Exception {
        Path file = folder.resolve("reader.onnx");
        try (InputStream model = getClass().getResourceAsStream("/models/ch_ppocr_mobile_v2.0_cls_infer.onnx")) {
            Files.write(file, model.readAllBytes());
        }
        HttpResponse<String> kept = bench.send(bench.to("/api/v1/models?name=reader.onnx")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofFile(file)));
        String id = ServerBench.json(kept.body()).get("id").asText();
        String state =
                "{\"chip\":\"inferx-x1\",\"workload\":\"" + id + "\",\"dims\":{\"x.0\":1,\"x.2\":48,\"x.3\":192}}";

        assertThat(bench.post("/api/v1/runs", "{\"state\":" + state + "}").body())
                .isEqualTo(run(
                        "run", "inferx-x1", file.toString(), "--dim", "x.0=1", "--dim", "x.2=48", "--dim", "x.3=192"));
    }

    @Test
    void aModelThatIsNoneIsOneLineThatNamesNoFolder() throws Exception {
        HttpResponse<String> kept = bench.send(bench.to("/api/v1/models?name=../../broken.onnx")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofString("this is no model")));
        String id = ServerBench.json(kept.body()).get("id").asText();
        HttpResponse<String> answer =
                bench.post("/api/v1/runs", "{\"state\":{\"chip\":\"inferx-x1\",\"workload\":\"" + id + "\"}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("broken.onnx").doesNotContain("/tmp", "ridgepoint-serve");
    }

    @Test
    void anUploadedChipIsReadAsAFileIsButReachesNoFile() throws Exception {
        String good = "extends: inferx-x1\ndram: {channels: 2}\ndescription: x\n";
        String id = ServerBench.json(chip(good).body()).get("id").asText();
        JsonNode result = ServerBench.json(
                bench.post("/api/v1/runs", "{\"state\":{\"chip\":\"" + id + "\",\"workload\":\"lenet-5\"}}")
                        .body());

        assertThat(result.get("cycles"))
                .isEqualTo(ServerBench.json(run("run", "inferx-x1", "lenet-5", "--set", "dram.channels=2"))
                        .get("cycles"));
        for (String bad : List.of(
                "extends: ../../../etc/passwd\n",
                "extends: /etc/passwd\n",
                "extends: inferx-x1\ndram: {standard: ../x.yaml}\n",
                "extends: inferx-x1\ntechnology: /etc/x.yaml\n",
                "extends: inferx-x1\ndram: {controller: x.yaml}\n",
                "- a list\n",
                "a: b: c\n")) {
            assertThat(chip(bad).statusCode()).as(bad).isEqualTo(400);
        }
        String wrong = ServerBench.json(
                        chip("extends: inferx-x1\narray: {row: 4}\n").body())
                .get("id")
                .asText();
        assertThat(bench.post("/api/v1/runs", "{\"state\":{\"chip\":\"" + wrong + "\",\"workload\":\"lenet-5\"}}")
                        .body())
                .contains("array.row: unknown key; did you mean \\\"rows\\\"")
                .doesNotContain("ridgepoint-serve");
    }

    private static HttpResponse<String> chip(String text) throws Exception {
        return bench.send(bench.to("/api/v1/chips?name=mine.yaml")
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(text)));
    }

    @Test
    void aWaitLeadsToWhoHeldThePart() throws Exception {
        String state = "{\"chip\":\"classroom\",\"workload\":\"gemm:1,512,512\"}";
        JsonNode found = ServerBench.json(
                bench.post("/api/v1/waits", "{\"state\":" + state + ",\"layer\":0,\"cause\":\"dramBandwidth\"}")
                        .body());
        JsonNode result = ServerBench.json(
                bench.post("/api/v1/runs", "{\"state\":" + state + "}").body());

        assertThat(found.get("shareOfRun").asDouble())
                .isCloseTo(
                        result.get("cycleShare").get("dramBandwidth").asDouble(),
                        org.assertj.core.api.Assertions.within(0.25));
        assertThat(found.get("trail").get(0).get("part").asText()).startsWith("dram.0");
        assertThat(found.get("trail")
                        .get(found.get("trail").size() - 1)
                        .get("cause")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void stepsOfAProductAccountForEveryByteAndEveryMultiplication() throws Exception {
        JsonNode steps = ServerBench.json(
                bench.post("/api/v1/steps", "{\"state\":{\"chip\":\"classroom\",\"workload\":\"gemm:4,4,4\"}}")
                        .body());
        long read = 0;
        long written = 0;
        for (JsonNode packet : steps.get("packets")) {
            JsonNode hops = packet.get("hops");
            boolean fromDram = hops.get(0).get("kind").asText().equals("DRAM");
            boolean toDram = hops.get(hops.size() - 1).get("kind").asText().equals("DRAM");
            long address = packet.get("address").asLong();
            read += fromDram ? packet.get("bytes").asLong() : 0;
            written += toDram ? packet.get("bytes").asLong() : 0;
            assertThat(!fromDram || address < 8192).isTrue();
            assertThat(!toDram || address >= 8192 && address < 8192 + 16).isTrue();
        }
        JsonNode tile = steps.get("tile");
        int tiles = steps.get("works").size();

        assertThat(steps.get("regions").findValuesAsText("name")).containsExactly("weights", "a", "linear1");
        assertThat(read).isEqualTo(32);
        assertThat(written).isEqualTo(16);
        assertThat(tiles
                        * tile.get("rows").asInt()
                        * tile.get("columns").asInt()
                        * tile.get("depth").asInt())
                .isEqualTo(64);
    }

    @Test
    void stepsOfALargeRunAreRefused() throws Exception {
        HttpResponse<String> answer =
                bench.post("/api/v1/steps", "{\"state\":{\"chip\":\"inferx-x1\",\"workload\":\"squeezenet-1.1\"}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("nobody follows by hand");
    }

    @Test
    void finishedRunsAndSweepsCanBeOpened() throws Exception {
        bench.home.run("run", "classroom", "gemm:8,8,8");
        bench.home.write("results/sweeps/small/points.csv", "point,dram.channels,status\r\n0,1,ok\r\n1,2,ok\r\n");
        JsonNode names = ServerBench.json(bench.get("/api/v1/results").body());
        String name = names.get("runs").get(0).asText();

        assertThat(bench.get("/api/v1/results/runs/" + name).body())
                .isEqualTo(Files.readString(folder.resolve("results/runs/" + name + "/result.json")));
        assertThat(ServerBench.json(bench.get("/api/v1/results/sweeps/small").body())
                        .get("rows"))
                .hasSize(2);
    }
}
