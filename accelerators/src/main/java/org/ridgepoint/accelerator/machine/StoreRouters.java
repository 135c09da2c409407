package org.ridgepoint.accelerator.machine;

import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.sim.resource.Router;

/** The ways from local SRAM to where outputs live. */
record StoreRouters(Router toBulk, Router toDram) {
    Router to(Place place) {
        return place == Place.BULK ? toBulk : toDram;
    }
}
