package org.ridgepoint.accelerator.program;

/** What is told of tasks that are left out, and of their pieces, which nobody moves. */
public interface LeftOut extends PieceQueues {
    /** A task that nobody does. */
    void task(TileTask step);
}
