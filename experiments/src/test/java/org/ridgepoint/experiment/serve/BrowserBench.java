package org.ridgepoint.experiment.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LoggingPreferences;

/** A page of a server in a browser without a screen that reaches nothing but this machine, and waits until the page has answered. */
final class BrowserBench implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long BETWEEN_LOOKS_MILLISECONDS = 50;

    private final ChromeDriver browser;
    private final String address;

    BrowserBench(String address) {
        this.address = address;
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium().orElseThrow().toFile());
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
                        .usingDriverExecutable(driver().orElseThrow().toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    /** Whether this machine has the browser and its driver. */
    static boolean isThere() {
        return chromium().isPresent() && driver().isPresent();
    }

    private static Optional<Path> chromium() {
        return find("chromium", "chromium-browser");
    }

    private static Optional<Path> driver() {
        return find("chromedriver");
    }

    private static Optional<Path> find(String... names) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> Stream.of(names).map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    ChromeDriver browser() {
        return browser;
    }

    Object script(String text, Object... arguments) {
        return browser.executeScript(text, arguments);
    }

    void waitUntil(String condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(script("return Boolean(" + condition + ")"))) {
            assertThat(System.nanoTime())
                    .as("waited for " + condition + "; the page says "
                            + script("return document.getElementById('error').textContent"))
                    .isLessThan(end);
            Thread.sleep(BETWEEN_LOOKS_MILLISECONDS);
        }
    }

    /** A page of which nothing is left of the one before. */
    void load(String hash) {
        browser.get("about:blank");
        browser.get(address + hash);
    }

    /** A fresh page, answered. */
    void visit(String hash) throws InterruptedException {
        load(hash);
        waitUntil("document.body && document.body.dataset.answered && document.body.dataset.busy === 'no'");
    }

    /** Does something, and waits for the answer to it. */
    void change(Runnable doing) throws InterruptedException {
        Object before = script("return document.body.dataset.answered || '0'");
        doing.run();
        waitUntil("document.body.dataset.answered !== '" + before + "' && document.body.dataset.busy === 'no'");
    }

    WebElement byId(String id) {
        return browser.findElement(By.id(id));
    }

    long shownCycles() {
        return Long.parseLong(byId("facts").getDomAttribute("data-cycles"));
    }

    /** The browser has complained of nothing. */
    void assertQuiet() {
        assertThat(browser.manage().logs().get("browser").getAll()).isEmpty();
    }

    @Override
    public void close() {
        browser.quit();
    }
}
