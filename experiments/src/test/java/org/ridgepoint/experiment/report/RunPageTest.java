package org.ridgepoint.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.whatif.WhatIfs;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class RunPageTest {
    private static final double SMALLEST = 0.1;

    private static CompletedRun run;
    private static String html;
    private static Document page;

    @BeforeAll
    static void runOnce() throws Exception {
        run = CompletedRuns.of("inferx-x1", "yolov3-tiny", Optional.of("416"));
        html = new RunPage(run).html();
        page = parsed(html);
    }

    @Test
    void thePageAsksTheNetworkForNothing() {
        String withoutSourceOfUplot = html.replace("/*! https://github.com/leeoniya/uPlot", "");
        assertThat(withoutSourceOfUplot).doesNotContain("http://", "https://", "src=", "@import", "url(");
        assertThat(html).contains("default-src 'none'");
        assertThat(html.length()).isLessThan(2_000_000);
    }

    @Test
    void everyLayerHasAColumnAsHighAsItsTime() {
        List<Element> columns = marks("layers");
        double scale = 0;
        for (int i = 0; i < columns.size(); i++) {
            double height = height(columns.get(i));
            double cycles = run.result().layers().get(i).elapsedCycles();
            scale = scale == 0 ? height / cycles : scale;
            assertThat(height).isCloseTo(scale * cycles, within(SMALLEST * 20));
        }
        assertThat(columns).hasSameSizeAs(run.result().layers());
    }

    @Test
    void everyMarkSaysItsNumbersAndEveryChartHasThemAsATable() {
        for (Figure figure : new RunPage(run).figures()) {
            assertThat(marks(figure.id()))
                    .isNotEmpty()
                    .allSatisfy(
                            mark -> assertThat(mark.getAttribute("aria-label")).matches("(?s).*[0-9].*"));
            assertThat(figure.table().rows())
                    .isNotEmpty()
                    .allSatisfy(
                            row -> assertThat(row).hasSameSizeAs(figure.table().header()));
        }
        assertThat(sections())
                .containsExactly(
                        "causes",
                        "layers",
                        "roofline",
                        "local",
                        "bulk",
                        "bandwidth",
                        "energy",
                        "area",
                        "footprint",
                        "diagram");
    }

    @Test
    void aChartsFileIsADrawingOfItsOwn() throws Exception {
        for (Figure figure : new RunPage(run).figures()) {
            String file = figure.file();
            assertThat(RunPage.FIGURES).contains(figure.id());
            assertThat(file)
                    .startsWith("<?xml")
                    .contains("xmlns=\"http://www.w3.org/2000/svg\"")
                    .doesNotContain("var(");
            parsed(file);
        }
    }

    @Test
    void aNetworkOfVeryManyLayersStillMakesASmallPageAndSaysWhatIsLeftOut() {
        List<LayerResult> layers = new ArrayList<>();
        while (layers.size() < 5000) {
            layers.addAll(run.result().layers());
        }
        RunResult result = withLayers(layers);
        CompletedRun large = new CompletedRun(
                run.run(), result, WhatIfs.none(result, "many"), run.history(), Optional.empty(), false);

        String many = new RunPage(large).html();

        assertThat(many.length()).isLessThan(2_000_000);
        assertThat(many).contains("Of " + layers.size() + " layers the 500 that take the most time are drawn");
    }

    @Test
    void theBytesOverTimeAreTheBytesOfTheRun() {
        long read = run.history().dramReadBytes().stream()
                .mapToLong(Long::longValue)
                .sum();
        long written = run.history().dramWriteBytes().stream()
                .mapToLong(Long::longValue)
                .sum();

        assertThat(read).isEqualTo(run.result().dram().readBytes());
        assertThat(written).isEqualTo(run.result().dram().writeBytes());
    }

    @Test
    void theHistoryOfAMemoryPeaksWhereTheResultSaysSo() {
        long local = peak("sram.local");
        long bulk = peak("sram.bulk");

        assertThat(local).isEqualTo(run.result().sramPeakBytes().local());
        assertThat(bulk).isEqualTo(run.result().sramPeakBytes().bulk());
        assertThat(run.history().layerEndTicks())
                .isSorted()
                .hasSameSizeAs(run.result().layers());
    }

    @Test
    void theSameRunGivesTheSameBytes() {
        assertThat(new RunPage(CompletedRun.of(run.run(), new MachineSimulator(), RunListener.NONE)).html())
                .isEqualTo(html);
    }

    private static RunResult withLayers(List<LayerResult> layers) {
        RunResult result = run.result();
        return new RunResult(
                result.batch(),
                result.macs(),
                result.executedMacs(),
                result.parameters(),
                result.elapsedFemtoseconds(),
                result.cycles(),
                result.clockHz(),
                result.peakTops(),
                result.cyclesByCause(),
                result.cores(),
                result.dram(),
                result.energyJoules(),
                result.sumModelSeconds(),
                result.rooflineSeconds(),
                result.bound(),
                result.account(),
                result.sramPeakBytes(),
                result.slices(),
                result.placement(),
                result.warnings(),
                layers,
                result.sampling());
    }

    private static long peak(String memory) {
        return run.history().memories().stream()
                .filter(each -> each.name().equals(memory))
                .flatMap(each -> each.samples().stream())
                .mapToLong(sample -> sample.peakBytes())
                .max()
                .orElseThrow();
    }

    private static double height(Element column) {
        double height = 0;
        NodeList boxes = column.getElementsByTagName("rect");
        for (int i = 0; i < boxes.getLength(); i++) {
            Element box = (Element) boxes.item(i);
            height += box.getAttribute("class").equals("hit") ? 0 : Double.parseDouble(box.getAttribute("height"));
        }
        return height;
    }

    private static List<String> sections() {
        return elements(page.getElementsByTagName("section")).stream()
                .map(section -> section.getAttribute("id"))
                .toList();
    }

    private static List<Element> marks(String section) {
        return elements(page.getElementsByTagName("section")).stream()
                .filter(each -> each.getAttribute("id").equals(section))
                .flatMap(each -> elements(each.getElementsByTagName("g")).stream())
                .filter(group -> group.getAttribute("class").equals("m"))
                .toList();
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** A page is well-formed XML, apart from its script. */
    private static Document parsed(String text) throws Exception {
        String plain = text.replaceFirst("(?s)<script>.*</script>", "").replaceFirst("(?s)<style>.*?</style>", "");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(plain)));
    }
}
