package org.ridgepoint.experiment.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LoggingPreferences;
import org.ridgepoint.experiment.cli.TestHome.Outcome;

/** The page in a real browser that reaches nothing but this server: what a person does with it, and the numbers of {@code run --json}. */
class LivePageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String DESIGN = "#chip=classroom&workload=gemm:64,64,64";

    @TempDir
    static Path folder;

    private static ServerBench bench;
    private static ChromeDriver browser;

    @BeforeAll
    static void open() {
        Optional<Path> chromium = find("chromium", "chromium-browser");
        Optional<Path> driver = find("chromedriver");
        assumeTrue(chromium.isPresent() && driver.isPresent(), "no Chromium or no chromedriver on the PATH");
        bench = ServerBench.usual(folder);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--window-size=1300,900",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable("browser", Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.get().toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    private static Optional<Path> find(String... names) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> Stream.of(names).map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
            bench.close();
        }
    }

    private static Object script(String text, Object... arguments) {
        return browser.executeScript(text, arguments);
    }

    private static void waitUntil(String condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(script("return Boolean(" + condition + ")"))) {
            assertThat(System.nanoTime())
                    .as("waited for " + condition + "; the page says "
                            + script("return document.getElementById('error').textContent"))
                    .isLessThan(end);
            Thread.sleep(50);
        }
    }

    /** A fresh page, answered. */
    private static void visit(String hash) throws InterruptedException {
        browser.get("about:blank");
        browser.get(bench.address() + hash);
        waitUntil("document.body && document.body.dataset.answered && document.body.dataset.busy === 'no'");
    }

    private static void change(Runnable doing) throws InterruptedException {
        Object before = script("return document.body.dataset.answered || '0'");
        doing.run();
        waitUntil("document.body.dataset.answered !== '" + before + "' && document.body.dataset.busy === 'no'");
    }

    private static WebElement byId(String id) {
        return browser.findElement(By.id(id));
    }

    private static long shownCycles() {
        return Long.parseLong(byId("facts").getDomAttribute("data-cycles"));
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

    private static void assertQuiet() {
        assertThat(browser.manage().logs().get("browser").getAll()).isEmpty();
    }

    @Test
    void aSliderMovedByKeyboardIsAnsweredWithTheNumbersOfTheCommand() throws Exception {
        visit(DESIGN);
        assertThat(shownCycles())
                .isEqualTo(
                        run("run", "classroom", "gemm:64,64,64").get("cycles").asLong());

        change(() -> byId("knob-dram-channels").sendKeys(Keys.ARROW_RIGHT));
        JsonNode twice = run("run", "classroom", "gemm:64,64,64", "--set", "dram.channels=2");

        assertThat(shownCycles()).isEqualTo(twice.get("cycles").asLong());
        assertThat(Double.parseDouble(byId("facts").getDomAttribute("data-latency-seconds")))
                .isEqualTo(twice.get("latencySeconds").asDouble());
        assertThat(byId("verdict").getText())
                .startsWith("Bound by " + twice.get("bound").asText());
        assertThat(browser.getCurrentUrl()).contains("s.dram.channels=2");
        byId("as-command").sendKeys(Keys.ENTER);
        assertThat(byId("repeat").getText())
                .isEqualTo("./ridgepoint run classroom gemm:64,64,64 --set=dram.channels=2");
        assertQuiet();
    }

    @Test
    void aPinnedDesignIsComparedAndTheLinkHoldsBoth() throws Exception {
        visit(DESIGN);
        long pinned = shownCycles();
        byId("pin").sendKeys(Keys.ENTER);
        change(() -> byId("knob-array-rows").sendKeys(Keys.ARROW_RIGHT));
        long now = shownCycles();
        String link = browser.getCurrentUrl();
        String compared = byId("comparison").getText();

        assertThat(now).isNotEqualTo(pinned);
        assertThat(compared).contains("latency");
        visit(link.substring(link.indexOf('#')));
        assertThat(shownCycles()).isEqualTo(now);
        assertThat(byId("comparison").getText()).isEqualTo(compared);
        assertQuiet();
    }

    @Test
    void theBackButtonBringsTheDesignBeforeBack() throws Exception {
        visit(DESIGN);
        long before = shownCycles();
        change(() -> byId("knob-dram-channels").sendKeys(Keys.ARROW_RIGHT));
        assertThat(shownCycles()).isNotEqualTo(before);

        change(() -> browser.navigate().back());

        assertThat(shownCycles()).isEqualTo(before);
        assertThat(byId("knob-dram-channels").getDomProperty("value")).isEqualTo("0");
        assertQuiet();
    }

    @Test
    void anOnnxFileRunsAsTheCommandRunsIt() throws Exception {
        Path file = folder.resolve("classifier.onnx");
        try (InputStream model = getClass().getResourceAsStream("/models/ch_ppocr_mobile_v2.0_cls_infer.onnx")) {
            Files.write(file, model.readAllBytes());
        }
        visit("#chip=inferx-x1&workload=lenet-5");
        byId("file").sendKeys(file.toString());
        waitUntil("!document.getElementById('open-dims').hidden && document.body.dataset.busy === 'no'");
        change(() -> byId("dims").sendKeys("x.0=1 x.2=48 x.3=192", Keys.ENTER));

        assertThat(shownCycles())
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
        visit("#chip=classroom&workload=gemm:1,512,512");
        script("document.querySelector('#figure-layers .m').focus()");
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        waitUntil("document.querySelector('#trail .cause')");

        assertThat(byId("trail").getText()).contains("dram.0", "Nothing behind it was busier");
        assertQuiet();
    }

    @Test
    void aProductCanBeFollowedCycleByCycleForwardAndBack() throws Exception {
        browser.get("about:blank");
        browser.get(bench.address() + "#view=steps&cycle=59");
        waitUntil("document.body && document.body.dataset.steps");
        WebElement slider = browser.findElement(By.cssSelector("#steps input[type=range]"));
        String before = browser.findElement(By.cssSelector("#steps")).getText();
        slider.sendKeys(Keys.ARROW_RIGHT);
        String after = browser.findElement(By.cssSelector("#steps")).getText();
        slider.sendKeys(Keys.ARROW_LEFT);

        assertThat(before).contains("cycle 59 of 114", "a[0,0]", "works on tile 1");
        assertThat(after).contains("cycle 60 of 114").isNotEqualTo(before);
        assertThat(browser.findElement(By.cssSelector("#steps")).getText()).isEqualTo(before);
        assertQuiet();
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
        browser.get("about:blank");
        browser.get(bench.address() + "#view=results&sweep=eight");
        waitUntil("document.body && document.body.dataset.kept === '8'");
        new org.openqa.selenium.interactions.Actions(browser)
                .moveToElement(browser.findElement(By.cssSelector(".plot")), -400, -150)
                .clickAndHold()
                .moveByOffset(300, 330)
                .release()
                .perform();
        waitUntil("Number(document.body.dataset.kept) < 8");

        assertThat(browser.findElements(By.cssSelector("#finished tbody tr")))
                .hasSize(Integer.parseInt((String) script("return document.body.dataset.kept")));
        assertQuiet();
    }

    @Test
    void nothingShutsAReaderOutOnALightPhoneAndADarkScreen() throws Exception {
        String axe;
        try (InputStream source = LivePageTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(source.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String scheme : List.of("light", "dark")) {
            browser.executeCdpCommand(
                    "Emulation.setEmulatedMedia",
                    java.util.Map.of(
                            "features", List.of(java.util.Map.of("name", "prefers-color-scheme", "value", scheme))));
            for (int width : List.of(scheme.equals("light") ? 420 : 1300)) {
                browser.manage().window().setSize(new org.openqa.selenium.Dimension(width, 900));
                for (String view : List.of(DESIGN, "#view=steps&cycle=60", "#view=results")) {
                    browser.get("about:blank");
                    browser.get(bench.address() + view);
                    waitUntil(
                            "document.body && (document.body.dataset.results || document.body.dataset.steps || document.body.dataset.answered && document.body.dataset.busy === 'no')");
                    Thread.sleep(200);
                    assertThat(script("return matchMedia('(prefers-color-scheme: dark)').matches"))
                            .isEqualTo(scheme.equals("dark"));
                    script(axe);
                    Object found = browser.executeAsyncScript(
                            "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(found =>"
                                    + " done(found.violations.map(each => each.id + ' at ' + each.nodes[0].target + ': ' + each.nodes[0].failureSummary).join('; ')))");
                    assertThat(found).as(scheme + " " + width + " " + view).isEqualTo("");
                    assertThat(
                                    (Long)
                                            script(
                                                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                            .as("sticks out at " + width + " in " + view)
                            .isNotPositive();
                }
            }
        }
        browser.manage().window().setSize(new org.openqa.selenium.Dimension(1300, 900));
    }

    @Test
    void everythingComesFromThisServer() throws Exception {
        visit(DESIGN);

        assertThat(
                        script(
                                "return performance.getEntriesByType('resource').filter(each => !each.name.startsWith(location.origin)).length"))
                .isEqualTo(0L);
    }
}
