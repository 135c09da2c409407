package org.ridgepoint.sim.memory;

import java.util.Arrays;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.sim.quantity.Index;
import org.ridgepoint.sim.resource.Request;

/**
 * Which banks one request uses in each of its cycles, and in which clock cycles those fall.
 *
 * <p>Word {@code i} of the request lies in bank {@code (firstBank + i * bankStep) mod banks}. A cycle takes the next
 * words in order, as many as the port is wide and lie in different banks. Steps may be delayed by other ports' walks:
 * {@code offsets} then holds the clock cycle of each, counted from the first.
 */
final class BankWalk {
    private final int banks;
    private final int bytesPerBank;
    private final int portBytes;
    private int firstBank;
    private int bankStep;
    private int words;
    private int wordsPerStep;
    private int steps;
    private int leastSteps;
    private int readsBefore;
    private int bodySteps;
    private long startCycle;
    private boolean delayed;
    private int[] offsets = new int[16];

    BankWalk(SramOrganisation spec) {
        this.banks = spec.banks();
        this.bytesPerBank = spec.bytesPerBank();
        this.portBytes = spec.portBytesPerCycle();
    }

    /**
     * Lays the walk out over the banks, undelayed from {@code cycle} on.
     *
     * @param readsPartialWords a first or last word that is not covered is read before it is written
     */
    void begin(Request request, long cycle, boolean readsPartialWords) {
        boolean contiguous = request.strideBytes() == request.bytes() || request.strideBytes() <= bytesPerBank;
        long firstWord = request.address() / bytesPerBank;
        long lastWord = (request.address() + request.bytes() - 1) / bytesPerBank;
        firstBank = (int) (firstWord % banks);
        bankStep = contiguous ? 1 % banks : Exact.ceilDiv(request.strideBytes(), bytesPerBank) % banks;
        words = contiguous ? (int) (lastWord - firstWord + 1) : Exact.ceilDiv(request.bytes(), bytesPerBank);
        int widest = Math.max(1, Math.min(banks, portBytes / bytesPerBank));
        leastSteps = Math.max(Exact.ceilDiv(words, widest), Exact.ceilDiv(request.bytes(), portBytes));
        wordsPerStep = Math.min(widest, distinctBanks());
        bodySteps = Math.max(Exact.ceilDiv(words, wordsPerStep), leastSteps);
        readsBefore = readsPartialWords && contiguous ? partialWords(request) : 0;
        steps = bodySteps + readsBefore;
        startCycle = cycle;
        delayed = false;
    }

    private int partialWords(Request request) {
        long end = request.address() + request.bytes();
        boolean firstPartly = request.address() % bytesPerBank != 0;
        boolean lastPartly = end % bytesPerBank != 0;
        boolean sameWord = words == 1;
        return sameWord ? (firstPartly || lastPartly ? 1 : 0) : (firstPartly ? 1 : 0) + (lastPartly ? 1 : 0);
    }

    /** Banks that words in a row reach before the first comes round again. */
    private int distinctBanks() {
        return banks / (int) Exact.greatestCommonDivisor(banks, bankStep);
    }

    /** Waits with every step until at most {@code room} of the others use the same bank. */
    void yieldTo(BankWalk[] others, int otherCount, int room) {
        if (otherCount <= room) {
            return;
        }
        long waited = 0;
        if (steps > offsets.length) {
            offsets = new int[steps];
        }
        for (int step = 0; step < steps; step++) {
            while (conflicts(step, startCycle + step + waited, others, otherCount) > room) {
                waited++;
            }
            offsets[step] = Math.toIntExact(step + waited);
        }
        delayed = waited > 0;
    }

    private int conflicts(int step, long cycle, BankWalk[] others, int otherCount) {
        int conflicts = 0;
        for (int i = 0; i < otherCount; i++) {
            int otherStep = others[i].stepAt(cycle);
            if (otherStep >= 0 && overlaps(step, others[i], otherStep)) {
                conflicts++;
            }
        }
        return conflicts;
    }

    /** The step made in a clock cycle; {@link Index#NONE}, or something else below 0, when none is. */
    private int stepAt(long cycle) {
        long offset = cycle - startCycle;
        if (offset < 0 || offset >= spanCycles()) {
            return Index.NONE;
        }
        return delayed ? Arrays.binarySearch(offsets, 0, steps, (int) offset) : (int) offset;
    }

    private boolean overlaps(int step, BankWalk other, int otherStep) {
        for (int word = firstWordOf(step); word < endWordOf(step); word++) {
            if (other.uses(bankOf(word), otherStep)) {
                return true;
            }
        }
        return false;
    }

    private boolean uses(int bank, int step) {
        int first = firstWordOf(step);
        int count = endWordOf(step) - first;
        if (bankStep == 1) {
            return Math.floorMod(bank - bankOf(first), banks) < count;
        }
        for (int word = first; word < first + count; word++) {
            if (bankOf(word) == bank) {
                return true;
            }
        }
        return false;
    }

    private int bankOf(int word) {
        return (int) ((firstBank + (long) word * bankStep) % banks);
    }

    /** Reads come before the body, of its first step's banks; a port narrower than a bank stays on a word for several steps. */
    private int firstWordOf(int step) {
        int own = Math.max(0, step - readsBefore);
        return bodySteps > words ? (int) ((long) own * words / bodySteps) : own * wordsPerStep;
    }

    private int endWordOf(int step) {
        int first = firstWordOf(step);
        return bodySteps > words ? first + 1 : Math.min(words, first + wordsPerStep);
    }

    /** Clock cycles from the first step to the end of the last. */
    long spanCycles() {
        return delayed ? offsets[steps - 1] + 1L : steps;
    }

    /** The first clock cycle after the walk. */
    long endCycle() {
        return startCycle + spanCycles();
    }

    /** Steps that a port of this width would need if no two words lay in one bank. */
    int leastSteps() {
        return leastSteps;
    }
}
