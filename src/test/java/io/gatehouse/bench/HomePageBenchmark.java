package io.gatehouse.bench;

import io.gatehouse.GatehouseApplication;
import io.gatehouse.account.AccountDraft;
import io.gatehouse.account.Accounts;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Networks;
import io.gatehouse.telemetry.MemberId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.NetworkId;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// How much longer the list of 500 networks takes than a page that prints "ok", for 20 people who read at once. Both go
/// the same way: signed in, through the same filters, from the same server.
final class HomePageBenchmark implements Runnable {

    private static final int NETWORKS = 500;
    private static final int ACCOUNTS = 100;
    private static final int READERS = 20;
    private static final int READS = 200;
    private static final int WARM_UP = 150;
    private static final int EVENTS = 10;

    /// Later than any run of the benchmark, so that nobody falls silent in the middle of it.
    private static final OffsetDateTime NOW = OffsetDateTime.now(ZoneOffset.UTC).plusHours(1);

    private static final String HEARTBEAT =
            """
            {"agent": "1", "bundle": {"applied": "b"}, "carries": ["%s"], "fit": true,
             "egress": {"rttMs": 1.2, "lossPercent": 0.0}, "peer": {"rttMs": 0.6, "lossPercent": 0.0},
             "conntrack": {"used": 812, "max": 262144}, "load": 0.1, "clockOffsetMs": 0.2}
            """;

    private static final String PASSWORD = "correct horse battery";
    private static final String OK = "/bench/ok";
    private static final Pattern FORGERY_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final ResultTable table =
            new ResultTable(
                    "%d networks with NAT pairs, %d readers at once".formatted(NETWORKS, READERS),
                    "page",
                    "p50 ms",
                    "p99 ms",
                    "p50 ratio",
                    "p99 ratio");

    @Override
    public void run() {
        try (var panel = panel()) {
            var networks = panel.getBean(Networks.class);
            var database = panel.getBean(JdbcClient.class);
            makeNetworks(panel.getBean(Accounts.class), networks);
            networks.all().forEach(network -> report(database, network.id()));
            awaitSweeps(database);
            int port = ((WebServerApplicationContext) panel).getWebServer().getPort();
            compare(URI.create("http://127.0.0.1:" + port));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        System.out.println(table);
    }

    private static ConfigurableApplicationContext panel() {
        return new SpringApplicationBuilder(GatehouseApplication.class)
                .initializers(context ->
                        ((GenericApplicationContext) context)
                                .registerBean("ok", RouterFunction.class, HomePageBenchmark::ok))
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()),
                        "--gatehouse.admin-password=" + PASSWORD,
                        "--gatehouse.sandbox.latency=0ms",
                        "--gatehouse.reconcile.sweep-every=24h");
    }

    private static RouterFunction<ServerResponse> ok() {
        return RouterFunctions.route().GET(OK, _ -> ServerResponse.ok().body("ok")).build();
    }

    /// A few in each of many accounts: a new network has its whole account looked at.
    private static void makeNetworks(Accounts accounts, Networks networks) {
        for (int i = 0; i < ACCOUNTS; i++) {
            var account = accounts.create(new AccountDraft("account " + i, "SANDBOX", "eu-west-1", null, null));
            List<Cidr> blocks = Cidr.parse("10.0.0.0/8").blocks(22).limit(NETWORKS / ACCOUNTS).toList();
            for (Cidr block : blocks) {
                LayoutDraft defaults = LayoutDraft.defaults(List.of("eu-west-1a", "eu-west-1b"), block);
                String name = "network %d %s".formatted(i, block.address(0));
                var draft = new LayoutDraft(name, block.toString(), null, null, null, null, null, null);
                networks.create(account.id(), draft.orElse(defaults), "admin", "");
            }
        }
    }

    /// What the NAT pair of a network said last, as if it had been applied long ago.
    private static void report(JdbcClient database, NetworkId network) {
        for (String member : List.of("nat-a", "nat-b")) {
            database.sql(
                            """
                            insert into member_state (id, network_id, member, boot, seq, said_at, sent_at, heartbeat, version)
                            values (?, ?, ?, 'boot', 9, ?, ?, ?, 0)
                            """)
                    .params(new MemberId(network, member).text(), network.number(), member, NOW, NOW)
                    .param(HEARTBEAT.formatted(member))
                    .update();
            for (int number = 0; number < EVENTS; number++) {
                database.sql(
                                """
                                insert into member_event (network_id, member, boot, seq, event, identity, millis, sent_at)
                                values (?, ?, 'boot', ?, 'TAKEOVER_DONE', ?, '{"total": 510}', ?)
                                """)
                        .params(network.number(), member, number, member, NOW)
                        .update();
            }
        }
    }

    /// What the new networks set going is not to be measured.
    private static void awaitSweeps(JdbcClient database) throws InterruptedException {
        String open = "select count(*) from scheduled_tasks where task_name = 'sweep'";
        while (database.sql(open).query(Long.class).single() > 0) {
            Thread.sleep(200);
        }
    }

    private void compare(URI base) throws IOException, InterruptedException, ExecutionException {
        HttpClient reader = signedIn(base);
        readAll(reader, base.resolve(OK), WARM_UP);
        readAll(reader, base.resolve("/networks"), WARM_UP);
        long[] plain = readAll(reader, base.resolve(OK), READS);
        long[] home = readAll(reader, base.resolve("/networks"), READS);
        long[] search = readAll(reader, base.resolve("/networks?q=network+4&sort=-cidr"), READS);
        add("ok", plain, plain);
        add("networks", home, plain);
        add("networks, searched and sorted", search, plain);
    }

    private static HttpClient signedIn(URI base) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var page = client.send(HttpRequest.newBuilder(base.resolve("/sign-in")).build(), BodyHandlers.ofString());
        var token = FORGERY_TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new IllegalStateException("no forgery token on the sign-in page");
        }
        String form = "username=admin&password=%s&_csrf=%s".formatted(PASSWORD.replace(' ', '+'), token.group(1));
        var answer =
                client.send(
                        HttpRequest.newBuilder(base.resolve("/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 3) {
            throw new IllegalStateException("not signed in: " + answer.statusCode());
        }
        return client;
    }

    /// @return the time of each read in nanoseconds, ascending
    private static long[] readAll(HttpClient client, URI page, int reads)
            throws InterruptedException, ExecutionException {
        try (var readers = Executors.newFixedThreadPool(READERS)) {
            var tasks = new ArrayList<Callable<long[]>>();
            for (int i = 0; i < READERS; i++) {
                tasks.add(() -> LongStream.range(0, reads).map(_ -> read(client, page)).toArray());
            }
            var all = LongStream.builder();
            for (Future<long[]> one : readers.invokeAll(tasks)) {
                Arrays.stream(one.get()).forEach(all::add);
            }
            return all.build().sorted().toArray();
        }
    }

    private static long read(HttpClient client, URI page) {
        long began = System.nanoTime();
        try {
            var answer = client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(page + " answered " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return System.nanoTime() - began;
    }

    private void add(String page, long[] times, long[] plain) {
        table.add(
                page,
                format("%.1f", at(times, 50) / 1e6),
                format("%.1f", at(times, 99) / 1e6),
                format("%.1f", (double) at(times, 50) / at(plain, 50)),
                format("%.1f", (double) at(times, 99) / at(plain, 99)));
    }

    private static long at(long[] ascending, int percentile) {
        return ascending[Math.min(ascending.length - 1, ascending.length * percentile / 100)];
    }

    private static String format(String how, double value) {
        return String.format(Locale.ROOT, how, value);
    }
}
