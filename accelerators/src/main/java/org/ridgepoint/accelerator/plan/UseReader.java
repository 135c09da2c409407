package org.ridgepoint.accelerator.plan;

import java.util.Optional;
import org.ridgepoint.accelerator.mapping.NetworkPlan.Used;
import org.ridgepoint.accelerator.mapping.PlanRefused;
import org.ridgepoint.sim.quantity.Bytes;

/** How much of the chip a person wants used; more than there is means all. */
final class UseReader {
    private static final String USES = "uses";

    private UseReader() {}

    static Used read(UseSpec spec) {
        return new Used(
                count("channels", spec.channels(), Used.ALL.channels()),
                count("packets", spec.packets(), Used.ALL.packets()),
                room("local", spec.local(), Used.ALL.localBytes()),
                room("bulk", spec.bulk(), Used.ALL.bulkBytes()));
    }

    /** What is written of a use; nothing where it is of everything. */
    static Optional<UseSpec> write(Used used) {
        Used all = Used.ALL;
        return used.equals(all)
                ? Optional.empty()
                : Optional.of(new UseSpec(
                        Optional.of(used.channels()).filter(channels -> channels < all.channels()),
                        Optional.of(used.packets()).filter(packets -> packets < all.packets()),
                        Optional.of(used.localBytes())
                                .filter(bytes -> bytes < all.localBytes())
                                .map(Bytes::new),
                        Optional.of(used.bulkBytes())
                                .filter(bytes -> bytes < all.bulkBytes())
                                .map(Bytes::new)));
    }

    private static int count(String key, Optional<Integer> written, int all) {
        written.filter(count -> count < 1).ifPresent(count -> {
            throw new PlanRefused(USES + "." + key, count + ": expected 1 or more");
        });
        return written.orElse(all);
    }

    private static long room(String key, Optional<Bytes> written, long all) {
        written.filter(bytes -> bytes.bytes() < 1).ifPresent(bytes -> {
            throw new PlanRefused(USES + "." + key, bytes + ": expected 1 B or more");
        });
        return written.map(Bytes::bytes).orElse(all);
    }
}
