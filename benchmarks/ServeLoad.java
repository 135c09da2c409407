import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How quickly a running {@code ./ridgepoint serve} answers. {@code java benchmarks/ServeLoad.java moves [ADDRESS]} makes 50 moves
 * of sliders, one after the other, no design twice; {@code ... clients [ADDRESS [SECONDS]]} has fifty clients ask at once.
 */
final class ServeLoad {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<String> BULK = List.of("1 MiB", "2 MiB", "4 MiB", "16 MiB", "32 MiB");
    private static final List<String> CLOCKS = List.of("500 MHz", "700 MHz", "800 MHz", "933 MHz", "1200 MHz");

    private final String address;

    private ServeLoad(String address) {
        this.address = address;
    }

    public static void main(String[] arguments) throws Exception {
        String address = arguments.length > 1 ? arguments[1] : "http://127.0.0.1:8080/";
        ServeLoad load = new ServeLoad(address);
        if (arguments[0].equals("moves")) {
            load.moves();
        } else {
            load.clients(arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60);
        }
    }

    /** Milliseconds until the first estimate, from sizes, and until the result, the result's cycles, and the status. */
    private record Answer(double estimate, double result, String cycles, int status, int retryAfter) {}

    private Answer ask(String state, String client) throws Exception {
        long begin = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "api/v1/runs"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/x-ndjson")
                .header("X-Ridgepoint-Client", client)
                .POST(BodyPublishers.ofString("{\"state\":" + state + "}"))
                .build();
        HttpResponse<InputStream> response = CLIENT.send(request, BodyHandlers.ofInputStream());
        double estimate = Double.NaN;
        String cycles = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (Double.isNaN(estimate) && line.startsWith("{\"event\": \"estimate\"")) {
                    estimate = (System.nanoTime() - begin) / 1e6;
                } else if (line.startsWith("{\"event\": \"result\"")) {
                    cycles = line.replaceFirst("(?s).*?\"cycles\": (\\d+).*", "$1");
                } else if (line.contains("\"error\"") && response.statusCode() == 200) {
                    return new Answer(estimate, (System.nanoTime() - begin) / 1e6, line, 500, 0);
                }
            }
        }
        int after = Integer.parseInt(response.headers().firstValue("Retry-After").orElse("0"));
        return new Answer(estimate, (System.nanoTime() - begin) / 1e6, cycles, response.statusCode(), after);
    }

    private static String state(String workload, String input, int move) {
        return "{\"chip\":\"inferx-x1\",\"workload\":\"" + workload + "\",\"input\":\"" + input + "\",\"settings\":{\"sram.bulk.capacity\":\""
                + BULK.get(move % BULK.size()) + "\",\"array.clock\":\"" + CLOCKS.get(move / BULK.size() % CLOCKS.size()) + "\"}}";
    }

    private void moves() throws Exception {
        for (String[] network : new String[][] {{"resnet50", "224"}, {"yolov3", "608"}}) {
            List<Double> estimates = new ArrayList<>();
            List<Double> results = new ArrayList<>();
            for (int move = 0; move < 25; move++) {
                Answer answer = ask(state(network[0], network[1], move), "benchmark1");
                estimates.add(answer.estimate());
                results.add(answer.result());
            }
            System.out.printf(Locale.ROOT, "%s at %s, 25 moves: estimate %s, simulated %s%n", network[0], network[1], spread(estimates), spread(results));
        }
    }

    private static String spread(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return String.format(Locale.ROOT, "median %.0f ms (fastest %.0f, slowest %.0f)",
                sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    private void clients(int seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
        Map<String, String> cyclesOf = new ConcurrentHashMap<>();
        LongAdder different = new LongAdder();
        LongAdder[] served = new LongAdder[50];
        List<Double> waits = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < served.length; i++) {
            int number = i;
            served[i] = new LongAdder();
            Thread thread = new Thread(() -> {
                SplittableRandom random = new SplittableRandom(number);
                try {
                    while (System.nanoTime() < end) {
                        String state = state(random.nextBoolean() ? "resnet50" : "mobilenet-v2", "224", random.nextInt(25));
                        Answer answer = ask(state, "benchclient" + number);
                        statuses.computeIfAbsent(answer.status(), any -> new LongAdder()).increment();
                        if (answer.status() == 429) {
                            Thread.sleep(1000L * answer.retryAfter());
                            continue;
                        }
                        served[number].increment();
                        waits.add(answer.result());
                        String before = cyclesOf.putIfAbsent(state, answer.cycles());
                        if (before != null && !before.equals(answer.cycles())) {
                            different.increment();
                        }
                    }
                } catch (Exception failure) {
                    statuses.computeIfAbsent(-1, any -> new LongAdder()).increment();
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long least = java.util.Arrays.stream(served).mapToLong(LongAdder::sum).min().orElse(0);
        long most = java.util.Arrays.stream(served).mapToLong(LongAdder::sum).max().orElse(0);
        System.out.printf(Locale.ROOT, "50 clients, %d s: statuses %s, each client served %d to %d times, %s, %d designs, %d answers that differ%n",
                seconds, statuses, least, most, spread(waits), cyclesOf.size(), different.sum());
    }
}
