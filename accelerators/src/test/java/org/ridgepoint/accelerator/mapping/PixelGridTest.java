package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ridgepoint.workload.work.Contraction;

/** Closed forms of blocks and their halos against sets of rows and columns, gathered one output at a time. */
class PixelGridTest {
    @Test
    void aBlockNeedsTheRowsThatItsTapsTouch() {
        onRandomGrids(grid -> {
            for (long block = 0; block < grid.blocks(); block++) {
                assertThat(grid.windowRows(block))
                        .as("%s block %d", grid, block)
                        .isEqualTo(rows(grid, grid.firstRow(block), grid.endRow(block)));
            }
        });
    }

    @Test
    void freshRowsAreThoseThatNoBlockAboveNeeded() {
        onRandomGrids(grid -> {
            for (long block = 0; block < grid.blocks(); block++) {
                assertThat(grid.freshRows(block))
                        .as("%s block %d", grid, block)
                        .isEqualTo(rows(grid, 0, grid.endRow(block)) - rows(grid, 0, grid.firstRow(block)));
            }
        });
    }

    @Test
    void aBlockNeedsTheColumnsThatItsTapsTouch() {
        onRandomGrids(grid -> {
            long swept = 0;
            for (long strip = 0; strip < grid.strips(); strip++) {
                long block = strip * grid.rowBlocks();
                long first = strip * grid.blockColumns();
                long columns = columns(grid.shape(), first, first + grid.columns(block));
                assertThat(grid.inputColumns(block))
                        .as("%s strip %d", grid, strip)
                        .isEqualTo(columns);
                swept += columns;
            }
            assertThat(grid.sweptColumns()).isEqualTo(swept);
        });
    }

    @Test
    void windowsThatDoNotMeetCoverNoMoreThanTheirOwnRowsHoweverFarThePaddingReaches() {
        SplittableRandom random = new SplittableRandom(12);
        for (int trial = 0; trial < 400; trial++) {
            int kernel = 1 + random.nextInt(3);
            int stride = kernel + 1 + random.nextInt(3);
            int pad = random.nextInt(8);
            long size = 3 + random.nextInt(12);
            long outputs = (size + 2L * pad - kernel) / stride + 1;
            Contraction shape = new Contraction(
                    1, 2, size, size, 1, outputs, outputs, 1, kernel, kernel, stride, stride, pad, pad, 1, 1, true);
            PixelGrid grid = new PixelGrid(shape, 1 + random.nextLong(2 * outputs), 1 + random.nextLong(outputs));
            for (long block = 0; block < grid.blocks(); block++) {
                assertThat(grid.windowRows(block))
                        .as("%s block %d", grid, block)
                        .isEqualTo(rows(grid, grid.firstRow(block), grid.endRow(block)));
                long first = block / grid.rowBlocks() * grid.blockColumns();
                assertThat(grid.inputColumns(block))
                        .as("%s columns of block %d", grid, block)
                        .isEqualTo(columns(shape, first, first + grid.columns(block)));
            }
        }
    }

    @Test
    void blocksCoverEveryOutputOnce() {
        onRandomGrids(grid -> {
            long pixels = 0;
            for (long block = 0; block < grid.blocks(); block++) {
                pixels += grid.pixels(block);
            }
            assertThat(pixels).isEqualTo(grid.shape().pixels());
        });
    }

    @Test
    void requiredRowsReachToTheLastRowThatABlockReads() {
        onRandomGrids(grid -> {
            Contraction shape = grid.shape();
            for (long block = 0; block < grid.blocks(); block++) {
                long lastImage = (grid.endRow(block) - 1) / shape.outputHeight() * shape.inputHeight();
                TreeSet<Long> read = rowsRead(shape, grid.firstRow(block), grid.endRow(block));
                long last = read.isEmpty() ? 0 : read.last() + 1;
                assertThat(grid.requiredRows(block))
                        .as("%s block %d", grid, block)
                        .isBetween(Math.max(lastImage, last), Math.max(lastImage, last) + shape.dilationHeight() - 1);
            }
        });
    }

    @Test
    void noRowIsNeededFurtherDownThanTheHaloSays() {
        onRandomGrids(grid -> {
            for (long block = 0; block < grid.rowBlocks(); block++) {
                TreeSet<Long> fresh = rowsRead(grid.shape(), grid.firstRow(block), grid.endRow(block));
                fresh.removeAll(rowsRead(grid.shape(), 0, grid.firstRow(block)));
                for (long later = block + grid.haloBlocks() + 1; later < grid.rowBlocks(); later++) {
                    assertThat(rowsRead(grid.shape(), grid.firstRow(later), grid.endRow(later)))
                            .as("%s rows of block %d in block %d", grid, block, later)
                            .doesNotContainAnyElementsOf(fresh.isEmpty() ? java.util.List.of(-1L) : fresh);
                }
            }
        });
    }

    @Test
    void aPointwiseConvolutionHasNoHalo() {
        PixelGrid grid = new PixelGrid(Shapes.square(8, 4, 4, 1), 2, 8);
        assertThat(grid.haloBlocks()).isZero();
        assertThat(grid.windowRows(1)).isEqualTo(2);
    }

    private static void onRandomGrids(Consumer<PixelGrid> check) {
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 400; trial++) {
            Contraction shape = Shapes.random(random);
            long rows = 1 + random.nextLong(shape.batch() * shape.outputHeight());
            check.accept(new PixelGrid(shape, rows, 1 + random.nextLong(shape.outputWidth())));
        }
    }

    /** Input rows that the taps of a run of output rows touch. */
    private static long rows(PixelGrid grid, long first, long end) {
        return rowsRead(grid.shape(), first, end).size();
    }

    private static long columns(Contraction shape, long first, long end) {
        TreeSet<Long> columns = new TreeSet<>();
        for (long output = first; output < end; output++) {
            for (int tap = 0; tap < shape.kernelWidth(); tap++) {
                long column = output * shape.strideWidth() - shape.padLeft() + (long) tap * shape.dilationWidth();
                if (column >= 0 && column < shape.inputWidth()) {
                    columns.add(column);
                }
            }
        }
        return columns.size();
    }

    /** Rows really read, numbered over the batch. */
    private static TreeSet<Long> rowsRead(Contraction shape, long first, long end) {
        TreeSet<Long> rows = new TreeSet<>();
        for (long output = first; output < end; output++) {
            long image = output / shape.outputHeight();
            long begin = output % shape.outputHeight() * shape.strideHeight() - shape.padTop();
            for (int tap = 0; tap < shape.kernelHeight(); tap++) {
                long row = begin + (long) tap * shape.dilationHeight();
                if (row >= 0 && row < shape.inputHeight()) {
                    rows.add(image * shape.inputHeight() + row);
                }
            }
        }
        return rows;
    }

    /** Squares of two by two outputs, of which those at an image's lower or right edge may be half empty. */
    @Test
    void squaresCoverTheOutputsOfEachImage() {
        onRandomGrids(grid -> {
            long height = grid.shape().outputHeight();
            for (long block = 0; block < grid.blocks(); block++) {
                TreeSet<Long> rowPairs = new TreeSet<>();
                long first = grid.firstRow(block);
                for (long row = first; row < grid.endRow(block); row++) {
                    long image = row / height;
                    long within = row - Math.max(first, image * height);
                    rowPairs.add(image * height + within / 2);
                }
                boolean line = grid.endRow(block) - first < 2 || grid.columns(block) < 2;
                assertThat(grid.squares(block))
                        .as("%s block %d", grid, block)
                        .isEqualTo(line ? 0 : rowPairs.size() * ((grid.columns(block) + 1) / 2));
            }
        });
    }
}
