package org.ridgepoint.experiment.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ridgepoint.experiment.cli.TestHome;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.serve.queue.Limits;

/** A server on a free port, a command line in the same home, and a client of the server. */
final class ServerBench implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final TestHome home;
    private final LiveServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    ServerBench(Path folder, Limits limits) {
        home = TestHome.ofProject(folder, new MachineSimulator());
        ServeOptions options = new ServeOptions("127.0.0.1", 0, limits, 1 << 20, 4 << 20, 0);
        server = new LiveServer(new Home(folder, folder), new MachineSimulator(), options);
        server.start();
    }

    static ServerBench usual(Path folder) {
        return new ServerBench(folder, new Limits(2, 100, 4, Duration.ofSeconds(60)));
    }

    String address() {
        return server.address();
    }

    int port() {
        return URI.create(address()).getPort();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path.substring(1))).timeout(Duration.ofSeconds(60));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path));
    }

    HttpRequest.Builder posting(String path, String body) {
        return to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(posting(path, body));
    }

    /** The lines of a streamed answer. */
    List<JsonNode> stream(String state) throws IOException, InterruptedException {
        String body = send(posting("/api/v1/runs", "{\"state\":" + state + "}")
                        .header("Accept", "application/x-ndjson"))
                .body();
        return body.lines().map(ServerBench::json).toList();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException failure) {
            throw new IllegalArgumentException("not JSON: " + text, failure);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
