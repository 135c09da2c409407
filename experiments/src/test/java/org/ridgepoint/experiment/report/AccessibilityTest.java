package org.ridgepoint.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What axe-core, the usual checker, holds against the page of a run. */
class AccessibilityTest {
    private static final String ASK = """
            axe.run(document, {resultTypes: ["violations"]}).then(found => {
              const result = document.createElement("pre");
              result.id = "violations";
              result.textContent = "checked " + (found.passes.length > 10) + "; "
                + found.violations.map(rule => `${rule.impact} ${rule.id} at ${rule.nodes[0].target}`).join("; ");
              document.body.append(result);
            });
            """;

    @TempDir
    Path folder;

    @Test
    void nothingOnThePageShutsAReaderOut() throws Exception {
        assertThat(violations(page(), "light")).isEqualTo("checked true; ");
    }

    @Test
    void norInDarkColours() throws Exception {
        assertThat(violations(page(), "dark", "--blink-settings=preferredColorScheme=0"))
                .isEqualTo("checked true; ");
    }

    @Test
    void aPictureWithoutWordsWouldBeSeen() throws Exception {
        String bad = page().replace("<h1>", "<img src=\"data:,\"/><h1>");

        assertThat(violations(bad, "bad")).contains("critical image-alt");
    }

    private String violations(String html, String name, String... options) throws Exception {
        Optional<Chromium> browser = Chromium.find();
        assumeTrue(browser.isPresent(), "no Chromium on the PATH; Debian's package chromium has one");
        Path file = folder.resolve(name + ".html");
        Files.writeString(file, html.replace("</body>", script(axe()) + script(ASK) + "</body>"));
        String[] all = new String[options.length + 1];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = "--virtual-time-budget=60000";
        String document =
                browser.get().open(file, folder.resolve(name), 1100, all).document();
        Matcher result =
                Pattern.compile("(?s)<pre id=\"violations\">(.*?)</pre>").matcher(document);
        assertThat(result.find()).as("what axe found").isTrue();
        return result.group(1);
    }

    private static String script(String text) {
        return "<script>" + text + "</script>";
    }

    private static String axe() throws IOException {
        try (InputStream source = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String page() {
        return new RunPage(CompletedRuns.of("inferx-x1", "lenet-5", Optional.empty())).html();
    }
}
