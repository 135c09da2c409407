package org.ridgepoint.sim.memory.dram.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Which bits of a channel's byte address name the rank, bank group, bank and row.
 *
 * <p>The order is text, most significant field first, above the bytes of a burst: {@code row-rank-bank-bankgroup-column}
 * walks a whole row before it leaves the bank. {@code rank} and {@code bankgroup} may be left out: a bank then means
 * all of them, rank on top and bank group at the bottom. {@code +xor} at the end mixes the row's low bits into the bank
 * and bank-group bits, so that rows at a power-of-two distance spread over the banks.
 */
public final class AddressMap {
    private static final String XOR = "+xor";

    private final String text;
    private final long capacityBytes;
    private final int rankShift;
    private final int groupShift;
    private final int bankShift;
    private final int rowShift;
    private final int columnShift;
    private final int rankBits;
    private final int groupBits;
    private final int bankBits;
    private final int rowMask;
    private final int columnMask;
    private final boolean hashesBanks;

    private AddressMap(String text, DramGeometry geometry, List<String> fields) {
        this.text = text;
        this.capacityBytes = geometry.capacityBytes();
        this.rankBits = bits(geometry.ranks());
        this.groupBits = bits(geometry.bankGroups());
        this.bankBits = bits(geometry.banksPerGroup());
        this.rowMask = geometry.rows() - 1;
        this.columnMask = (int) geometry.burstsPerRow() - 1;
        this.hashesBanks = text.endsWith(XOR);
        int shift = bits(geometry.burstBytes());
        int[] shifts = new int[Field.values().length];
        for (int i = fields.size() - 1; i >= 0; i--) {
            Field field = Field.of(fields.get(i));
            shifts[field.ordinal()] = shift;
            shift += field.bits(geometry);
        }
        this.rankShift = shifts[Field.RANK.ordinal()];
        this.groupShift = shifts[Field.BANKGROUP.ordinal()];
        this.bankShift = shifts[Field.BANK.ordinal()];
        this.rowShift = shifts[Field.ROW.ordinal()];
        this.columnShift = shifts[Field.COLUMN.ordinal()];
    }

    /**
     * Reads an order of fields.
     *
     * @throws IllegalArgumentException where a field is unknown, named twice or missing
     */
    public static AddressMap parse(String text, DramGeometry geometry) {
        String order = text.endsWith(XOR) ? text.substring(0, text.length() - XOR.length()) : text;
        List<String> fields = new ArrayList<>(List.of(order.split("-", -1)));
        for (int i = 0; i < fields.size(); i++) {
            Field.of(fields.get(i));
            if (fields.indexOf(fields.get(i)) != i) {
                throw new IllegalArgumentException("address map \"" + text + "\" names " + fields.get(i) + " twice");
            }
        }
        for (String due : List.of("row", "bank", "column")) {
            if (!fields.contains(due)) {
                throw new IllegalArgumentException("address map \"" + text + "\" does not name " + due);
            }
        }
        if (!fields.contains("bankgroup")) {
            fields.add(fields.indexOf("bank") + 1, "bankgroup");
        }
        if (!fields.contains("rank")) {
            fields.add(fields.indexOf("bank"), "rank");
        }
        return new AddressMap(text, geometry, fields);
    }

    /** The bank of the channel, numbered by rank, then bank group, then bank. */
    public int bank(long address) {
        int group = (int) (address >>> groupShift) & ((1 << groupBits) - 1);
        int bank = (int) (address >>> bankShift) & ((1 << bankBits) - 1);
        int rank = (int) (address >>> rankShift) & ((1 << rankBits) - 1);
        if (hashesBanks) {
            int row = row(address);
            group ^= row & ((1 << groupBits) - 1);
            bank ^= (row >>> groupBits) & ((1 << bankBits) - 1);
        }
        return (((rank << groupBits) | group) << bankBits) | bank;
    }

    /** The row within the bank. */
    public int row(long address) {
        return (int) (address >>> rowShift) & rowMask;
    }

    /** The burst within the row. */
    public int column(long address) {
        return (int) (address >>> columnShift) & columnMask;
    }

    /** Bytes that the map covers: addresses from here on do not exist. */
    public long capacityBytes() {
        return capacityBytes;
    }

    /** The text it was read from. */
    @Override
    public String toString() {
        return text;
    }

    private static int bits(long powerOfTwo) {
        return Long.numberOfTrailingZeros(powerOfTwo);
    }

    private enum Field {
        ROW,
        RANK,
        BANK,
        BANKGROUP,
        COLUMN;

        static Field of(String name) {
            for (Field field : values()) {
                if (field.name().toLowerCase(java.util.Locale.ROOT).equals(name)) {
                    return field;
                }
            }
            throw new IllegalArgumentException(
                    "unknown address field \"" + name + "\"; known are row, rank, bank, bankgroup, column");
        }

        int bits(DramGeometry geometry) {
            return AddressMap.bits(
                    switch (this) {
                        case ROW -> geometry.rows();
                        case RANK -> geometry.ranks();
                        case BANK -> geometry.banksPerGroup();
                        case BANKGROUP -> geometry.bankGroups();
                        case COLUMN -> geometry.burstsPerRow();
                    });
        }
    }
}
