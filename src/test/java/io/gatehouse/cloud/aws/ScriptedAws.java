package io.gatehouse.cloud.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Gives the answers that a test wrote down, in the query protocol's XML or the JSON protocol.
final class ScriptedAws implements AutoCloseable {

    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> received = new CopyOnWriteArrayList<>();

    private record Answer(int status, String body) {}

    private record Request(String operation, String body) {}

    ScriptedAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Answers an operation with these, one after the other, and then always with the last.
    void answers(String operation, String... bodies) {
        Stream.of(bodies).forEach(body -> add(operation, new Answer(200, body)));
    }

    private void add(String operation, Answer answer) {
        answers.computeIfAbsent(operation, _ -> new ConcurrentLinkedDeque<>()).add(answer);
    }

    void refuses(String operation, int status, String code) {
        boolean json = !operation.startsWith("Describe");
        String body =
                json
                        ? "{\"__type\": \"%s\", \"message\": \"no\"}".formatted(code)
                        : "<Response><Errors><Error><Code>%s</Code><Message>no</Message></Error></Errors></Response>"
                                .formatted(code);
        add(operation, new Answer(status, body));
    }

    /// Refuses as services do that speak XML, EC2 and the others alike.
    void refusesInXml(String operation, int status, String code) {
        refusesInXml(operation, status, code, "no");
    }

    /// The same in these words.
    void refusesInXml(String operation, int status, String code, String message) {
        String error = "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, message);
        add(operation, new Answer(status, "<Response><Errors>%s</Errors>%s</Response>".formatted(error, error)));
    }

    /// Refuses whatever S3 is asked for, which names its operations by method and path.
    void refusesS3(int status, String code, String message) {
        String body = "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, message);
        add("", new Answer(status, body));
    }

    /// The bodies of the requests for an operation.
    List<String> received(String operation) {
        return received.stream().filter(it -> it.operation().equals(operation)).map(Request::body).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var request = new Request(operation(exchange, body), body);
        received.add(request);
        Answer answer = next(answers.getOrDefault(request.operation(), new ArrayDeque<>()));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static Answer next(Deque<Answer> script) {
        Answer answer = script.size() > 1 ? script.poll() : script.peek();
        return answer == null ? new Answer(500, "") : answer;
    }

    private static String operation(HttpExchange exchange, String body) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            return target.substring(target.indexOf('.') + 1);
        }
        var action = ACTION.matcher(body);
        return action.find() ? action.group(1) : "";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
