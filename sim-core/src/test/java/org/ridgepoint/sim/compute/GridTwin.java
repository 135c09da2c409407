package org.ridgepoint.sim.compute;

/** A plain twin of one systolic fold: operands step from cell to cell, and each cell multiplies when both are there. */
final class GridTwin {
    private GridTwin() {}

    /** Most multiplications that all lanes of an array can make while a piece of work streams. */
    static long most(ArrayModel array, Rate rate, ArrayWork work) {
        return work.streamCycles() * array.lanes() * rate.operations() / rate.cycles();
    }

    /** Cycles until the last cell has made its last product; the streams enter skewed by one cycle a row and column. */
    static long lastMacCycle(int rows, int columns, int stream) {
        boolean[][] fromLeft = new boolean[rows][columns];
        boolean[][] fromAbove = new boolean[rows][columns];
        long products = (long) rows * columns * stream;
        for (int cycle = 0; ; cycle++) {
            fromLeft = shiftRight(fromLeft, cycle, stream);
            fromAbove = shiftDown(fromAbove, cycle, stream);
            products -= meetings(fromLeft, fromAbove);
            if (products == 0) {
                return cycle + 1L;
            }
        }
    }

    private static boolean[][] shiftRight(boolean[][] cells, int cycle, int stream) {
        boolean[][] next = new boolean[cells.length][cells[0].length];
        for (int row = 0; row < cells.length; row++) {
            System.arraycopy(cells[row], 0, next[row], 1, cells[row].length - 1);
            next[row][0] = cycle >= row && cycle < row + stream;
        }
        return next;
    }

    private static boolean[][] shiftDown(boolean[][] cells, int cycle, int stream) {
        boolean[][] next = new boolean[cells.length][cells[0].length];
        for (int row = 1; row < cells.length; row++) {
            next[row] = cells[row - 1].clone();
        }
        for (int column = 0; column < cells[0].length; column++) {
            next[0][column] = cycle >= column && cycle < column + stream;
        }
        return next;
    }

    private static long meetings(boolean[][] left, boolean[][] above) {
        long count = 0;
        for (int row = 0; row < left.length; row++) {
            for (int column = 0; column < left[row].length; column++) {
                count += left[row][column] && above[row][column] ? 1 : 0;
            }
        }
        return count;
    }
}
