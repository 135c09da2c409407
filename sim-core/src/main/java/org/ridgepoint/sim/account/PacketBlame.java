package org.ridgepoint.sim.account;

import java.math.BigInteger;
import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.ResourceKind;

/**
 * Splits the time that somebody waited for a packet among the resources where the packet spent it.
 *
 * <p>Time before the packet was issued goes to a cause that the caller names; time at a hop goes to that hop. Time that
 * a packet stood blocked, because all places of the next hop were taken, goes to where the holder of a place spends its
 * time: in service at this hop, on its way, or in stay at the next one; this packet's own times stand for the holder's. Of
 * the time at a DRAM channel the share in which data moved goes to bandwidth, the rest to latency. Where a hop lies only
 * partly in the interval, its parts are taken in proportion. Every tick is charged exactly once. Where a resource tells owners
 * apart, the ticks that the packet stood behind those of others are noted beside, in the same proportions.
 */
public final class PacketBlame {
    private PacketBlame() {}

    /**
     * The ticks from {@code fromTick} to {@code toTick} by cause.
     *
     * @param packet delivered not before {@code toTick}
     */
    public static CycleLedger split(Packet packet, long fromTick, long toTick, StallCause beforeIssue) {
        CycleLedger ledger = new CycleLedger();
        charge(ledger, packet, fromTick, toTick, beforeIssue);
        return ledger;
    }

    /** The ticks of a delivered packet's whole way by cause. */
    public static CycleLedger journey(Packet packet) {
        CycleLedger ledger = new CycleLedger();
        chargeHops(ledger, packet, firstGrant(packet).arrivedTick(), deliveredTick(packet));
        return ledger;
    }

    /**
     * The ticks of a delivered packet's way in which it stood in no queue: in service or on its way, hop by hop, without
     * those in a DRAM channel, which queues and serves in one.
     */
    public static CycleLedger passing(Packet packet) {
        CycleLedger ledger = new CycleLedger();
        chargePassing(ledger, packet);
        return ledger;
    }

    private static void chargePassing(CycleLedger ledger, Packet packet) {
        for (int hop = 0; hop < ownHops(packet); hop++) {
            ResourceKind kind = packet.route().hop(hop).kind();
            if (kind != ResourceKind.DRAM) {
                Grant grant = packet.grant(hop);
                ledger.charge(StallCause.of(kind), grant.doneTick() - grant.startTick());
            }
        }
        packet.findLastCopy().ifPresent(copy -> chargePassing(ledger, copy));
    }

    /** Adds to a ledger what {@link #split} gives. */
    public static void charge(CycleLedger ledger, Packet packet, long fromTick, long toTick, StallCause beforeIssue) {
        long deliveredTick = deliveredTick(packet);
        if (fromTick > toTick || toTick > deliveredTick) {
            throw new IllegalArgumentException(
                    "nobody waits from " + fromTick + " to " + toTick + " for a packet delivered at " + deliveredTick);
        }
        long issuedTick = firstGrant(packet).arrivedTick();
        ledger.charge(beforeIssue, overlap(fromTick, toTick, Long.MIN_VALUE, issuedTick));
        chargeHops(ledger, packet, fromTick, toTick);
    }

    private static void chargeHops(CycleLedger ledger, Packet packet, long fromTick, long toTick) {
        for (int hop = 0; hop < ownHops(packet); hop++) {
            Grant grant = packet.grant(hop);
            chargeHop(ledger, packet, hop, overlap(fromTick, toTick, grant.arrivedTick(), grant.doneTick()));
        }
        packet.findLastCopy().ifPresent(copy -> chargeHops(ledger, copy, fromTick, toTick));
    }

    private static void chargeHop(CycleLedger ledger, Packet packet, int hop, long ticks) {
        if (ticks == 0) {
            return;
        }
        if (hop == ownHops(packet)) {
            chargeHop(ledger, packet.findLastCopy().orElseThrow(), 0, ticks);
            return;
        }
        Grant grant = packet.grant(hop);
        long blocked = share(ticks, grant.blockedTicks(), stay(grant));
        long elsewhere = 0;
        if (blocked > 0) {
            long there = stay(nextGrant(packet, hop));
            elsewhere = share(blocked, there, Math.addExact(grant.doneTick() - grant.startTick(), there));
            chargeHop(ledger, packet, hop + 1, elsewhere);
        }
        chargeOwn(ledger, packet.route().hop(hop).kind(), grant, ticks - elsewhere);
        boolean dram = packet.route().hop(hop).kind() == ResourceKind.DRAM;
        noteBehind(ledger, packet, hop, dram ? ticks - elsewhere : ticks);
    }

    /**
     * Of some ticks of the packet's stay at a hop it stood behind others for as large a part as of the whole. A server knows of ticks
     * in which it worked for others, which are none of those that the packet was blocked; a DRAM channel of the whole stay, in
     * which what blocks is mostly what it has still to move.
     */
    private static void noteBehind(CycleLedger ledger, Packet packet, int hop, long ticks) {
        long[] behind = packet.behind(hop);
        Grant grant = packet.grant(hop);
        ResourceKind kind = packet.route().hop(hop).kind();
        for (int owner = 0; owner < behind.length; owner++) {
            if (owner == packet.route().owner() || behind[owner] == 0) {
                continue;
            }
            long part = share(ticks, behind[owner], stay(grant));
            if (kind == ResourceKind.DRAM) {
                long latency = stay(grant) - moving(grant);
                ledger.noteBehind(StallCause.DRAM_BANDWIDTH, owner, share(part, moving(grant), stay(grant)));
                ledger.noteBehind(StallCause.DRAM_LATENCY, owner, share(part, latency, stay(grant)));
            } else {
                ledger.noteBehind(StallCause.of(kind), owner, part);
            }
        }
    }

    private static long moving(Grant grant) {
        return Math.min(grant.transferTicks(), stay(grant));
    }

    private static Grant nextGrant(Packet packet, int hop) {
        return hop + 1 < ownHops(packet)
                ? packet.grant(hop + 1)
                : firstGrant(packet.findLastCopy().orElseThrow());
    }

    private static long stay(Grant grant) {
        return grant.doneTick() - grant.arrivedTick();
    }

    /** Hops before the packet was copied; a multicast packet goes on as its last copy. */
    private static int ownHops(Packet packet) {
        return packet.passedHops();
    }

    private static Grant firstGrant(Packet packet) {
        return ownHops(packet) > 0
                ? packet.grant(0)
                : firstGrant(packet.findLastCopy().orElseThrow());
    }

    private static long deliveredTick(Packet packet) {
        return packet.findLastCopy()
                .map(PacketBlame::deliveredTick)
                .orElseGet(() -> packet.grant(packet.route().length() - 1).doneTick());
    }

    private static void chargeOwn(CycleLedger ledger, ResourceKind kind, Grant grant, long ticks) {
        if (kind != ResourceKind.DRAM) {
            ledger.charge(StallCause.of(kind), ticks);
            return;
        }
        long moving = share(ticks, moving(grant), stay(grant));
        ledger.charge(StallCause.DRAM_BANDWIDTH, moving);
        ledger.charge(StallCause.DRAM_LATENCY, ticks - moving);
    }

    private static long overlap(long fromTick, long toTick, long beginTick, long endTick) {
        return Math.max(0, Math.min(toTick, endTick) - Math.max(fromTick, beginTick));
    }

    /** {@code ticks * part / whole}, rounded down; the product may need 128 bits. */
    private static long share(long ticks, long part, long whole) {
        if (part == 0) {
            return 0;
        }
        long low = ticks * part;
        if (Math.multiplyHigh(ticks, part) == 0 && low >= 0) {
            return low / whole;
        }
        return BigInteger.valueOf(ticks)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }
}
