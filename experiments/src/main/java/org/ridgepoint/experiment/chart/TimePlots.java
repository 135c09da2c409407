package org.ridgepoint.experiment.chart;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * Curves over one span of time, one plot under the other, to be looked into in a browser: uPlot draws them.
 *
 * @param title what they show
 * @param caption how to read them
 * @param time title of the axis that they share
 * @param end where that axis ends
 * @param plots the plots, the topmost first
 */
public record TimePlots(String title, String caption, String time, double end, List<Plot> plots) {
    private static final int DECIMALS = 3;

    /** Copies the list. */
    public TimePlots {
        plots = List.copyOf(plots);
    }

    /**
     * Curves on one scale.
     *
     * @param amount title of the scale
     * @param most end of the scale
     * @param times where the curves' steps begin, and last where they end
     * @param curves one or more
     */
    public record Plot(String amount, double most, List<Double> times, List<Curve> curves) {
        /** Copies the lists and checks that they match. */
        public Plot {
            times = List.copyOf(times);
            curves = List.copyOf(curves);
            for (Curve curve : curves) {
                if (curve.steps().size() + 1 != times.size()) {
                    throw new IllegalArgumentException(curve.name() + " has "
                            + curve.steps().size() + " steps between " + times.size() + " times");
                }
            }
        }
    }

    /** A curve with its colour. */
    public record Curve(String style, String name, List<Double> steps) {
        /** Copies the list. */
        public Curve {
            steps = List.copyOf(steps);
        }
    }

    /** As the page's script reads them; nothing in it ends a script element. */
    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("time", time);
            out.writeFieldName("end");
            out.writeNumber(rounded(end));
            out.writeArrayFieldStart("plots");
            for (Plot plot : plots) {
                write(plot, out);
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString().replace("<", "\\u003c");
    }

    private static void write(Plot plot, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("amount", plot.amount());
        out.writeFieldName("most");
        out.writeNumber(rounded(plot.most()));
        write("times", plot.times(), out);
        out.writeArrayFieldStart("curves");
        for (Curve curve : plot.curves()) {
            out.writeStartObject();
            out.writeStringField("style", curve.style());
            out.writeStringField("name", curve.name());
            write("steps", curve.steps(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(String name, List<Double> values, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (double value : values) {
            out.writeNumber(rounded(value));
        }
        out.writeEndArray();
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(Math.round(value * Math.pow(10, DECIMALS)), DECIMALS);
    }
}
