package org.ridgepoint.experiment.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.sim.memory.dram.study.MemoryReport;
import org.ridgepoint.sim.memory.dram.study.MemoryStudy;
import org.ridgepoint.sim.memory.dram.study.PatternStream;
import org.ridgepoint.sim.memory.dram.study.TraceStream;
import org.ridgepoint.sim.memory.dram.table.ChannelInterleave;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.memory.dram.table.DramSystem;

/**
 * A DRAM system by itself, as a user asks for it.
 *
 * @param channel each of the channels
 * @param interleave how addresses are dealt out over them
 */
public record MemorySystem(DramChannelSpec channel, ChannelInterleave interleave) {
    private static final String TRACE = "trace:";
    private static final List<String> STREAMS =
            List.of("sequential", "random", "sequential-write", "random-write", "stride", "streams", "mixed");
    private static final int MOST_CHANNELS = 1024;
    private static final int MOST_RANKS = 16;

    /**
     * What departs from how a standard is usually built.
     *
     * @param channels channels side by side
     * @param widthBits data width of a channel
     * @param ranks ranks on a channel
     * @param map order of the address bits
     * @param policy how the controllers queue, order and refresh
     * @param interleaveBytes bytes after which addresses move to the next channel; a burst where not given
     */
    public record Choices(
            int channels,
            Optional<Integer> widthBits,
            Optional<Integer> ranks,
            Optional<String> map,
            Optional<DramPolicy> policy,
            Optional<Long> interleaveBytes) {
        /** One channel as the standard is usually built. */
        public static final Choices USUAL = new Choices(
                1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** Refuses counts that cannot be. */
        public Choices {
            requireUpTo("--channels", channels, MOST_CHANNELS);
            widthBits.ifPresent(bits -> requireUpTo("--width", bits, 1 << 16));
            ranks.ifPresent(count -> requireUpTo("--ranks", count, MOST_RANKS));
        }

        private static void requireUpTo(String option, int value, int most) {
            if (value < 1 || value > most) {
                throw new UserError(option + ": must be from 1 to " + most + ", was " + value);
            }
        }
    }

    /** The system that a standard and a user's choices make. */
    public static MemorySystem of(DramStandard standard, Choices choices) {
        DramSystem usual = standard.system();
        try {
            DramFit.requireDevices(
                    standard, choices.widthBits().orElse(usual.channelWidth().bits()));
            DramChannelSpec channel = DramChannelSpec.of(
                    standard,
                    choices.widthBits().orElse(usual.channelWidth().bits()),
                    choices.ranks().orElse(usual.ranks()),
                    choices.policy().orElseGet(() -> DramPolicies.named(usual.controller())),
                    choices.map().orElse(usual.addressMap()));
            return new MemorySystem(
                    channel,
                    interleave(
                            choices,
                            channel.geometry().burstBytes(),
                            channel.map().capacityBytes()));
        } catch (IllegalArgumentException refusal) {
            throw new UserError(standard.name() + ": " + refusal.getMessage());
        }
    }

    private static ChannelInterleave interleave(Choices choices, long burstBytes, long channelBytes) {
        long bytes = choices.interleaveBytes().orElse(burstBytes);
        if (bytes < burstBytes) {
            throw new UserError("--interleave: must be at least a burst of " + burstBytes + " B, was " + bytes + " B");
        }
        if (bytes > channelBytes) {
            throw new UserError(
                    "--interleave: must be at most a channel of " + channelBytes + " B, was " + bytes + " B");
        }
        return new ChannelInterleave(choices.channels(), bytes);
    }

    /** Bytes per second of all channels' pins. */
    public double peakBytesPerSecond() {
        return (double) channel.peakBytesPerSecond() * interleave.channels();
    }

    /** Bytes that all channels hold. */
    public long capacityBytes() {
        return Math.multiplyExact(channel.map().capacityBytes(), (long) interleave.channels());
    }

    /** Plays a stream; whatever is wrong with it is the user's error. */
    public MemoryRun play(String stream, Optional<Double> load, long seed, long requests, LongConsumer progress) {
        MemoryStudy study = new MemoryStudy(channel, interleave);
        try {
            MemoryReport report = isTrace(stream)
                    ? playTrace(study, Path.of(stream.substring(TRACE.length())), load, requests, progress)
                    : study.play(pattern(stream, seed), requests, load, progress);
            return new MemoryRun(stream, load, seed, report);
        } catch (IllegalArgumentException refusal) {
            throw refused(stream, refusal);
        } catch (CharacterCodingException binary) {
            throw new UserError("--stream " + stream + ": is no text");
        } catch (UncheckedIOException | IOException unreadable) {
            throw new UserError("--stream " + stream + ": cannot be read: " + unreadable.getMessage());
        }
    }

    /** Whether a stream is one from a file. */
    public static boolean isTrace(String stream) {
        return stream.startsWith(TRACE);
    }

    /** Refuses a stream that cannot be played, before any is. */
    public void requirePlayable(String stream) {
        try {
            if (!isTrace(stream)) {
                pattern(stream, 0);
            } else if (!Files.isRegularFile(Path.of(stream.substring(TRACE.length())))) {
                throw new UserError("--stream " + stream + ": no such file");
            }
        } catch (IllegalArgumentException refusal) {
            throw refused(stream, refusal);
        }
    }

    private static UserError refused(String stream, IllegalArgumentException refusal) {
        boolean known = STREAMS.contains(stream.split(":", 2)[0]);
        String hint = known ? "" : Nearest.hint(stream, STREAMS);
        return new UserError("--stream " + stream + ": " + refusal.getMessage() + hint);
    }

    private PatternStream pattern(String stream, long seed) {
        return PatternStream.parse(stream, channel.geometry().burstBytes(), capacityBytes(), seed);
    }

    private static MemoryReport playTrace(
            MemoryStudy study, Path file, Optional<Double> load, long requests, LongConsumer progress)
            throws IOException {
        try (TraceStream trace = new TraceStream(file, study.capacityBytes())) {
            MemoryReport report = study.play(trace, requests, load, progress);
            if (report.requests() == 0) {
                throw new IllegalArgumentException("the trace has no accesses");
            }
            return report;
        }
    }
}
