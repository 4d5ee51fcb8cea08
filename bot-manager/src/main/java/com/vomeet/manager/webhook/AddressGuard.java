package com.vomeet.manager.webhook;

import com.vomeet.manager.config.Network;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps webhooks from what only machines inside can reach. An address is looked at when it is given, so that its owner hears of it,
 * and each time before a connection is made, since names can change what they mean: the connection goes to the very addresses that
 * were looked at.
 */
public final class AddressGuard {
    static final int LONGEST = 2_000;
    private static final Duration LOOK_UP = Duration.ofSeconds(3);
    private static final Set<String> INSIDE = Set.of("localhost", "local", "internal", "svc", "cluster", "lan", "home");

    private final List<Network> allowed;
    private final NameService names;

    public AddressGuard(List<Network> allowed) {
        this(allowed, NameService.SYSTEM);
    }

    AddressGuard(List<Network> allowed, NameService names) {
        this.allowed = List.copyOf(allowed);
        this.names = names;
    }

    /**
     * The addresses to connect to.
     *
     * @throws ForbiddenAddress when one of them is not public and the operator has not allowed it
     */
    InetAddress[] resolve(String host) throws UnknownHostException {
        var found = names.addresses(host);
        if (!Arrays.stream(found).allMatch(this::permitted)) {
            throw new ForbiddenAddress();
        }
        return found;
    }

    private boolean permitted(InetAddress address) {
        return PublicAddresses.contains(address) || allowed.stream().anyMatch(network -> network.contains(address));
    }

    /** What came of looking at an address that somebody gave. */
    public sealed interface Verdict {
        record Good(URI url) implements Verdict {}

        record Refused(String why) implements Verdict {}
    }

    /** A name that cannot be looked up now is taken unless it is one of a network's own; it is looked at again when it is called. */
    public Verdict look(String text) {
        var url = parse(text);
        if (url == null) {
            return new Verdict.Refused("URL must be http or https with a host, without user, password and fragment");
        }
        var host = url.getHost();
        return lookUp(host)
                .map(good -> good ? new Verdict.Good(url) : forbidden())
                .orElseGet(() -> isInside(host) ? forbidden() : new Verdict.Good(url));
    }

    private static Verdict forbidden() {
        return new Verdict.Refused("URL must lead to a public address");
    }

    private static @Nullable URI parse(String text) {
        try {
            var url = URI.create(text);
            var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            var good = text.length() <= LONGEST
                    && Set.of("http", "https").contains(scheme)
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && url.getPort() != 0
                    && url.getPort() <= 65_535;
            return good ? url : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Empty: nobody could say in time. */
    private Optional<Boolean> lookUp(String host) {
        var look = new FutureTask<>(() -> resolve(host).length > 0);
        Thread.ofVirtual().name("webhook-name").start(look);
        try {
            return Optional.of(look.get(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return e.getCause() instanceof ForbiddenAddress ? Optional.of(false) : Optional.empty();
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean isInside(String host) {
        var labels = host.toLowerCase(Locale.ROOT).split("\\.", 0);
        return labels.length < 2 || INSIDE.contains(labels[labels.length - 1]);
    }
}
