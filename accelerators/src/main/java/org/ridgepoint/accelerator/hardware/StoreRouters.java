package org.ridgepoint.accelerator.hardware;

import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.sim.resource.Router;

/** The ways from local SRAM to where outputs live. */
public record StoreRouters(Router toBulk, Router toDram) {
    public Router to(Place place) {
        return place == Place.BULK ? toBulk : toDram;
    }
}
