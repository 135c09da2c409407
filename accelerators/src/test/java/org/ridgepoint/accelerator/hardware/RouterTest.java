package org.ridgepoint.accelerator.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.interconnect.Bus;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.dram.table.ChannelInterleave;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.RoundRobinArbiter;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Router;

class RouterTest {
    private final Bus bus =
            new Bus(new Simulation(), "bus", ResourceKind.BUS, new ClockDomain(1), 1, 0, 0, new RoundRobinArbiter());

    private List<Route> routes(int count) {
        return IntStream.range(0, count)
                .mapToObj(any -> new Route(List.of(bus.newPort(1))))
                .toList();
    }

    @Test
    void granulesGoToTheSlicesInTurn() {
        List<Route> routes = routes(3);
        SliceRouter router = new SliceRouter(256, routes);
        assertThat(router.routeFor(0, 256)).isSameAs(routes.get(0));
        assertThat(router.routeFor(255, 1)).isSameAs(routes.get(0));
        assertThat(router.routeFor(256, 1)).isSameAs(routes.get(1));
        assertThat(router.routeFor(700, 1)).isSameAs(routes.get(2));
        assertThat(router.routeFor(768, 1)).isSameAs(routes.get(0));
        assertThat(router.bytesToBoundary(0)).isEqualTo(256);
        assertThat(router.bytesToBoundary(300)).isEqualTo(212);
    }

    @Test
    void aSingleSliceHasNoBoundaries() {
        assertThat(new SliceRouter(256, routes(1)).bytesToBoundary(300)).isEqualTo(Router.NO_BOUNDARY);
    }

    /** Two channels in granules of 64 B: a channel's own granules go to its two places in turn. */
    @Test
    void granulesGoToTheChannelsAndWithinEachToItsPlaces() {
        List<List<Route>> routes = List.of(routes(2), routes(2));
        ChannelRouter router = new ChannelRouter(new ChannelInterleave(2, 64), routes);
        assertThat(router.routeFor(0, 64)).isSameAs(routes.get(0).get(0));
        assertThat(router.routeFor(64, 64)).isSameAs(routes.get(1).get(0));
        assertThat(router.routeFor(128, 64)).isSameAs(routes.get(0).get(1));
        assertThat(router.routeFor(200, 8)).isSameAs(routes.get(1).get(1));
        assertThat(router.routeFor(256, 64)).isSameAs(routes.get(0).get(0));
        assertThat(router.bytesToBoundary(70)).isEqualTo(58);
        assertThat(router.addressWithin(200)).isEqualTo(64 + 8);
    }
}
