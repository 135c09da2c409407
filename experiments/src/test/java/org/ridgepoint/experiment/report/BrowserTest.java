package org.ridgepoint.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.report.Chromium.Opened;

/** The page of a run in a real browser: what is drawn, what the keyboard and the pointer do, and that nothing complains. */
class BrowserTest {
    /** Looks at the page as a reader would and writes down what it finds. */
    private static final String PROBE = """
            const found = {charts: {}};
            for (const section of document.querySelectorAll("section")) {
              const marks = [...section.querySelectorAll(".m")];
              const frame = section.querySelector("svg").getBoundingClientRect();
              const inside = marks.filter(mark => {
                const box = mark.getBoundingClientRect();
                return box.width > 0 && box.height > 0 && box.left >= frame.left - 20 && box.right <= frame.right + 20;
              });
              const stops = marks.filter(mark => mark.tabIndex === 0).length;
              found.charts[section.id] = {marks: marks.length, inside: inside.length, stops: stops};
            }
            const marks = [...document.querySelectorAll("#layers .m")];
            const tip = document.getElementById("tip");
            marks[0].focus();
            found.firstTip = tip.textContent;
            marks[0].dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight", bubbles: true}));
            found.movedTo = marks.indexOf(document.activeElement);
            found.secondTip = tip.textContent;
            marks[1].dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
            found.hidden = tip.hidden;
            marks[2].dispatchEvent(new PointerEvent("pointermove", {bubbles: true, clientX: 300, clientY: 300}));
            found.pointedTip = tip.textContent;
            found.pointed = marks[2].getAttribute("aria-label");
            found.shown = tip.getBoundingClientRect().height > 0;
            const plots = uPlot.sync("time").plots;
            const settled = async () => { for (let i = 0; i < 10; i++) await null; };
            const spans = () => plots.map(plot => plot.scales.x.max - plot.scales.x.min);
            const look = name => document.querySelector(`button[data-look="${name}"]`).click();
            found.plots = document.querySelectorAll("#plots canvas").length;
            found.wholeSpans = spans();
            look("in");
            await settled();
            found.zoomedSpans = spans();
            plots[0].setScale("x", {min: 10, max: 30});
            await settled();
            found.draggedSpans = spans();
            look("whole");
            await settled();
            found.spansAgain = spans();
            found.overflow = document.documentElement.scrollWidth - window.innerWidth;
            found.background = getComputedStyle(document.body).backgroundColor;
            found.column = getComputedStyle(document.querySelector("#layers rect.s0")).fill;
            found.requests = performance.getEntriesByType("resource").length;
            const result = document.createElement("pre");
            result.id = "found";
            result.textContent = JSON.stringify(found);
            document.body.append(result);
            """;

    @TempDir
    static Path folder;

    private static Chromium browser;
    private static CompletedRun run;
    private static Opened opened;
    private static Path page;

    @BeforeAll
    static void drawOnce() throws Exception {
        Optional<Chromium> installed = Chromium.find();
        assumeTrue(installed.isPresent(), "no Chromium on the PATH; Debian's package chromium has one");
        browser = installed.get();
        run = CompletedRuns.of("inferx-x1", "yolov3-tiny", Optional.of("416"));
        page = folder.resolve("report.html");
        String html = new RunPage(run).html();
        Files.writeString(page, html.replace("</body>", "<script type=\"module\">" + PROBE + "</script></body>"));
        opened = browser.open(page, folder.resolve("light"), 1100);
    }

    @Test
    void everyChartIsDrawnAndSpeaksToKeyboardAndPointer() throws Exception {
        JsonNode found = found(opened);

        assertThat(opened.console()).isEmpty();
        assertThat(found.get("requests").asInt()).isZero();
        assertThat(found.get("charts").size()).isEqualTo(RunPage.FIGURES.size());
        found.get("charts").fields().forEachRemaining(chart -> {
            JsonNode counts = chart.getValue();
            assertThat(counts.get("inside").asInt())
                    .as(chart.getKey())
                    .isPositive()
                    .isEqualTo(counts.get("marks").asInt());
            assertThat(counts.get("stops").asInt()).as(chart.getKey()).isEqualTo(1);
        });
        assertThat(found.get("charts").get("layers").get("marks").asInt())
                .isEqualTo(run.result().layers().size());
        assertThat(found.get("firstTip").asText())
                .startsWith("1. " + run.result().layers().get(0).name());
        assertThat(found.get("movedTo").asInt()).isEqualTo(1);
        assertThat(found.get("secondTip").asText())
                .startsWith("2. " + run.result().layers().get(1).name());
        assertThat(found.get("hidden").asBoolean()).isTrue();
        assertThat(found.get("pointedTip")).isEqualTo(found.get("pointed"));
        assertThat(found.get("shown").asBoolean()).isTrue();
    }

    @Test
    void thePlotsOverTimeAreZoomedTogether() throws Exception {
        JsonNode found = found(opened);
        double whole = found.get("wholeSpans").get(0).asDouble();

        assertThat(found.get("plots").asInt()).isEqualTo(3);
        assertThat(numbers(found.get("wholeSpans")))
                .hasSize(3)
                .allSatisfy(span -> assertThat(span).isEqualTo(whole));
        assertThat(numbers(found.get("zoomedSpans")))
                .hasSize(3)
                .allSatisfy(span -> assertThat(span).isCloseTo(whole / 2, within(whole / 1000)));
        assertThat(numbers(found.get("draggedSpans"))).containsExactly(20.0, 20.0, 20.0);
        assertThat(found.get("spansAgain")).isEqualTo(found.get("wholeSpans"));
    }

    private static List<Double> numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.asDouble()));
        return numbers;
    }

    @Test
    void aDarkAndNarrowScreenGetsItsOwnColoursAndNothingSticksOut() throws Exception {
        JsonNode bright = found(browser.open(page, folder.resolve("bright"), 500));
        JsonNode dark = found(browser.open(
                page, folder.resolve("dark"), 500, "--force-dark-mode", "--blink-settings=preferredColorScheme=0"));

        assertThat(bright.get("background").asText()).isEqualTo("rgb(255, 255, 255)");
        assertThat(dark.get("background").asText()).isEqualTo("rgb(20, 26, 33)");
        assertThat(dark.get("column")).isNotEqualTo(bright.get("column"));
        assertThat(bright.get("overflow").asInt()).isNotPositive();
    }

    @Test
    void aComplaintOfTheBrowserWouldBeSeen() throws Exception {
        Path broken = folder.resolve("broken.html");
        Files.writeString(broken, "<!DOCTYPE html><title>x</title><script>nothing.at.all()</script>");

        assertThat(browser.open(broken, folder.resolve("broken"), 500).console())
                .isNotEmpty();
    }

    private static JsonNode found(Opened opened) throws Exception {
        Matcher result = Pattern.compile("(?s)<pre id=\"found\">(.*?)</pre>").matcher(opened.document());
        assertThat(result.find()).as("what the probe found").isTrue();
        return new ObjectMapper()
                .readTree(result.group(1)
                        .replace("&amp;", "&")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">"));
    }
}
