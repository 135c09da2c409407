package org.ridgepoint.experiment.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ridgepoint.experiment.chart.HtmlPage;

/** The files of the page, known by name and held in memory: no name from outside reaches a folder. */
final class Assets {
    private static final String SCRIPT = "text/javascript;charset=utf-8";
    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html;charset=utf-8",
            "serve.css", "text/css;charset=utf-8",
            "main.js", SCRIPT,
            "view.js", SCRIPT,
            "more.js", SCRIPT,
            "finished.js", SCRIPT,
            "steps.js", SCRIPT,
            "state.js", SCRIPT,
            "server.js", SCRIPT,
            "openapi.json", "application/json");

    private final Map<String, Asset> assets = new TreeMap<>();

    Assets() {
        TYPES.forEach((name, type) -> assets.put(name, new Asset(type, read(name))));
        assets.put("charts.css", new Asset("text/css;charset=utf-8", bytes(HtmlPage.styleSheet())));
        assets.put("charts.js", new Asset(SCRIPT, bytes(HtmlPage.script())));
    }

    record Asset(String type, byte[] content) {}

    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) {
        try (InputStream stream = Assets.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
