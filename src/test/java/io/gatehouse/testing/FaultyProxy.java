package io.gatehouse.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Stands between the SDK and moto and lets calls of the query protocol go wrong on the wire, as they do.
public final class FaultyProxy implements AutoCloseable {

    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final Set<String> OF_ONE_HOP =
            Set.of("connection", "content-length", "expect", "host", "keep-alive", "transfer-encoding", "upgrade");

    private final HttpServer server;
    private final URI behind;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Map<String, UnaryOperator<String>> rewriting = new ConcurrentHashMap<>();
    private final Map<String, Hold> holds = new ConcurrentHashMap<>();
    private volatile CountDownLatch released = new CountDownLatch(1);

    /// A request that is kept waiting.
    ///
    /// @param when asked when one arrives
    /// @param passOn whether it is passed on all the same, so that only its answer waits
    /// @param reached whether it has come to that
    private record Hold(BooleanSupplier when, boolean passOn, CountDownLatch reached) {}

    /// What goes wrong with one request.
    public sealed interface Fault {

        /// The call works, and its answer is lost.
        record AnswerLost() implements Fault {}

        /// AWS refuses the call.
        record Refused(int status, String code, String message) implements Fault {}
    }

    public FaultyProxy(URI behind) throws IOException {
        this.behind = behind;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Lets the next requests of an action go wrong, one fault each.
    public void next(String action, Fault... some) {
        faults.computeIfAbsent(action, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(some));
    }

    /// Lets the next requests of an action go wrong in the same way.
    public void next(String action, int times, Fault fault) {
        next(action, Stream.generate(() -> fault).limit(times).toArray(Fault[]::new));
    }

    /// Keeps the next request of an action waiting, until [#release()].
    ///
    /// @param passOn whether it works all the same, so that only its answer waits
    /// @return counts down once that has happened
    public CountDownLatch hold(String action, boolean passOn) {
        return hold(action, new Hold(() -> true, passOn, new CountDownLatch(1)));
    }

    /// Keeps a request of an action waiting that arrives when this is so.
    ///
    /// @return counts down once that has happened
    public CountDownLatch hold(String action, BooleanSupplier when) {
        return hold(action, new Hold(when, false, new CountDownLatch(1)));
    }

    private CountDownLatch hold(String action, Hold hold) {
        holds.put(action, hold);
        return hold.reached();
    }

    /// Lets go what is waiting, without an answer.
    public void release() {
        released.countDown();
        released = new CountDownLatch(1);
    }

    /// Changes the answers to an action from now on.
    public void rewrite(String action, UnaryOperator<String> change) {
        rewriting.put(action, change);
    }

    /// The requests of an action that arrived, as their forms.
    public List<String> received(String action) {
        return received.stream()
                .filter(form -> action(form).equals(action))
                .map(form -> URLDecoder.decode(form, StandardCharsets.UTF_8))
                .toList();
    }

    private static String action(String form) {
        var matcher = ACTION.matcher(form);
        return matcher.find() ? matcher.group(1) : "";
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String form = new String(body, StandardCharsets.UTF_8);
        received.add(form);
        if (isHeld(exchange, form, body)) {
            return;
        }
        Queue<Fault> next = faults.getOrDefault(action(form), new ConcurrentLinkedQueue<>());
        switch (next.poll()) {
            case null -> answer(exchange, forward(exchange, body), rewriting.get(action(form)));
            case Fault.AnswerLost() -> {
                forward(exchange, body);
                exchange.close();
            }
            case Fault.Refused(int status, String code, String message) ->
                    answer(exchange, status, refusal(code, message));
        }
    }

    private boolean isHeld(HttpExchange exchange, String form, byte[] body) throws IOException {
        Hold hold = holds.get(action(form));
        CountDownLatch end = released;
        if (hold == null || !hold.when().getAsBoolean() || !holds.remove(action(form), hold)) {
            return false;
        }
        if (hold.passOn()) {
            forward(exchange, body);
        }
        hold.reached().countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
        return true;
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
        var request =
                HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    if (!isOfOneHop(name)) {
                        values.forEach(value -> request.header(name, value));
                    }
                });
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static boolean isOfOneHop(String header) {
        return OF_ONE_HOP.contains(header.toLowerCase(Locale.ROOT));
    }

    private static void answer(
            HttpExchange exchange, HttpResponse<byte[]> answer, @Nullable UnaryOperator<String> change)
            throws IOException {
        byte[] body = answer.body();
        if (change != null) {
            body = change.apply(new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        }
        answer.headers()
                .map()
                .forEach((name, values) -> {
                    if (!isOfOneHop(name)) {
                        exchange.getResponseHeaders().put(name, values);
                    }
                });
        answer(exchange, answer.statusCode(), body);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("text/xml"));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /// An error as EC2 writes it and as the other services do, which look for it in another place.
    private static byte[] refusal(String code, String message) {
        String error = "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, message);
        return "<Response>%s<Errors>%s</Errors></Response>".formatted(error, error).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
