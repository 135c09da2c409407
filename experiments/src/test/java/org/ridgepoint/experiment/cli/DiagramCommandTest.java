package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chip's block diagram on the command line. */
class DiagramCommandTest {
    @TempDir
    private Path folder;

    private TestHome home;

    @BeforeEach
    void prepare() {
        home = new TestHome(folder, new PaperSimulator());
    }

    @Test
    void theDiagramIsAFileOfItsOwnThatNamesEveryPart() {
        String svg = home.run("show", "tiny", "--diagram").out();

        assertThat(svg)
                .startsWith("<?xml version=\"1.0\"")
                .contains("<title>Block diagram of tiny</title>")
                .contains("aria-label=\"bus.read: 16 B/cycle at 500 MHz, ports: 1\"")
                .contains("aria-label=\"array: 8 x 8 at 500 MHz, ports: 0\"")
                .contains("aria-label=\"sram.local: 64 KiB, 8 x 8 B, ports: 7\"")
                .doesNotContain("link.in.1");
    }

    @Test
    void moreCoresAndChannelsAreMoreParts() {
        String svg = home.run("show", "tiny", "--diagram", "--cores=2", "--set", "dram.channels=2")
                .out();

        assertThat(svg).contains("dram.0:", "dram.1:", "link.in.1:", "array.1:", "vector.1:");
    }

    @Test
    void whatIsNoChipHasNone() {
        assertThat(home.run("show", "tinny", "--diagram").err())
                .isEqualTo("unknown chip \"tinny\"; did you mean \"tiny\"?\n");
    }
}
