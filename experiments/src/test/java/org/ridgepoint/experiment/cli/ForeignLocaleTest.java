package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.ridgepoint.experiment.run.MachineSimulator;

/** Does any byte hang on the language of the machine: on its digits, its decimal comma, its letters without a dot? */
@Isolated("changes the locale of the whole JVM")
class ForeignLocaleTest {
    private static final List<String> COMMANDS = List.of(
            "run tiny conv:14,14,16,3x3,32,1,1 --out HOME/out",
            "explain HOME/out",
            "memory ddr4-3200 --requests 500 --stream random --load 0.2,0.5,0.75",
            "footprint resnet50 --inputs 64,96",
            "sram 32KiB",
            "list memory");
    private static final List<String> LANGUAGES = List.of("ar-SA-u-nu-arab", "ar-EG", "tr-TR");

    @TempDir
    Path folder;

    @Test
    void everyLanguageGetsTheBytesOfEveryOther() throws IOException {
        Map<String, String> expected = everything("und");

        assertThat(expected).hasSizeGreaterThan(COMMANDS.size()).containsKey("out/result.json");
        for (String language : LANGUAGES) {
            assertThat(everything(language)).as(language).isEqualTo(expected);
        }
    }

    /** What the commands print and the files that they leave, by name, in a language; {@code und} is none. */
    private Map<String, String> everything(String language) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            return everything(Files.createDirectory(folder.resolve(language)));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Map<String, String> everything(Path place) throws IOException {
        TestHome home = new TestHome(place, new MachineSimulator());
        Map<String, String> found = new TreeMap<>();
        for (String command : COMMANDS) {
            TestHome.Outcome outcome =
                    home.run(command.replace("HOME", place.toString()).split(" "));
            assertThat(outcome.err()).as(command).isEmpty();
            found.put(command, outcome.out().replace(place.toString(), ""));
        }
        for (String file : TestHome.filesBelow(place)) {
            found.put(file, Files.readString(place.resolve(file)));
        }
        return found;
    }
}
