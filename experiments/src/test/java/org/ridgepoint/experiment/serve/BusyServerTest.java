package org.ridgepoint.experiment.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.serve.queue.Limits;

/** A server with more to do than it can: it says so, breaks off what takes too long or nobody waits for, and lives. */
class BusyServerTest {
    private static final String LONG =
            "{\"state\":{\"chip\":\"classroom\",\"workload\":\"gemm:8192,8192,8192\",\"detail\":\"full\"}}";
    private static final String SHORT = "{\"state\":{\"chip\":\"classroom\",\"workload\":\"gemm:8,8,8\"}}";

    @TempDir
    Path folder;

    private static String text(JsonNode node, String key) {
        return node.get(key).asText();
    }

    @Test
    void aRunOfHoursIsBrokenOffAndTheNextIsAnswered() throws Exception {
        try (ServerBench bench = new ServerBench(folder, new Limits(1, 5, 4, Duration.ofSeconds(2)))) {
            HttpResponse<String> answer = bench.post("/api/v1/runs", LONG);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(text(ServerBench.json(answer.body()), "error")).contains("takes longer than the 2 seconds");
            assertThat(bench.post("/api/v1/runs", SHORT).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoeverComesToAFullServerIsToldWhenToComeAgain() throws Exception {
        try (ServerBench bench = new ServerBench(folder, new Limits(1, 1, 4, Duration.ofSeconds(20)))) {
            ExecutorService clients = Executors.newFixedThreadPool(4);
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String client = "client000" + i;
                answers.add(clients.submit(() -> bench.send(bench.posting("/api/v1/runs", LONG)
                        .header("X-Ridgepoint-Client", client)
                        .timeout(Duration.ofSeconds(5)))));
            }
            HttpResponse<String> refused = CompletableFuture.anyOf(answers.stream()
                            .map(each -> CompletableFuture.supplyAsync(() -> answerOf(each)))
                            .toArray(CompletableFuture[]::new))
                    .thenApply(BusyServerTest::cast)
                    .get();

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("busy, try again in");
            assertThat(Integer.parseInt(
                            refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 60);
            clients.shutdownNow();
        }
    }

    private static HttpResponse<String> answerOf(Future<HttpResponse<String>> future) {
        try {
            return future.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static HttpResponse<String> cast(Object answer) {
        return (HttpResponse<String>) answer;
    }

    @Test
    void aNewerMoveOfTheSamePageTakesThePlaceOfTheOlder() throws Exception {
        try (ServerBench bench = new ServerBench(folder, new Limits(1, 5, 4, Duration.ofSeconds(60)))) {
            CompletableFuture<HttpResponse<String>> older = CompletableFuture.supplyAsync(() -> {
                try {
                    return bench.send(bench.posting("/api/v1/runs", LONG).header("X-Ridgepoint-Client", "onepage1"));
                } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                }
            });
            Thread.sleep(500);
            HttpResponse<String> newer =
                    bench.send(bench.posting("/api/v1/runs", SHORT).header("X-Ridgepoint-Client", "onepage1"));

            assertThat(newer.statusCode()).isEqualTo(200);
            assertThat(older.get().statusCode()).isEqualTo(422);
        }
    }

    @Test
    void whenTheBrowserLeavesItsRunEnds() throws Exception {
        try (ServerBench bench = new ServerBench(folder, new Limits(1, 5, 4, Duration.ofSeconds(60)))) {
            try (Socket socket = new Socket("127.0.0.1", bench.port())) {
                OutputStream out = socket.getOutputStream();
                out.write(("POST /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Accept: application/x-ndjson\r\nContent-Length: " + LONG.length() + "\r\n\r\n"
                                + LONG)
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
                assertThat(socket.getInputStream().read()).isPositive();
                socket.setSoLinger(true, 0);
            }
            HttpResponse<String> next = bench.post("/api/v1/runs", SHORT);

            assertThat(next.statusCode()).isEqualTo(200);
            assertThat(bench.get("/metrics").body()).contains("ridgepoint_jobs_cancelled 1");
        }
    }

    /** Also one that waits for its answer as a whole, of which nothing is sent before. */
    @Test
    void whenAProgramLeavesItsRunEnds() throws Exception {
        try (ServerBench bench = new ServerBench(folder, new Limits(1, 5, 4, Duration.ofSeconds(60)))) {
            try (Socket socket = new Socket("127.0.0.1", bench.port())) {
                socket.getOutputStream()
                        .write(("POST /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                        + "Accept: application/json\r\nContent-Length: " + LONG.length() + "\r\n\r\n"
                                        + LONG)
                                .getBytes(StandardCharsets.US_ASCII));
                while (!bench.get("/metrics").body().contains("ridgepoint_jobs_running 1")) {
                    Thread.sleep(50);
                }
            }
            HttpResponse<String> next = bench.post("/api/v1/runs", SHORT);

            assertThat(next.statusCode()).isEqualTo(200);
            assertThat(bench.get("/metrics").body()).contains("ridgepoint_jobs_cancelled 1");
        }
    }

    @Test
    void hundredsOfIdleConnectionsHoldNobodyUp() throws Exception {
        try (ServerBench bench = ServerBench.usual(folder)) {
            List<Socket> idle = new ArrayList<>();
            try {
                for (int i = 0; i < 300; i++) {
                    Socket socket = new Socket("127.0.0.1", bench.port());
                    idle.add(socket);
                    String begun = i % 2 == 0
                            ? ""
                            : "POST /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{";
                    socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
                }
                assertThat(bench.post("/api/v1/runs", SHORT).statusCode()).isEqualTo(200);
            } finally {
                for (Socket socket : idle) {
                    socket.close();
                }
            }
        }
    }
}
