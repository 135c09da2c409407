package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.TestHome.Outcome;

/** Broken and hostile configurations: each is shown, or refused in one line. */
class MutatedConfigsTest {
    /** How many files to try; a long run is asked for with {@code -Dridgepoint.fuzz=20000}. */
    private static final int TRIES = Integer.getInteger("ridgepoint.fuzz", 600);

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final List<String> EXTREMES = List.of(
            "0",
            "-1",
            "1e99999999",
            "9223372036854775807",
            "2147483648",
            "1" + "0".repeat(5000),
            "1000000007",
            "\"\\0\"",
            "\"\\e[2J\"",
            "null",
            "{}",
            "[]",
            "=cmd",
            ".nan",
            "\"" + "x".repeat(3000) + "\"");

    @TempDir
    Path folder;

    @Test
    void aMutatedConfigurationIsShownOrRefusedInOneLine() throws IOException {
        TestHome home = TestHome.ofProject(folder, new PaperSimulator());
        List<Path> files = configurations(home);
        SplittableRandom random = new SplittableRandom(Long.getLong("ridgepoint.fuzz.seed", 13));
        int refused = 0;
        for (int trial = 0; trial < TRIES; trial++) {
            Path file = files.get(random.nextInt(files.size()));
            String good = Files.readString(file);
            String bad = mutated(good, random);
            Files.writeString(file, bad);
            Outcome outcome = home.run("show", name(file));
            Files.writeString(file, good);
            assertThat(outcome.exitCode())
                    .as("trial %d, %s: %s%n%s", trial, name(file), outcome.err(), bad)
                    .isIn(0, 2);
            assertThat(outcome.errorLines().size()).as(outcome.err()).isEqualTo(outcome.exitCode() / 2);
            assertThat(outcome.err()).doesNotContain("\u001b", "\u0000");
            refused += outcome.exitCode() / 2;
        }
        assertThat(refused).isBetween(TRIES / 10, TRIES - 1);
    }

    private static List<Path> configurations(TestHome home) {
        List<Path> files = new ArrayList<>();
        for (String kind : List.of("accelerators", "memory", "technology", "workloads", "sweeps")) {
            Path place = home.resolve("configs").resolve(kind);
            TestHome.filesBelow(place).stream()
                    .filter(name -> name.endsWith(".yaml") && !name.contains("/"))
                    .forEach(name -> files.add(place.resolve(name)));
        }
        return files;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".yaml", "");
    }

    private static String mutated(String good, SplittableRandom random) {
        String text = good;
        int changes = 1 + random.nextInt(2);
        for (int change = 0; change < changes && text.length() > 16; change++) {
            text = switch (random.nextInt(5)) {
                case 0 -> extreme(text, random);
                case 1 -> extreme(text, random);
                case 2 -> character(text, random);
                case 3 -> line(text, random);
                default -> text.substring(0, random.nextInt(text.length()));
            };
        }
        return text;
    }

    /** One number becomes another, or what is none. */
    private static String extreme(String text, SplittableRandom random) {
        List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
        if (numbers.isEmpty()) {
            return text;
        }
        MatchResult number = numbers.get(random.nextInt(numbers.size()));
        return text.substring(0, number.start())
                + EXTREMES.get(random.nextInt(EXTREMES.size()))
                + text.substring(number.end());
    }

    private static String character(String text, SplittableRandom random) {
        int at = random.nextInt(text.length());
        byte[] any = {(byte) random.nextInt(128)};
        return text.substring(0, at) + new String(any, StandardCharsets.US_ASCII) + text.substring(at + 1);
    }

    /** A line goes, or comes twice. */
    private static String line(String text, SplittableRandom random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        if (random.nextInt(2) == 0) {
            lines.remove(at);
        } else {
            lines.add(random.nextInt(lines.size()), lines.get(at));
        }
        return String.join("\n", lines) + "\n";
    }
}
