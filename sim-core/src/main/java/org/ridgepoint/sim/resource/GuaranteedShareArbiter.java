package org.ridgepoint.sim.resource;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ridgepoint.sim.quantity.Index;

/**
 * Quality of service: each port is guaranteed a share of the bytes while it has any to send; what the guarantees leave
 * goes to the ports in fixed order.
 *
 * <p>A waiting port earns its share of every byte served. One that is owed bytes is served before those that are not,
 * the most owed first; bytes beyond the guarantee cost it nothing.
 */
public final class GuaranteedShareArbiter implements Arbiter {
    private static final int WHOLE = 1_000;

    private final int[] perMille;
    private final long[] owed;

    /** The guaranteed share of each port in thousandths, in the order of the ports; 0 for best effort. */
    public GuaranteedShareArbiter(int... perMille) {
        if (IntStream.of(perMille).anyMatch(share -> share < 0)
                || IntStream.of(perMille).sum() > WHOLE) {
            throw new IllegalArgumentException("guaranteed shares must not be negative nor exceed " + WHOLE
                    + " in sum, were " + Arrays.toString(perMille));
        }
        this.perMille = perMille.clone();
        this.owed = new long[perMille.length];
    }

    @Override
    public int choose(Packet[] ports, int lastServed) {
        if (ports.length != perMille.length) {
            throw new IllegalStateException(perMille.length + " shares were given for " + ports.length + " ports");
        }
        int mostOwed = Index.NONE;
        int first = Index.NONE;
        for (int port = ports.length - 1; port >= 0; port--) {
            if (ports[port] == null) {
                continue;
            }
            first = port;
            if (owed[port] > 0 && (mostOwed == Index.NONE || owed[port] >= owed[mostOwed])) {
                mostOwed = port;
            }
        }
        return mostOwed == Index.NONE ? first : mostOwed;
    }

    @Override
    public void served(Packet[] ports, int chosen) {
        long bytes = ports[chosen].request().bytes();
        boolean byGuarantee = owed[chosen] > 0;
        for (int port = 0; port < ports.length; port++) {
            if (ports[port] != null) {
                owed[port] += bytes * perMille[port];
            }
        }
        if (byGuarantee) {
            owed[chosen] -= bytes * WHOLE;
        }
    }
}
