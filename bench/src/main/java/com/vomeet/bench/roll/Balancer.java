package com.vomeet.bench.roll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Leads each connection to one of the replicas that say they are ready, in turn, as a Service of Kubernetes does; it asks them four times
 * a second, bears with one that is slow to answer a few times, as a kubelet does, and tries no other when one does not take the connection.
 * Shared state: the replicas.
 */
final class Balancer implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int WAITING = 512;
    private static final int SLOW_ANSWERS_BORNE = 3;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final ServerSocket door;

    private static final class Member {
        private final URI base;
        private volatile boolean ready;

        /** Of the one thread that asks. */
        private int slowAnswers;

        private Member(URI base) {
            this.base = base;
        }
    }

    Balancer() {
        try {
            door = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the balancer", e);
        }
        threads.execute(this::take);
        threads.execute(this::look);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    void add(URI base) {
        members.add(new Member(base));
    }

    void remove(URI base) {
        members.removeIf(member -> member.base.equals(base));
    }

    /** Whether connections are led there. */
    boolean leadsTo(URI base) {
        return members.stream().anyMatch(member -> member.base.equals(base) && member.ready);
    }

    /** How many connections nobody took. */
    int refused() {
        return refused.get();
    }

    private void look() {
        try {
            while (!door.isClosed()) {
                for (var member : members) {
                    member.ready = isReady(member);
                }
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady(Member member) throws InterruptedException {
        var request = HttpRequest.newBuilder(member.base.resolve("/servez"))
                .timeout(PATIENCE)
                .build();
        try {
            var status = http.send(request, BodyHandlers.discarding()).statusCode();
            member.slowAnswers = 0;
            return status == 200;
        } catch (HttpTimeoutException e) {
            member.slowAnswers++;
            return member.ready && member.slowAnswers < SLOW_ANSWERS_BORNE;
        } catch (IOException e) {
            return false;
        }
    }

    private void take() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                threads.execute(() -> lead(client));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    refused.incrementAndGet();
                }
            }
        }
    }

    private void lead(Socket client) {
        try (client) {
            var ready = members.stream().filter(member -> member.ready).toList();
            if (ready.isEmpty()) {
                refused.incrementAndGet();
                return;
            }
            var base = ready.get(Math.floorMod(turn.getAndIncrement(), ready.size())).base;
            try (var server = connect(base)) {
                var answers = threads.submit(() -> copy(server, client));
                copy(client, server);
                answers.get();
            }
        } catch (IOException e) {
            refused.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Socket connect(URI base) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), Math.toIntExact(PATIENCE.toMillis()));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Until one of them is done; the other is told so. */
    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One end is gone, and with it the connection.
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
        http.shutdownNow();
    }
}
