package org.ridgepoint.sim.resource;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.sim.quantity.Index;

/**
 * Shares bytes among the waiting ports in proportion to their weights.
 *
 * <p>Each port has a virtual time that moves on by bytes over weight as it is served; the port that is furthest behind
 * is next. A port that was idle joins at the present virtual time: it saves nothing up.
 *
 * <p>Source: start-time fair queueing, Goyal, Vin and Cheng, SIGCOMM 1996.
 */
public final class WeightedArbiter implements Arbiter {
    private final long[] virtualTicksPerByte;
    private final long[] virtualTime;
    private long presentVirtualTime;

    /** One weight for each port, in the order of the ports. */
    public WeightedArbiter(int... weights) {
        if (weights.length == 0 || IntStream.of(weights).anyMatch(weight -> weight <= 0)) {
            throw new IllegalArgumentException("weights must be positive, were " + Arrays.toString(weights));
        }
        long common = IntStream.of(weights).asLongStream().reduce(1, Exact::leastCommonMultiple);
        this.virtualTicksPerByte =
                IntStream.of(weights).mapToLong(weight -> common / weight).toArray();
        this.virtualTime = new long[weights.length];
    }

    @Override
    public int choose(Packet[] ports, int lastServed) {
        requireWeightFor(ports.length);
        int behind = Index.NONE;
        for (int i = 1; i <= ports.length; i++) {
            int port = Math.floorMod(lastServed + i, ports.length);
            if (ports[port] != null && (behind == Index.NONE || begin(port) < begin(behind))) {
                behind = port;
            }
        }
        return behind;
    }

    @Override
    public void served(Packet[] ports, int chosen) {
        presentVirtualTime = begin(chosen);
        long bytes = ports[chosen].request().bytes();
        virtualTime[chosen] = Math.addExact(presentVirtualTime, Math.multiplyExact(bytes, virtualTicksPerByte[chosen]));
    }

    private long begin(int port) {
        return Math.max(virtualTime[port], presentVirtualTime);
    }

    private void requireWeightFor(int ports) {
        if (ports != virtualTime.length) {
            throw new IllegalStateException(virtualTime.length + " weights were given for " + ports + " ports");
        }
    }
}
