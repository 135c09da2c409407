package org.ridgepoint.experiment.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.serve.queue.Limits;

/** Requests of which some bytes were changed: an answer or a refusal of one line, never a failure of ours, and the server lives. */
class MutatedRequestsTest {
    private static final int REQUESTS = Integer.getInteger("ridgepoint.mutatedRequests", 400);
    private static final List<String> BODIES = List.of(
            "{\"state\":{\"chip\":\"classroom\",\"workload\":\"gemm:4,4,4\",\"settings\":{\"array.rows\":\"8\"}}}",
            "{\"state\":{\"chip\":\"classroom\",\"workload\":\"gemm:8,8,8\",\"batch\":2,\"precision\":\"int8\",\"cores\":2}}",
            "{\"state\":{\"chip\":\"classroom\",\"workload\":\"conv:8,8,4,3x3,4,1,1\",\"detail\":\"sampled\"},\"whatIf\":false}");
    private static final List<String> PATHS =
            List.of("/api/v1/runs", "/api/v1/steps", "/api/v1/chips?name=x", "/api/v1/models?name=x");
    private static final String HARD = "{}[]\":,\\/.%\u0000\r\n\t 0123456789-+eE\u00ff<>'..";

    @TempDir
    Path folder;

    @Test
    void nothingThatIsSentBreaksTheServer() throws Exception {
        SplittableRandom random = new SplittableRandom(18);
        try (ServerBench bench = new ServerBench(folder, new Limits(2, 100, 4, Duration.ofSeconds(3)))) {
            for (int i = 0; i < REQUESTS; i++) {
                byte[] request = mutated(request(random), random);
                String answer = RawRequest.answer(bench.port(), request);
                assertThat(answer)
                        .as("request %d: %s", i, new String(request, StandardCharsets.ISO_8859_1))
                        .satisfiesAnyOf(
                                text -> assertThat(text).isEmpty(),
                                text -> assertThat(text).matches("(?s)HTTP/1\\.[01] ([234]|505).*[}\\n]"),
                                text -> assertThat(text).hasSize(4096));
            }
            assertThat(bench.get("/health").statusCode()).isEqualTo(200);
            assertThat(bench.get("/metrics").body()).doesNotContain("ridgepoint_jobs_failed", "responses_5xx");
        }
    }

    private static byte[] request(SplittableRandom random) {
        String body = BODIES.get(random.nextInt(BODIES.size()));
        String path = PATHS.get(random.nextInt(PATHS.size()));
        String type = path.contains("chips")
                ? "application/yaml"
                : path.contains("models") ? "application/octet-stream" : "application/json";
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
                        + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Some bytes changed, or some taken out of the middle and others put in, the length of the body left as long as it was. */
    private static byte[] mutated(byte[] request, SplittableRandom random) {
        byte[] changed = Arrays.copyOf(request, request.length);
        int body = new String(request, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        int from = random.nextInt(10) == 0 ? 0 : body;
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int at = from + random.nextInt(changed.length - from);
            changed[at] = (byte) HARD.charAt(random.nextInt(HARD.length()));
        }
        return changed;
    }
}
