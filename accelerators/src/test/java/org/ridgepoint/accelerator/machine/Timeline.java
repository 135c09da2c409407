package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ridgepoint.accelerator.result.RunListener;

/** What a machine did, one line each, as text: who, from which to which nanosecond, how much. */
final class Timeline implements RunListener {
    private static final long TICKS_PER_NANOSECOND = 1_000_000;

    private final List<Line> lines = new ArrayList<>();
    private long tileBeganTick = -1;

    private record Line(String who, long beginTick, long endTick, String what) {
        @Override
        public String toString() {
            return String.format(
                            "%-9s %5d .. %5d  %s",
                            who, beginTick / TICKS_PER_NANOSECOND, endTick / TICKS_PER_NANOSECOND, what)
                    .stripTrailing();
        }
    }

    @Override
    public void progressed(long done, long all) {
        // a layer's end is the end of its last store
    }

    @Override
    public void computed(int layer, long beginTick, long endTick, boolean endsTile) {
        tileBeganTick = tileBeganTick < 0 ? beginTick : tileBeganTick;
        if (endsTile) {
            lines.add(new Line("array", tileBeganTick, endTick, "tile"));
            tileBeganTick = -1;
        }
    }

    @Override
    public void transferred(String engine, int layer, long bytes, long issuedTick, long doneTick) {
        lines.add(new Line(engine, issuedTick, doneTick, bytes + " B"));
    }

    /** Nanoseconds from the end of each of somebody's lines to the beginning of the next. */
    List<Long> gaps(String who) {
        List<Line> own = lines.stream().filter(line -> line.who().equals(who)).toList();
        return IntStream.range(1, own.size())
                .mapToObj(i -> (own.get(i).beginTick() - own.get(i - 1).endTick()) / TICKS_PER_NANOSECOND)
                .toList();
    }

    /** All lines in the order of their beginnings. */
    String text() {
        return lines.stream()
                .sorted(Comparator.comparingLong(Line::beginTick).thenComparing(Line::who))
                .map(Line::toString)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
