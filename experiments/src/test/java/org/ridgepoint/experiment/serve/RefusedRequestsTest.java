package org.ridgepoint.experiment.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the interface does not take: mistakes, paths that lead nowhere, other hosts' pages, too much; one line for each. */
class RefusedRequestsTest {
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'state':{'chip':'nobody','workload':'lenet-5'}} | state: chip: unknown \"nobody\"",
                "{'state':{'chip':'infer-x1','workload':'lenet-5'}} | did you mean \"inferx-x1\"",
                "{'state':{'chip':'../../etc/passwd','workload':'lenet-5'}} | state: chip: unknown",
                "{'state':{'chip':'/etc/passwd.yaml','workload':'lenet-5'}} | state: chip: unknown",
                "{'state':{'chip':'classroom','workload':'/etc/passwd'}} | state: workload: unknown",
                "{'state':{'chip':'classroom','workload':'model.onnx'}} | state: workload: unknown",
                "{'state':{'chip':'classroom','workload':'upload:../x'}} | send the file again",
                "{'state':{'chip':'upload:0000','workload':'lenet-5'}} | send the file again",
                "{'state':{'chip':'classroom','workload':'lenet-5','settings':{'dram.standard':'/etc/x.yaml'}}} | state: settings: dram.standard: expected",
                "{'state':{'chip':'classroom','workload':'lenet-5','settings':{'dram.standard':'ddr9'}}} | state: dram.standard: unknown \"ddr9\"",
                "{'state':{'chip':'classroom','workload':'lenet-5','settings':{'dram.controller':'x.yaml'}}} | unknown key \"dram.controller\"",
                "{'state':{'chip':'classroom','workload':'lenet-5','settings':{'technology':'x'}}} | unknown key \"technology\"",
                "{'state':{'chip':'classroom','workload':'lenet-5','settings':{'dram.channels':'-1'}}} | state: settings: dram.channels",
                "{'state':{'chip':'classroom','workload':'lenet-5','settings':{'dram.channels':'many'}}} | dram.channels",
                "{'state':{'chip':'classroom','workload':'lenet-5','batch':0}} | state: batch: expected a whole number from 1",
                "{'state':{'chip':'classroom','workload':'lenet-5','input':'1e9'}} | state: input",
                "{'state':{'chip':'classroom','workload':'lenet-5','detail':'none'}} | state: detail: expected one of",
                "{'state':{'chip':'classroom','workload':'lenet-5','precision':'int99'}} | unknown precision",
                "{'state':{'chip':'classroom','workload':'lenet-5','split':'rows'}} | state: split: the chip has one core",
                "{'state':{'chip':'classroom'}} | state: workload: is missing",
                "{'state':{'chip':'classroom','workload':'lenet-5'},'x':1} | body: unknown key \"x\"",
                "{'state':{'chip':'classroom','chip':'classroom','workload':'lenet-5'}} | not readable as JSON: Duplicate",
                "{'state':7} | body: state: expected an object",
                "[] | expected one JSON object",
                "{ | not readable as JSON",
            })
    void aMistakeIsOneLine(String body, String said) throws Exception {
        HttpResponse<String> answer = bench.post("/api/v1/runs", body.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body().lines()).hasSize(1);
        assertThat(ServerBench.json(answer.body()).get("error").asText()).contains(said);
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404",
        "/app/../../../etc/passwd, 400",
        "/app/%2e%2e/x, 400",
        "/app/..%2fx, 400",
        "/app/index.html.bak, 404",
        "/api/v1/chips/nobody, 400",
        "/api/v1/results/runs/nobody, 400",
        "/api/v1/results/runs/%2e%2e%2fx, 400",
        "/api/v1/results/sweeps/.., 400",
        "/api/v1/runs, 405",
        "//, 400"
    })
    void aPathThatLeadsNowhereIsRefused(String path, int status) throws Exception {
        assertThat(RawRequest.status(bench.port(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isEqualTo(status);
    }

    @Test
    void onlyItsOwnPageMayAsk() throws Exception {
        String body = "{\"state\":{\"chip\":\"classroom\",\"workload\":\"gemm:4,4,4\"}}";
        String own = "http://127.0.0.1:" + bench.port();

        assertThat(bench.send(bench.posting("/api/v1/runs", body).header("Origin", own))
                        .statusCode())
                .isEqualTo(200);
        assertThat(bench.send(bench.posting("/api/v1/runs", body).header("Origin", "http://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(bench.send(bench.posting("/api/v1/runs", body).header("Origin", "null"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(bench.send(bench.posting("/api/v1/runs", body).header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(bench.send(bench.to("/api/v1/runs")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(415);
        assertThat(RawRequest.status(bench.port(), "GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
                .isEqualTo(421);
        assertThat(RawRequest.status(
                        bench.port(), "GET /health HTTP/1.1\r\nHost: localhost:" + bench.port() + "\r\n\r\n"))
                .isEqualTo(200);
    }

    @Test
    void whatIsTooLargeIsNotRead() throws Exception {
        assertThat(bench.post("/api/v1/runs", " ".repeat(20_000)).statusCode()).isEqualTo(413);
        assertThat(RawRequest.status(
                        bench.port(),
                        "POST /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n5000\r\n" + " ".repeat(0x5000) + "\r\n0\r\n\r\n"))
                .isEqualTo(413);
        assertThat(RawRequest.status(
                        bench.port(),
                        "GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(10_000) + "\r\n\r\n"))
                .isEqualTo(431);
        assertThat(bench.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void everyAnswerProtectsTheBrowser() throws Exception {
        for (String path : List.of("/", "/app/main.js", "/api/v1/catalogue", "/nothing")) {
            HttpResponse<String> answer = bench.get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void thePageAsksForNothingFromElsewhere() throws Exception {
        assertThat(bench.get("/").body()).doesNotContain("http://", "https://", "//cdn");
    }
}
