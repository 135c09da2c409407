package org.ridgepoint.sim.interconnect;

import java.util.ArrayList;
import java.util.List;

/**
 * A two-dimensional mesh, node {@code row * columns + column}: packets go along the row first, then along the column.
 *
 * <p>No packet ever turns from a column into a row, so the links have an order and cannot deadlock. A mesh of one row is
 * a line.
 */
public record Mesh(int columns, int rows) implements Topology {
    public Mesh {
        if (columns <= 0 || rows <= 0) {
            throw new IllegalArgumentException(
                    "a mesh needs columns and rows, had " + columns + " columns and " + rows + " rows");
        }
    }

    @Override
    public int nodes() {
        return Math.multiplyExact(columns, rows);
    }

    /** The number of a node. */
    public int node(int column, int row) {
        return row * columns + column;
    }

    @Override
    public List<Hop> steps(int from, int to) {
        List<Hop> steps = new ArrayList<>();
        int column = from % columns;
        int row = from / columns;
        while (column != to % columns) {
            column += Integer.signum(to % columns - column);
            steps.add(new Hop(node(column, row), 0));
        }
        while (row != to / columns) {
            row += Integer.signum(to / columns - row);
            steps.add(new Hop(node(column, row), 0));
        }
        return steps;
    }
}
