package org.ridgepoint.experiment.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a journal counts after the program was killed while it wrote? */
class JournalTest {
    @TempDir
    Path folder;

    @Test
    void cutAtAnyByteItHoldsExactlyTheWholeLines() throws Exception {
        Path whole = folder.resolve("whole");
        write(whole, "k1", "k2", "k3");
        byte[] bytes = Files.readAllBytes(whole);

        for (int length = 0; length <= bytes.length; length++) {
            Path torn = folder.resolve("torn");
            Files.write(torn, Arrays.copyOf(bytes, length));
            long lines = new String(bytes, 0, length, StandardCharsets.UTF_8)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            assertThat(read(torn)).as("cut at byte %d", length).hasSize((int) Math.max(0, lines - 1));
            write(torn, "k9");
            assertThat(read(torn)).as("written on after byte %d", length).containsKey("k9");
        }
    }

    @Test
    void aSpoiltLineDoesNotCountAndTheOthersDo() throws Exception {
        Path file = folder.resolve("journal");
        write(file, "k1", "k2", "k3");
        Files.writeString(file, Files.readString(file).replace("k2 refused", "k2 refusef"));

        assertThat(read(file)).containsOnlyKeys("k1", "k3");
    }

    @Test
    void anotherSweepsJournalIsRefused() throws Exception {
        Path file = folder.resolve("journal");
        write(file, "k1");

        assertThat(anotherTitle(file)).contains("title");
        Files.writeString(file, Files.readString(file).replaceFirst("title", "tilte"));
        assertThat(anotherTitle(file)).as("a spoilt line says nothing").isEmpty();
    }

    private static Optional<String> anotherTitle(Path file) {
        return catchThrowableOfType(Journal.AnotherSweep.class, () -> Journal.open(file, "another"))
                .title();
    }

    private static void write(Path file, String... keys) throws Exception {
        try (Journal journal = Journal.open(file, "title")) {
            for (String key : keys) {
                journal.append(List.of(new FinishedPoint(key, Outcome.refused("because, \"so\" \u00e9"))));
            }
        }
    }

    private static Map<String, String> read(Path file) throws IOException, Journal.AnotherSweep {
        try (Journal journal = Journal.open(file, "title")) {
            return journal.finished();
        }
    }
}
