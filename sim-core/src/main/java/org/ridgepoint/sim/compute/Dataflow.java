package org.ridgepoint.sim.compute;

/** Which operand of a systolic array stays in place while the others move. */
public enum Dataflow {
    /** Output stationary: rows hold pixels, columns filters, the reduction streams. */
    OS(ArrayModel.Streamed.REDUCTION),
    /** Weight stationary: rows hold the reduction, columns filters, pixels stream. */
    WS(ArrayModel.Streamed.PIXELS),
    /** Input stationary: rows hold the reduction, columns pixels, filters stream. */
    IS(ArrayModel.Streamed.FILTERS);

    private final ArrayModel.Streamed streamed;

    Dataflow(ArrayModel.Streamed streamed) {
        this.streamed = streamed;
    }

    /** The loop that runs in time. */
    ArrayModel.Streamed streamed() {
        return streamed;
    }
}
