package com.vomeet.manager;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.manager.config.BotSettings;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.config.Network;
import com.vomeet.manager.config.OrchestratorKind;
import com.vomeet.manager.config.WebhookSettings;
import com.vomeet.manager.fleet.Repair;
import com.vomeet.parts.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import redis.clients.jedis.RedisClient;

/**
 * Two managers on one PostgreSQL, one Redis and one folder of bots, started at the same moment. A bot is a process that writes down what
 * it was told and waits; a test plays it.
 */
final class TwoReplicas implements AutoCloseable {
    private static final List<String> WAITS = List.of(
            "sh", "-c", "printf '%s' \"$BOT_CONFIG\" > config.new && mv config.new config.json; exec sleep 600");

    Manager a;
    Manager b;
    Client toA;
    Client toB;
    final Secret key;
    final RedisClient redis;
    /** What the account's webhook was told, each call as meeting, event and change. */
    final List<String> told = new CopyOnWriteArrayList<>();

    private final ManagerConfig configOfA;
    private final ManagerConfig configOfB;
    private final Path bots;
    private final OpenParts open = new OpenParts();

    TwoReplicas(Path folder) {
        this(folder, config -> config, config -> config);
    }

    TwoReplicas(Path folder, UnaryOperator<ManagerConfig> ofA, UnaryOperator<ManagerConfig> ofB) {
        var server = open.add(RedisServer.start(folder));
        bots = folder.resolve("bots");
        var config = config(server);
        configOfA = ofA.apply(config);
        configOfB = ofB.apply(config);
        var first = CompletableFuture.supplyAsync(() -> Manager.start(configOfA));
        var second = CompletableFuture.supplyAsync(() -> Manager.start(configOfB));
        a = open.add(first.join());
        b = open.add(second.join());
        key = a.accounts().create("Ann", 0).key();
        toA = open.add(new Client(a.base(), key));
        toB = open.add(new Client(b.base(), key));
        redis = open.add(RedisClient.create(server.url()));
    }

    /** Both end, and two others begin at the same moment. */
    void restart() {
        a.close();
        b.close();
        var first = CompletableFuture.supplyAsync(() -> Manager.start(configOfA));
        var second = CompletableFuture.supplyAsync(() -> Manager.start(configOfB));
        a = open.add(first.join());
        b = open.add(second.join());
        toA = open.add(new Client(a.base(), key));
        toB = open.add(new Client(b.base(), key));
    }

    /** Their database, for what no request brings about. */
    Jdbi jdbi() {
        return Jdbi.create(configOfA.database().jdbcUrl(), configOfA.database().user(), "");
    }

    /** How many bots the fleet loops of both have made. */
    int made() {
        return ofBoth("/started");
    }

    /** How often both have put the like right. */
    int repaired(Repair repair) {
        return ofBoth("/repairs/" + repair.wire());
    }

    private int ofBoth(String figure) {
        return Stream.of(toA, toB)
                .mapToInt(client -> new AdminClient(client, RealParts.ADMIN)
                        .get("/admin/fleet")
                        .expect(200)
                        .at(figure)
                        .intValue())
                .sum();
    }

    /** At both at the same moment. */
    <T> List<T> both(Function<Client, T> ask) {
        var first = CompletableFuture.supplyAsync(() -> ask.apply(toA));
        var second = CompletableFuture.supplyAsync(() -> ask.apply(toB));
        return List.of(first.join(), second.join());
    }

    /** As the kernel does when memory runs out: no bot says anything. */
    void killBots() {
        try (var files = Files.walk(bots)) {
            files.filter(file -> file.endsWith("bot")).forEach(TwoReplicas::end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ManagerConfig config(RedisServer server) {
        var usual = RealParts.config();
        var processes = new BotSettings(
                OrchestratorKind.PROCESS,
                WAITS,
                bots,
                usual.bots().whisperLiveUrl(),
                usual.bots().redisUrl(),
                usual.bots().longest(),
                null);
        return usual.withRedis(Secret.of(server.url().toString()))
                .with(processes)
                .with(new WebhookSettings(List.of(Network.of("127.0.0.0/8"))));
    }

    /** From now on the account's webhook is told. */
    void listen() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            server.createContext("/", this::take);
            server.start();
            open.add(() -> server.stop(0));
            toA.post(
                            "/webhooks",
                            "{\"url\":\"http://127.0.0.1:" + server.getAddress().getPort() + "/\"}")
                    .expect(201);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            told.add(body.at("/meeting/native_meeting_id").asString("") + " "
                    + exchange.getRequestHeaders().getFirst("X-Vomeet-Event") + " " + body.get("data"));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** The bots that were started, by what they were told. */
    List<BotConfig> started() {
        try (var folders = Files.list(bots.resolve("workloads"))) {
            return folders.map(folder -> folder.resolve("config.json"))
                    .filter(Files::exists)
                    .map(TwoReplicas::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BotConfig read(Path file) {
        try {
            return Json.read(Files.readString(file), BotConfig.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SpeakingBot speaking(BotConfig config, Client to) {
        return new SpeakingBot(new PlayedBot(config, to), config, redis);
    }

    @Override
    public void close() {
        open.close();
        try (var files = Files.walk(bots)) {
            // The shells first: who waits for a bot writes down its end, into a folder that a test removes.
            files.filter(file -> file.endsWith("leader") || file.endsWith("bot"))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .forEach(TwoReplicas::end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Path file) {
        try {
            var pid = Long.parseLong(Files.readString(file).split(" ", -1)[0]);
            ProcessHandle.of(pid).ifPresent(process -> {
                process.destroyForcibly();
                process.onExit().join();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
