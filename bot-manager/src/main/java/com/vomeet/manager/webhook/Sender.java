package com.vomeet.manager.webhook;

import com.vomeet.manager.webhook.Reply.Answered;
import com.vomeet.manager.webhook.Reply.Unanswered;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts. The HTTP client asks {@link AddressGuard} for addresses and connects to no others, while certificate and {@code Host} are those
 * of the name. Redirects are not followed, answers and their headers are read so far and no further, and after a fixed time it is over, whatever
 * trickles in.
 */
final class Sender implements AutoCloseable {
    /** No call is given more. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int CONNECTIONS = 256;
    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_LINE = 16_384;

    private final CloseableHttpClient http;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    /** @param authorities whose certificates are believed besides those of public authorities */
    Sender(AddressGuard guard, List<X509Certificate> authorities) {
        this.http = client(guard, Timeout.of(LONGEST), TrustedAuthorities.with(authorities));
    }

    private static CloseableHttpClient client(AddressGuard guard, Timeout limit, SSLContext trust) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Pinned(guard))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(MOST_HEADERS)
                                .setMaxLineLength(LONGEST_LINE)
                                .build())
                        .build())
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(limit)
                        .setSocketTimeout(limit)
                        .setTimeToLive(TimeValue.ofMinutes(1))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(limit)
                        .setResponseTimeout(limit)
                        .build())
                .setUserAgent("Vomeet-Webhooks")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                // An answer that is small on the wire and grows here would pass the limit.
                .disableContentCompression()
                .build();
    }

    private record Pinned(AddressGuard guard) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return guard.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** @param limit for everything from the look-up of the name to the answer's end */
    Reply post(URI url, Map<String, String> headers, byte[] body, Duration limit) throws InterruptedException {
        var request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.create("application/json")));
        var call = calls.submit(() -> exchange(request));
        try {
            return call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Unanswered("no whole answer within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            return new Unanswered(why(Objects.requireNonNullElse(e.getCause(), e)));
        } finally {
            request.cancel();
            call.cancel(true);
        }
    }

    private Reply exchange(HttpPost request) throws IOException, HttpException {
        // Closing an answer that was not read to its end closes its connection.
        try (var answer = http.executeOpen(RoutingSupport.determineHost(request), request, null)) {
            var entity = answer.getEntity();
            var text = entity == null ? "" : Excerpt.of(entity.getContent());
            return new Answered(answer.getCode(), text);
        }
    }

    private static String why(Throwable failure) {
        return switch (failure) {
            case ForbiddenAddress e -> String.valueOf(e.getMessage());
            case UnknownHostException _ -> "the host's name is not known";
            case SocketTimeoutException _ -> "no connection or no answer in time";
            case ConnectException _ -> "no connection";
            case SSLException e -> Excerpt.shown("TLS: " + e.getMessage());
            default -> Excerpt.shown(failure.getClass().getSimpleName() + ": " + failure.getMessage());
        };
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
        calls.shutdownNow();
    }
}
