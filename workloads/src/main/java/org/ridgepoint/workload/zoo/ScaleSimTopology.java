package org.ridgepoint.workload.zoo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Linear;
import org.ridgepoint.workload.op.Window;

/**
 * Layers from a topology file of SCALE-Sim, convolutions or matrix products, so that its users can come over. Each layer
 * stands by itself, as there: it reads its input from outside and its output goes outside.
 *
 * <p>Convolutions: name, rows and columns of the input, rows and columns of the filter, channels, filters, stride (one, or
 * one for each direction). The file has no padding; the output has one position more where the last window is only partly
 * inside. Products: name, M, N, K, in the order of the header. Columns of sparsity are read over, which a note says.
 *
 * <p>Source: the topology files of SCALE-Sim versions 2 and 3.
 */
public final class ScaleSimTopology {
    private static final int MOST_NAMED = 3;

    private final Layers net;
    private final int batch;
    private final List<Tensor> outputs = new ArrayList<>();

    private ScaleSimTopology(String fileName, int batch) {
        this.batch = batch;
        net = new Layers(fileName.replaceFirst("\\.csv$", ""));
    }

    /** Whether these lines look like a topology file. */
    static boolean isOne(List<String> lines) {
        List<String> header = header(lines);
        return isConvolutions(header) || isProducts(header);
    }

    /** The graph of the layers that the lines name; a wrong line is refused with its number. */
    public static Graph parse(String fileName, List<String> lines, int batch) {
        return new ScaleSimTopology(fileName, batch).parse(lines);
    }

    /** What is left out of a file: its columns of sparsity. */
    public static List<String> notes(List<String> lines) {
        int column = sparsity(header(lines));
        List<String> sparse = lines.stream()
                .skip(1)
                .map(ScaleSimTopology::cells)
                .filter(cells -> column < cells.size() && isSparse(cells.get(column)))
                .map(cells -> name(cells) + " " + cells.get(column))
                .toList();
        if (sparse.isEmpty()) {
            return List.of();
        }
        String first = String.join(", ", sparse.subList(0, Math.min(MOST_NAMED, sparse.size())));
        boolean one = sparse.size() == 1;
        return List.of("sparsity is not modelled: " + sparse.size()
                + (one ? " layer" : " layers") + " that the file calls sparse (" + first
                + (sparse.size() > MOST_NAMED ? ", ..." : "") + ") " + (one ? "runs" : "run")
                + " dense, with every weight stored and multiplied");
    }

    private static int sparsity(List<String> header) {
        return (int)
                header.stream().takeWhile(cell -> !cell.startsWith("sparsity")).count();
    }

    /** N of M weights are kept, and N is less than M. */
    private static boolean isSparse(String cell) {
        String[] parts = cell.split(":");
        return parts.length == 2 && !parts[0].strip().equals(parts[1].strip());
    }

    private Graph parse(List<String> lines) {
        List<String> header = header(lines);
        if (!isOne(lines)) {
            throw new IllegalArgumentException(
                    "line 1: expected a header such as \"Layer name, IFMAP Height, "
                            + "IFMAP Width, Filter Height, Filter Width, Channels, Num Filter, Strides\" or \"Layer, M, N, K\"");
        }
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = cells(lines.get(i));
            if (cells.stream().allMatch(String::isEmpty)) {
                continue;
            }
            String place = "line " + (i + 1) + ": ";
            try {
                outputs.add(isConvolutions(header) ? convolution(cells) : product(header, cells));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(place + e.getMessage(), e);
            }
        }
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("no layers after the header");
        }
        return net.finish(outputs.toArray(Tensor[]::new));
    }

    private static List<String> header(List<String> lines) {
        return lines.isEmpty()
                ? List.of()
                : cells(lines.get(0)).stream()
                        .map(cell -> cell.toLowerCase(Locale.ROOT))
                        .toList();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",")).map(String::strip).toList();
    }

    private static boolean isConvolutions(List<String> header) {
        return header.stream().anyMatch(cell -> cell.startsWith("ifmap h"));
    }

    private static boolean isProducts(List<String> header) {
        return header.containsAll(List.of("m", "n", "k"));
    }

    private Tensor convolution(List<String> cells) {
        int rows = number(cells, 1, "IFMAP Height");
        int columns = number(cells, 2, "IFMAP Width");
        int filterRows = number(cells, 3, "Filter Height");
        int filterColumns = number(cells, 4, "Filter Width");
        int channels = number(cells, 5, "Channels");
        int filters = number(cells, 6, "Num Filter");
        int strideRows = number(cells, 7, "Strides");
        int strideColumns = isCount(cells, 8) ? number(cells, 8, "Strides") : strideRows;
        if (filterRows > rows || filterColumns > columns) {
            throw new IllegalArgumentException("a filter of " + filterRows + "x" + filterColumns
                    + " does not fit an input of " + rows + "x" + columns);
        }
        Window window = Window.of(filterRows, filterColumns)
                .strides(strideRows, strideColumns)
                .pad(
                        List.of(0, 0),
                        List.of(beyond(rows, filterRows, strideRows), beyond(columns, filterColumns, strideColumns)));
        Tensor input = net.input(name(cells) + ".input", batch, channels, rows, columns);
        return net.at(name(cells)).conv(input, filters, window);
    }

    /** How far the last window reaches outside. */
    private static int beyond(int size, int filter, int stride) {
        int steps = (int) Window.steps(size - filter, stride);
        return steps * stride + filter - size;
    }

    private Tensor product(List<String> header, List<String> cells) {
        int rows = number(cells, header.indexOf("m"), "M");
        int width = number(cells, header.indexOf("n"), "N");
        int reduction = number(cells, header.indexOf("k"), "K");
        Tensor input = net.input(name(cells) + ".input", batch, rows, reduction);
        return net.at(name(cells)).node(new Linear(width, false), input);
    }

    private static String name(List<String> cells) {
        return Optional.of(cells.get(0)).filter(name -> !name.isEmpty()).orElse("layer");
    }

    private static boolean isCount(List<String> cells, int column) {
        return column < cells.size() && cells.get(column).matches("[0-9]+");
    }

    private static int number(List<String> cells, int column, String what) {
        String cell = column < cells.size() ? cells.get(column) : "";
        if (!cell.matches("[0-9]{1,9}") || Integer.parseInt(cell) == 0) {
            throw new IllegalArgumentException(what + " must be a positive integer, was \"" + cell + "\"");
        }
        return Integer.parseInt(cell);
    }
}
