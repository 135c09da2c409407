package org.ridgepoint.accelerator.program;

/** Where pieces of operands go as they are made. */
public interface PieceQueues {
    /** Nobody moves them. */
    PieceQueues NOWHERE = new PieceQueues() {
        @Override
        public void fetch(BulkPiece piece) {}

        @Override
        public void copy(LocalPiece piece) {}
    };

    /** To be fetched from DRAM into bulk SRAM. */
    void fetch(BulkPiece piece);

    /** To be copied into local SRAM. */
    void copy(LocalPiece piece);
}
