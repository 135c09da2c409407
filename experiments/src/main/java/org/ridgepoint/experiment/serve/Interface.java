package org.ridgepoint.experiment.serve;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.report.Version;
import org.ridgepoint.experiment.serve.Assets.Asset;
import org.ridgepoint.experiment.serve.answer.CatalogueAnswer;
import org.ridgepoint.experiment.serve.answer.FinishedRuns;
import org.ridgepoint.experiment.serve.state.ChipUpload;
import org.ridgepoint.experiment.serve.state.DesignState;
import org.ridgepoint.experiment.serve.state.StateReader;
import org.ridgepoint.experiment.serve.state.StateRequests;
import org.ridgepoint.experiment.serve.state.Uploads;

/** The routes: the page and its files, and version 1 of the JSON interface, which {@code openapi.json} describes row by row. */
final class Interface {
    private static final String V1 = "/api/v1/";
    private static final int MOST_REMEMBERED = 32;
    private static final List<String> RUN_KEYS = List.of("state", "whatIf");

    private final Home home;
    private final Jobs jobs;
    private final Uploads uploads;
    private final ServeOptions options;
    private final Supplier<String> metrics;
    private final Assets assets = new Assets();
    private final CatalogueAnswer catalogue;
    private final FinishedRuns finished;
    private final Remembered remembered = new Remembered(MOST_REMEMBERED);

    Interface(Home home, Jobs jobs, Uploads uploads, ServeOptions options, Supplier<String> metrics) {
        this.home = home;
        this.jobs = jobs;
        this.uploads = uploads;
        this.options = options;
        this.metrics = metrics;
        this.finished = new FinishedRuns(home);
        this.catalogue = new CatalogueAnswer(home);
    }

    List<Endpoint> routes() {
        return List.of(
                Endpoint.get("/", exchange -> asset(exchange, "index.html")),
                Endpoint.get("/app/{name}", exchange -> asset(exchange, exchange.rest())),
                Endpoint.get(
                        "/health",
                        exchange -> exchange.json(200, Map.of("status", "fine", "version", Version.current()))),
                Endpoint.get("/metrics", exchange -> exchange.text(200, "text/plain", metrics.get())),
                Endpoint.get(V1 + "openapi.json", exchange -> asset(exchange, "openapi.json")),
                Endpoint.get(V1 + "catalogue", exchange -> exchange.json(200, catalogue.all())),
                Endpoint.get(V1 + "chips/{name}", exchange -> exchange.json(200, catalogue.chip(exchange.rest()))),
                Endpoint.get(V1 + "results", exchange -> exchange.json(200, finished.all())),
                Endpoint.get(
                        V1 + "results/runs/{name}",
                        exchange -> exchange.text(200, Exchange.JSON, finished.run(exchange.rest()))),
                Endpoint.get(
                        V1 + "results/sweeps/{name}", exchange -> exchange.json(200, finished.sweep(exchange.rest()))),
                post("runs", this::run),
                post("waits", this::waits),
                post("steps", this::steps),
                new Endpoint("POST", V1 + "models", options.mostUploadBytes(), "application/octet-stream", this::model),
                new Endpoint("POST", V1 + "chips", ChipUpload.MOST_BYTES, "application/yaml", this::chip));
    }

    private static Endpoint post(String name, Endpoint.Handler action) {
        return new Endpoint("POST", V1 + name, StateReader.MOST_BYTES, Exchange.JSON, action);
    }

    private void asset(Exchange exchange, String name) throws IOException {
        Asset asset = assets.find(name).orElseThrow(() -> new RefusedRequest(404, "path: no such file of the page"));
        exchange.bytes(200, asset.type(), asset.content());
    }

    private void run(Exchange exchange) throws IOException {
        JsonNode body = StateReader.object(exchange.body());
        StateReader.requireKeys("body", body, RUN_KEYS);
        DesignState state = state(body);
        boolean whatIf = body.path("whatIf").asBoolean(false);
        if (exchange.wantsLines()) {
            jobs.run(
                    exchange,
                    "run",
                    (answers, events) -> remembered.answer(
                            new Remembered.AnswerKey(state, whatIf),
                            events,
                            each -> answers.answer(state, whatIf, each)));
        } else {
            jobs.run(
                    exchange,
                    "run",
                    (answers, events) -> events.tell("result", Map.of("text", answers.result(state, whatIf))));
        }
    }

    private void waits(Exchange exchange) throws IOException {
        JsonNode body = StateReader.object(exchange.body());
        StateReader.requireKeys("body", body, List.of("state", "layer", "cause"));
        DesignState state = state(body);
        if (!body.path("layer").isInt()) {
            throw new UserError("body: layer: expected the number of a layer, from 0");
        }
        int layer = body.get("layer").asInt();
        String cause = StateReader.word(body, "cause").orElse("");
        jobs.run(exchange, "waits", (answers, events) -> events.tell("result", answers.waits(state, layer, cause)));
    }

    private void steps(Exchange exchange) throws IOException {
        JsonNode body = StateReader.object(exchange.body());
        StateReader.requireKeys("body", body, List.of("state"));
        DesignState state = state(body);
        jobs.run(exchange, "steps", (answers, events) -> events.tell("result", answers.steps(state)));
    }

    private static DesignState state(JsonNode body) {
        JsonNode state = body.get("state");
        if (state == null || !state.isObject()) {
            throw new UserError("body: state: expected an object");
        }
        return StateReader.state(state);
    }

    private void model(Exchange exchange) throws IOException {
        String id = uploads.add(stem(exchange.query("name")), StateRequests.MODEL, exchange.body());
        exchange.json(200, kept(id));
    }

    private void chip(Exchange exchange) throws IOException {
        String name = stem(exchange.query("name"));
        new ChipUpload(home).check(exchange.body());
        exchange.json(200, kept(uploads.add(name, StateRequests.CHIP, exchange.body())));
    }

    private static Map<String, Object> kept(String id) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        return answer;
    }

    private static String stem(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.contains(".") ? last.substring(0, last.lastIndexOf('.')) : last;
    }
}
