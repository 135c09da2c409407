package org.ridgepoint.experiment.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.ridgepoint.experiment.cli.TestHome.Outcome;

/** The page in a real browser that reaches nothing but this server: what a person does with it, and the numbers of {@code run --json}. */
class LivePageTest {
    private static final String DESIGN = "#chip=classroom&workload=gemm:64,64,64";

    @TempDir
    static Path folder;

    private static ServerBench bench;
    private static BrowserBench page;

    @BeforeAll
    static void open() {
        assumeTrue(BrowserBench.isThere(), "no Chromium or no chromedriver on the PATH");
        bench = ServerBench.usual(folder);
        page = new BrowserBench(bench.address());
    }

    @AfterAll
    static void close() {
        if (page != null) {
            page.close();
            bench.close();
        }
    }

    private static JsonNode run(String... arguments) {
        String[] all = Stream.concat(
                        Stream.of(arguments),
                        Stream.of(
                                "--json",
                                "--no-what-if",
                                "--out",
                                folder.resolve("out").toString()))
                .toArray(String[]::new);
        Outcome outcome = bench.home.run(all);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return ServerBench.json(outcome.out());
    }

    @Test
    void aSliderMovedByKeyboardIsAnsweredWithTheNumbersOfTheCommand() throws Exception {
        page.visit(DESIGN);
        assertThat(page.shownCycles())
                .isEqualTo(
                        run("run", "classroom", "gemm:64,64,64").get("cycles").asLong());

        page.change(() -> page.byId("knob-dram-channels").sendKeys(Keys.ARROW_RIGHT));
        JsonNode twice = run("run", "classroom", "gemm:64,64,64", "--set", "dram.channels=2");

        assertThat(page.shownCycles()).isEqualTo(twice.get("cycles").asLong());
        assertThat(Double.parseDouble(page.byId("facts").getDomAttribute("data-latency-seconds")))
                .isEqualTo(twice.get("latencySeconds").asDouble());
        assertThat(page.byId("verdict").getText())
                .startsWith("Bound by " + twice.get("bound").asText());
        assertThat(page.browser().getCurrentUrl()).contains("s.dram.channels=2");
        page.byId("as-command").sendKeys(Keys.ENTER);
        assertThat(page.byId("repeat").getText())
                .isEqualTo("./ridgepoint run classroom gemm:64,64,64 --set=dram.channels=2");
        page.assertQuiet();
    }

    @Test
    void aPinnedDesignIsComparedAndTheLinkHoldsBoth() throws Exception {
        page.visit(DESIGN);
        long pinned = page.shownCycles();
        page.byId("pin").sendKeys(Keys.ENTER);
        page.change(() -> page.byId("knob-array-rows").sendKeys(Keys.ARROW_RIGHT));
        long now = page.shownCycles();
        String link = page.browser().getCurrentUrl();
        String compared = page.byId("comparison").getText();

        assertThat(now).isNotEqualTo(pinned);
        assertThat(compared).contains("latency");
        page.visit(link.substring(link.indexOf('#')));
        assertThat(page.shownCycles()).isEqualTo(now);
        assertThat(page.byId("comparison").getText()).isEqualTo(compared);
        page.assertQuiet();
    }

    @Test
    void theBackButtonBringsTheDesignBeforeBack() throws Exception {
        page.visit(DESIGN);
        long before = page.shownCycles();
        page.change(() -> page.byId("knob-dram-channels").sendKeys(Keys.ARROW_RIGHT));
        assertThat(page.shownCycles()).isNotEqualTo(before);

        page.change(() -> page.browser().navigate().back());

        assertThat(page.shownCycles()).isEqualTo(before);
        assertThat(page.byId("knob-dram-channels").getDomProperty("value")).isEqualTo("0");
        page.assertQuiet();
    }

    @Test
    void anOnnxFileRunsAsTheCommandRunsIt() throws Exception {
        Path file = folder.resolve("classifier.onnx");
        try (InputStream model = getClass().getResourceAsStream("/models/ch_ppocr_mobile_v2.0_cls_infer.onnx")) {
            Files.write(file, model.readAllBytes());
        }
        page.visit("#chip=inferx-x1&workload=lenet-5");
        page.byId("file").sendKeys(file.toString());
        page.waitUntil("!document.getElementById('open-dims').hidden && document.body.dataset.busy === 'no'");
        page.change(() -> page.byId("dims").sendKeys("x.0=1 x.2=48 x.3=192", Keys.ENTER));

        assertThat(page.shownCycles())
                .isEqualTo(run(
                                "run",
                                "inferx-x1",
                                file.toString(),
                                "--dim",
                                "x.0=1",
                                "--dim",
                                "x.2=48",
                                "--dim",
                                "x.3=192")
                        .get("cycles")
                        .asLong());
    }

    @Test
    void aLayerLeadsToWhatItWaitedForAndWhoHeldThat() throws Exception {
        page.visit("#chip=classroom&workload=gemm:1,512,512");
        page.script("document.querySelector('#figure-layers .m').focus()");
        page.browser().switchTo().activeElement().sendKeys(Keys.ENTER);
        page.browser().switchTo().activeElement().sendKeys(Keys.ENTER);
        page.waitUntil("document.querySelector('#trail .cause')");

        assertThat(page.byId("trail").getText()).contains("dram.0", "Nothing behind it was busier");
        page.assertQuiet();
    }

    @Test
    void aProductCanBeFollowedCycleByCycleForwardAndBack() throws Exception {
        page.load("#view=steps&cycle=59");
        page.waitUntil("document.body && document.body.dataset.steps");
        WebElement slider = page.browser().findElement(By.cssSelector("#steps input[type=range]"));
        String before = page.browser().findElement(By.cssSelector("#steps")).getText();
        slider.sendKeys(Keys.ARROW_RIGHT);
        String after = page.browser().findElement(By.cssSelector("#steps")).getText();
        slider.sendKeys(Keys.ARROW_LEFT);

        assertThat(before).contains("cycle 59 of 114", "a[0,0]", "works on tile 1");
        assertThat(after).contains("cycle 60 of 114").isNotEqualTo(before);
        assertThat(page.browser().findElement(By.cssSelector("#steps")).getText())
                .isEqualTo(before);
        page.assertQuiet();
    }

    @Test
    void aSweepIsAScatterWhoseTableFollowsAFrame() throws Exception {
        StringBuilder points =
                new StringBuilder("point,dram.channels,status,inferencesPerSecond,joulesPerInference\r\n");
        for (int i = 1; i <= 8; i++) {
            points.append(i)
                    .append(',')
                    .append(i)
                    .append(",ok,")
                    .append(100 * i)
                    .append(',')
                    .append(i * i)
                    .append("\r\n");
        }
        bench.home.write("results/sweeps/eight/points.csv", points.toString());
        page.load("#view=results&sweep=eight");
        page.waitUntil("document.body && document.body.dataset.kept === '8'");
        new Actions(page.browser())
                .moveToElement(page.browser().findElement(By.cssSelector(".plot")), -400, -150)
                .clickAndHold()
                .moveByOffset(300, 330)
                .release()
                .perform();
        page.waitUntil("Number(document.body.dataset.kept) < 8");

        assertThat(page.browser().findElements(By.cssSelector("#finished tbody tr")))
                .hasSize(Integer.parseInt((String) page.script("return document.body.dataset.kept")));
        page.assertQuiet();
    }

    @Test
    void nothingShutsAReaderOutOnALightPhoneAndADarkScreen() throws Exception {
        String axe;
        try (InputStream source = LivePageTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(source.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String scheme : List.of("light", "dark")) {
            page.browser()
                    .executeCdpCommand(
                            "Emulation.setEmulatedMedia",
                            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            for (int width : List.of(scheme.equals("light") ? 420 : 1300)) {
                page.browser().manage().window().setSize(new Dimension(width, 900));
                for (String view : List.of(DESIGN, "#view=steps&cycle=60", "#view=results")) {
                    page.load(view);
                    page.waitUntil(
                            "document.body && (document.body.dataset.results || document.body.dataset.steps || document.body.dataset.answered && document.body.dataset.busy === 'no')");
                    Thread.sleep(200);
                    assertThat(page.script("return matchMedia('(prefers-color-scheme: dark)').matches"))
                            .isEqualTo(scheme.equals("dark"));
                    page.script(axe);
                    Object found = page.browser()
                            .executeAsyncScript(
                                    "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(found =>"
                                            + " done(found.violations.map(each => each.id + ' at ' + each.nodes[0].target + ': ' + each.nodes[0].failureSummary).join('; ')))");
                    assertThat(found).as(scheme + " " + width + " " + view).isEqualTo("");
                    assertThat(
                                    (Long)
                                            page.script(
                                                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                            .as("sticks out at " + width + " in " + view)
                            .isNotPositive();
                }
            }
        }
        page.browser().manage().window().setSize(new Dimension(1300, 900));
    }

    @Test
    void everythingComesFromThisServer() throws Exception {
        page.visit(DESIGN);

        assertThat(
                        page.script(
                                "return performance.getEntriesByType('resource').filter(each => !each.name.startsWith(location.origin)).length"))
                .isEqualTo(0L);
    }
}
