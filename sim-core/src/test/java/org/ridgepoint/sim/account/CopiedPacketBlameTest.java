package org.ridgepoint.sim.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Fork;
import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.Request;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.Route;

/** Packets that a fork copies go on, for whoever waits for them, as the copy that comes last. */
class CopiedPacketBlameTest {
    private static final ResourceKind BEFORE = ResourceKind.LOCAL_SRAM;
    private static final ResourceKind EARLY = ResourceKind.BUS;
    private static final ResourceKind LATE = ResourceKind.FABRIC;

    /** Copied into an early and a late branch; the early copy is delivered first. */
    private static Packet copied(List<Grant> before, Grant early, Grant late) {
        Doorway first = new Doorway(EARLY);
        Doorway second = new Doorway(LATE);
        List<Port> hops = new ArrayList<>();
        before.forEach(grant -> hops.add(new Doorway(BEFORE)));
        hops.add(new Fork(List.of(new Route(List.of(first)), new Route(List.of(second)))));
        Packet packet = new Packet(Request.contiguous(0, 0, 64, Access.READ, 0), new Route(hops), done -> {});
        hops.get(0).arrive(packet);
        for (Grant grant : before) {
            packet.granted(grant);
            packet.leave();
        }
        leave(first.came().get(0), early);
        leave(second.came().get(0), late);
        return packet;
    }

    private static void leave(Packet copy, Grant grant) {
        copy.granted(grant);
        copy.leave();
    }

    @Test
    void theWayIsThatOfTheLastCopy() {
        Packet packet = copied(
                List.of(new Grant(10, 20, 30, 30, 10)), new Grant(30, 30, 40, 45, 10), new Grant(30, 50, 80, 90, 30));
        CycleLedger journey = PacketBlame.journey(packet);
        assertThat(journey.ticks(StallCause.of(BEFORE))).isEqualTo(30 - 10);
        assertThat(journey.ticks(StallCause.of(LATE))).isEqualTo(90 - 30);
        journey.requireTotal("journey", 90 - 10);
        CycleLedger passing = PacketBlame.passing(packet);
        assertThat(passing.ticks(StallCause.of(BEFORE))).isEqualTo(30 - 20);
        assertThat(passing.ticks(StallCause.of(LATE))).isEqualTo(90 - 50);
        passing.requireTotal("passing", 10 + 40);
    }

    @Test
    void aPacketThatIsCopiedAtOnceHasTheCopysWayAlone() {
        Packet packet = copied(List.of(), new Grant(5, 5, 10, 12, 5), new Grant(5, 7, 20, 25, 13));
        PacketBlame.journey(packet).requireTotal("journey", 25 - 5);
        CycleLedger wait = PacketBlame.split(packet, 0, 25, StallCause.DEPENDENCY);
        assertThat(wait.ticks(StallCause.DEPENDENCY)).isEqualTo(5);
        assertThat(wait.ticks(StallCause.of(LATE))).isEqualTo(20);
    }

    /** 20 ticks blocked before the fork, whose places are held 5 ticks in service and 15 behind it: 15 of 20 are there. */
    @Test
    void whatIsBlockedBeforeTheForkIsTheLastCopysDoing() {
        Packet packet = copied(
                List.of(new Grant(0, 20, 25, 25, 5, 20)), new Grant(25, 25, 30, 30, 5), new Grant(25, 25, 40, 40, 15));
        CycleLedger wait = PacketBlame.split(packet, 0, 40, StallCause.DEPENDENCY);
        assertThat(wait.ticks(StallCause.of(BEFORE))).isEqualTo(5 + 5);
        assertThat(wait.ticks(StallCause.of(LATE))).isEqualTo(15 + 15);
    }

    @Test
    void nobodyWaitsLongerThanForTheLastCopy() {
        Packet packet = copied(List.of(), new Grant(0, 0, 10, 10, 10), new Grant(0, 0, 20, 20, 20));
        PacketBlame.split(packet, 0, 20, StallCause.DEPENDENCY).requireTotal("wait", 20);
        assertThatThrownBy(() -> PacketBlame.split(packet, 0, 21, StallCause.DEPENDENCY))
                .hasMessage("nobody waits from 0 to 21 for a packet delivered at 20");
        assertThatThrownBy(() -> PacketBlame.split(packet, 15, 14, StallCause.DEPENDENCY))
                .hasMessage("nobody waits from 15 to 14 for a packet delivered at 20");
    }
}
