package org.ridgepoint.sim.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Request;

/** Walks against a plain twin: a table of which bank is used in which clock cycle. */
class BankWalkTest {
    private static final int PORTS = 3;

    @Test
    void walksEqualTheirPlainTwinOnRandomRequests() {
        SplittableRandom random = new SplittableRandom(23);
        for (int trial = 0; trial < 3_000; trial++) {
            int banks = random.nextInt(1, 13);
            int bytesPerBank = 1 << random.nextInt(5);
            int portBytes = random.nextInt(1, 2 * banks * bytesPerBank);
            SramOrganisation spec =
                    new SramOrganisation(1 << 20, banks, bytesPerBank, SramPorts.of("2r1w"), portBytes, 1, 0);
            BankWalk[] walks = {new BankWalk(spec), new BankWalk(spec), new BankWalk(spec)};
            Map<Long, boolean[]> used = new HashMap<>();
            long cycle = 1_000;
            for (int port = 0; port < PORTS; port++) {
                Request request = request(random);
                cycle += random.nextInt(3);
                walks[port].begin(request, cycle, false);
                walks[port].yieldTo(walks, port, 0);
                long twin = plainEnd(spec, request, cycle, used);
                assertThat(walks[port].endCycle())
                        .as("trial %d port %d %s %s", trial, port, spec, request)
                        .isEqualTo(twin);
            }
        }
    }

    private static Request request(SplittableRandom random) {
        int bytes = random.nextInt(1, 300);
        int stride = random.nextBoolean() ? bytes : random.nextInt(1, 200);
        return new Request(0, random.nextLong(1_000), bytes, stride, Access.READ, 0);
    }

    /** Takes the request's words in order, as many a cycle as fit the port and lie in different banks that are free. */
    private static long plainEnd(SramOrganisation spec, Request request, long cycle, Map<Long, boolean[]> used) {
        List<List<Integer>> steps = plainSteps(spec, request);
        long now = cycle;
        for (List<Integer> banks : steps) {
            while (anyUsed(used, now, banks, spec)) {
                now++;
            }
            for (int bank : banks) {
                usedAt(used, now, spec)[bank] = true;
            }
            now++;
        }
        return now;
    }

    private static boolean anyUsed(Map<Long, boolean[]> used, long cycle, List<Integer> banks, SramOrganisation spec) {
        return banks.stream().anyMatch(bank -> usedAt(used, cycle, spec)[bank]);
    }

    private static boolean[] usedAt(Map<Long, boolean[]> used, long cycle, SramOrganisation spec) {
        return used.computeIfAbsent(cycle, c -> new boolean[spec.banks()]);
    }

    private static List<List<Integer>> plainSteps(SramOrganisation spec, Request request) {
        List<Integer> words = plainWords(spec, request);
        int widest = Math.max(1, Math.min(spec.banks(), spec.portBytesPerCycle() / spec.bytesPerBank()));
        List<List<Integer>> steps = new ArrayList<>();
        List<Integer> step = new ArrayList<>();
        for (int bank : words) {
            if (step.size() == widest || step.contains(bank)) {
                steps.add(step);
                step = new ArrayList<>();
            }
            step.add(bank);
        }
        steps.add(step);
        int least = (request.bytes() + spec.portBytesPerCycle() - 1) / spec.portBytesPerCycle();
        return least > steps.size() ? stretched(words, least) : steps;
    }

    /** A port narrower than a bank holds each word for several cycles. */
    private static List<List<Integer>> stretched(List<Integer> words, int least) {
        List<List<Integer>> steps = new ArrayList<>();
        for (int i = 0; i < least; i++) {
            steps.add(List.of(words.get((int) ((long) i * words.size() / least))));
        }
        return steps;
    }

    private static List<Integer> plainWords(SramOrganisation spec, Request request) {
        List<Integer> banks = new ArrayList<>();
        int width = spec.bytesPerBank();
        if (request.strideBytes() == request.bytes() || request.strideBytes() <= width) {
            for (long word = request.address() / width; word * width < request.address() + request.bytes(); word++) {
                banks.add((int) (word % spec.banks()));
            }
            return banks;
        }
        long stride = (request.strideBytes() + width - 1) / width;
        for (long i = 0; i * width < request.bytes(); i++) {
            banks.add((int) ((request.address() / width + i * stride) % spec.banks()));
        }
        return banks;
    }
}
