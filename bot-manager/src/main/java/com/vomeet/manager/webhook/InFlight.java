package com.vomeet.manager.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shared state: the calls that this process is making now. */
final class InFlight {
    private record Call(Claim claim, boolean failing) {}

    private final Map<Long, Call> calls = new HashMap<>();

    synchronized void begin(Claim claim, boolean failing) {
        calls.put(claim.delivery(), new Call(claim, failing));
    }

    synchronized void end(Claim claim) {
        calls.remove(claim.delivery());
        notifyAll();
    }

    synchronized int all() {
        return calls.size();
    }

    synchronized int failing() {
        return (int) calls.values().stream().filter(Call::failing).count();
    }

    synchronized Map<EndpointId, Integer> byEndpoint() {
        return calls.values().stream()
                .collect(Collectors.toMap(call -> call.claim().endpoint(), _ -> 1, Integer::sum));
    }

    /** @return what has not ended by then */
    synchronized List<Claim> awaitNone(Duration patience) throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        while (!calls.isEmpty()) {
            var left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return new ArrayList<>(calls.values()).stream().map(Call::claim).toList();
    }
}
