package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.run.MachineSimulator;

/**
 * What the documents show is what the program prints. Where it prints something else on purpose, {@code mvn verify -pl
 * experiments -am -Dtest=DocumentationTest -Dridgepoint.documents=write} writes the new outputs into the documents.
 */
class DocumentationTest {
    private static final Path PROJECT = Path.of("..");

    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicTest> everyExamplePrintsWhatIsShown() throws IOException {
        TestHome home = TestHome.ofProject(folder, new MachineSimulator());
        documents().forEach(document -> new Transcript(text(document)).files().forEach(home::write));
        if (System.getProperty("ridgepoint.documents", "").equals("write")) {
            rewrite(home);
        }
        return documents().stream()
                .flatMap(document -> new Transcript(text(document)).examples().stream())
                .map(example -> DynamicTest.dynamicTest(example.command(), () -> check(example, home)));
    }

    @Test
    void examplesAreFoundAndCompared() {
        Transcript transcript = new Transcript("text\n```console\n$ ./ridgepoint show \"a b\" c\none\n...\nthree\n"
                + "$ ls\nfile\n$ ./ridgepoint --version\n```\n```\n$ ./ridgepoint not this\n```\n");

        List<Transcript.Example> examples = transcript.examples();

        assertThat(examples).hasSize(2);
        assertThat(examples.get(0).arguments()).containsExactly("show", "a b", "c");
        assertThat(examples.get(0).shows("one\nthree\n")).isTrue();
        assertThat(examples.get(0).shows("one\ntwo\ntwo\nthree\n")).isTrue();
        assertThat(examples.get(0).shows("one\ntwo\n")).isFalse();
        assertThat(examples.get(1).shows("ridgepoint 1\n")).isFalse();
        assertThat(transcript.rewritten(example -> "new\n"))
                .contains(
                        "one\n...\nthree\n",
                        "$ ls\nfile\n",
                        "$ ./ridgepoint --version\nnew\n```",
                        "$ ./ridgepoint not this\n```");
    }

    @Test
    void filesAreTheYamlBlocksWithAPath() {
        Transcript transcript =
                new Transcript("```yaml configs/a.yaml\none: 1\ntwo: 2\n```\ntext\n```yaml\nnot: a file\n```\n");

        assertThat(transcript.files()).containsExactly(entry("configs/a.yaml", "one: 1\ntwo: 2\n"));
    }

    private static void check(Transcript.Example example, TestHome home) {
        String printed = home.run(example.arguments()).out();
        if (!example.shows(printed)) {
            assertThat(printed).isEqualTo(example.output());
        }
    }

    private static void rewrite(TestHome home) throws IOException {
        for (Path document : documents()) {
            String renewed = new Transcript(text(document))
                    .rewritten(example -> home.run(example.arguments()).out());
            Files.writeString(document, renewed);
        }
    }

    /** The documents that users read; other folders' may show what other programs print. */
    private static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(PROJECT);
                Stream<Path> below = Files.walk(PROJECT.resolve("docs"))) {
            return Stream.concat(top, below)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
