package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.experiment.cli.TestHome.Outcome;
import org.ridgepoint.experiment.mcp.CommandRunner;
import org.ridgepoint.experiment.mcp.ContextServer;
import org.ridgepoint.experiment.run.MachineSimulator;

/** A client at the other end of two pipes: what tools answer is what the commands print. */
class McpCommandTest {
    private static final int PIPE_BYTES = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private TestHome home;
    private PrintWriter toServer;
    private BufferedReader fromServer;
    private CompletableFuture<Void> serving;
    private int lastId;

    @BeforeEach
    void connect() throws IOException {
        home = new TestHome(folder, new MachineSimulator());
        PipedOutputStream requests = new PipedOutputStream();
        PipedInputStream answers = new PipedInputStream(PIPE_BYTES);
        PipedInputStream in = new PipedInputStream(requests, PIPE_BYTES);
        PipedOutputStream out = new PipedOutputStream(answers);
        toServer = new PrintWriter(requests, true, StandardCharsets.UTF_8);
        fromServer = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));
        ContextServer server = new ContextServer(this::run);
        serving = CompletableFuture.runAsync(() -> {
            try {
                server.serve(in, out);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(ask("ping", Map.of())).as("a ping may come first").isNotNull();
        ask(
                "initialize",
                Map.of(
                        "protocolVersion",
                        "2025-06-18",
                        "capabilities",
                        Map.of(),
                        "clientInfo",
                        Map.of("name", "test", "version", "1")));
        toServer.println("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    }

    private CommandRunner.Completion run(List<String> words) {
        Outcome outcome = home.run(words.toArray(String[]::new));
        return new CommandRunner.Completion(outcome.exitCode() == 0, outcome.out(), outcome.err());
    }

    @AfterEach
    void itEndsWithItsInput() {
        toServer.close();
        assertThat(serving).succeedsWithin(Duration.ofMinutes(1));
    }

    private JsonNode ask(String method, Map<String, ?> parameters) throws IOException {
        lastId++;
        toServer.println(JSON.writeValueAsString(
                Map.of("jsonrpc", "2.0", "id", lastId, "method", method, "params", parameters)));
        JsonNode answer = JSON.readTree(fromServer.readLine());
        assertThat(answer.get("id").asInt()).isEqualTo(lastId);
        return answer.get("result");
    }

    private JsonNode call(String tool, String arguments) throws IOException {
        return ask("tools/call", Map.of("name", tool, "arguments", JSON.readValue(arguments, Map.class)));
    }

    private static String text(JsonNode result) {
        return result.get("content").get(0).get("text").asText();
    }

    @Test
    void toolsAreListedWithWhatTheyTake() throws IOException {
        JsonNode tools = ask("tools/list", Map.of()).get("tools");

        List<String> names = new ArrayList<>();
        tools.forEach(tool -> names.add(tool.get("name").asText()));
        assertThat(names).containsExactlyInAnyOrder("list", "show", "run", "explain", "sweep");
        tools.forEach(tool -> {
            assertThat(tool.get("description").asText()).isNotBlank();
            assertThat(tool.get("inputSchema").get("properties")).isNotEmpty();
        });
    }

    /** What is no message is answered as the protocol has it, and what comes behind it as ever. */
    @Test
    void whatIsNoMessageIsAnsweredAndDeafensNobody() throws IOException {
        toServer.println("not json");
        assertThat(error()).isEqualTo("-32700 null");
        toServer.println("");
        toServer.println("{\"jsonrpc\":\"2.0\",\"id\":9}");
        assertThat(error()).isEqualTo("-32600 9");
        toServer.println("[]");
        assertThat(error()).isEqualTo("-32600 null");

        assertThat(ask("ping", Map.of())).isNotNull();
    }

    private String error() throws IOException {
        JsonNode answer = JSON.readTree(fromServer.readLine());
        return answer.get("error").get("code").asText() + " " + answer.get("id").asText();
    }

    @Test
    void toolsAnswerWhatTheCommandsPrint() throws IOException {
        JsonNode run = call(
                "run",
                "{\"chip\": \"tiny\", \"workload\": \"gemm:8,8,8\", \"batch\": 2, \"set\": [\"dram.channels=2\"]}");
        assertThat(text(run))
                .isEqualTo(home.run("run", "tiny", "gemm:8,8,8", "--batch=2", "--set=dram.channels=2", "--json")
                        .out());
        assertThat(run.get("isError").asBoolean()).isFalse();
        assertThat(text(call("list", "{\"kind\": \"chips\"}")))
                .isEqualTo(home.run("list", "chips").out());
        assertThat(text(call("show", "{\"name\": \"tiny\"}")))
                .isEqualTo(home.run("show", "tiny").out());
        home.run(
                "run",
                "tiny",
                "gemm:8,8,8",
                "--no-what-if",
                "--out",
                home.resolve("one").toString());
        assertThat(text(call("explain", "{\"chip\": \"tiny\", \"workload\": \"gemm:8,8,8\", \"layer\": 1}")))
                .isEqualTo(home.run("explain", home.resolve("one").toString(), "--layer=1")
                        .out())
                .isNotBlank();
    }

    @Test
    void aSweepHasARowForEachPoint() throws IOException {
        JsonNode sweep = call(
                "sweep",
                "{\"chip\": \"tiny\", \"workload\": \"gemm:8,8,8\", \"axes\": {\"dram.channels\": [1, 2], \"batch\": [1, 4]}}");

        assertThat(text(sweep)).hasLineCount(5).startsWith("point,").contains("cycles");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "run|{\"chip\": \"tyny\", \"workload\": \"gemm:8,8,8\"}|unknown chip \"tyny\"; did you mean \"tiny\"?",
                "run|{\"chip\": \"tiny\"}|run: missing workload; expected a text or a number",
                "run|{\"chip\": \"tiny\", \"workload\": \"gemm:8,8,8\", \"bach\": 2}|run: unknown argument \"bach\"; did you mean \"batch\"?",
                "run|{\"chip\": \"--help\", \"workload\": \"gemm:8,8,8\"}|unknown chip \"--help\"; expected one of tiny, or a path",
                "run|{\"chip\": \"tiny\", \"workload\": \"gemm:8,8,8\", \"set\": \"a=1\"}|run: set: expected a list of texts",
                "list|{\"kind\": \"chip\"}|cannot list \"chip\"; expected one of chips, workloads, memory, controllers, technologies, sweeps, scenarios; did you mean \"chips\"?",
                "sweep|{\"chip\": \"tiny\", \"axes\": {\"batch\": [1,2,3,4,5,6,7,8,9], \"dram.channels\": [1,2,3,4,5,6,7,8]}}|sweep: axes: more than 64 points; give fewer values, or run ridgepoint sweep FILE"
            })
    void aMistakeIsTheSameLineAsOnTheCommandLine(String tool, String arguments, String line) throws IOException {
        JsonNode result = call(tool, arguments);

        assertThat(result.get("isError").asBoolean()).isTrue();
        assertThat(text(result)).isEqualTo(line);
    }

    @Test
    void whatWasAskedIsAnsweredThoughTheInputEnds() throws IOException {
        lastId++;
        toServer.println(JSON.writeValueAsString(Map.of(
                "jsonrpc",
                "2.0",
                "id",
                lastId,
                "method",
                "tools/call",
                "params",
                Map.of("name", "list", "arguments", Map.of("kind", "chips")))));
        toServer.close();

        assertThat(fromServer.readLine()).contains("a chip for tests");
    }
}
