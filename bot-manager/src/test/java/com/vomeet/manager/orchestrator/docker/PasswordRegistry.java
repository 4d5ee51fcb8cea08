package com.vomeet.manager.orchestrator.docker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.vomeet.contract.Json;
import com.vomeet.lab.tls.OwnAuthority;
import com.vomeet.lab.tls.TlsIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * As much of a registry as an engine asks when it pulls (the OCI distribution specification): one image with one empty folder in it, for
 * those who know the password.
 */
final class PasswordRegistry implements AutoCloseable {
    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String CONFIG = "application/vnd.docker.container.image.v1+json";
    private static final String LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    private final String name;
    private final String credentials = base64("bots:" + UUID.randomUUID());
    private final Map<String, byte[]> answers = new HashMap<>();
    private final HttpsServer server;

    /**
     * @param name of the image, version {@code 1}
     * @param port one where the engine asks nobody whether to trust the certificate; 0 for any
     */
    PasswordRegistry(String name, int port) {
        this.name = name;
        try {
            answers.put("/v2/", bytes("{}"));
            publish();
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String image() {
        return host() + "/" + name + ":1";
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** What {@code docker login} writes. */
    String login() {
        return Json.write(Map.of("auths", Map.of(host(), Map.of("auth", credentials))));
    }

    /** Without TLS an engine finds out only after its patience with it. */
    private static SSLContext tls() {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            var identity = OwnAuthority.certify(List.of("127.0.0.1"), Instant.now());
            keys.init(identity.keyStore(), TlsIdentity.PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish() throws IOException {
        var folder = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(folder)) {
            tar.putArchiveEntry(new TarArchiveEntry("bot/"));
            tar.closeArchiveEntry();
        }
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            folder.writeTo(gzip);
        }
        var machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        var config = Json.write(Map.of(
                "architecture", machine,
                "os", "linux",
                "config", Map.of("Entrypoint", List.of("/none")),
                "history", List.of(Map.of("created_by", "a test")),
                "rootfs", Map.of("type", "layers", "diff_ids", List.of(digest(folder.toByteArray())))));
        var manifest = bytes(Json.write(Map.of(
                "schemaVersion",
                2,
                "mediaType",
                MANIFEST,
                "config",
                blob(CONFIG, bytes(config)),
                "layers",
                List.of(blob(LAYER, packed.toByteArray())))));
        answers.put(path("manifests/1"), manifest);
        answers.put(path("manifests/" + digest(manifest)), manifest);
    }

    private Map<String, Object> blob(String type, byte[] content) {
        answers.put(path("blobs/" + digest(content)), content);
        return Map.of("mediaType", type, "size", content.length, "digest", digest(content));
    }

    private String path(String rest) {
        return "/v2/" + name + "/" + rest;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var answer = answers.get(path);
        var headers = exchange.getResponseHeaders();
        if (!("Basic " + credentials).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            headers.set("WWW-Authenticate", "Basic realm=\"bots\"");
            exchange.sendResponseHeaders(401, -1);
        } else if (answer == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            headers.set("Content-Type", path.contains("/manifests/") ? MANIFEST : "application/octet-stream");
            headers.set("Docker-Content-Digest", digest(answer));
            headers.set("Content-Length", Integer.toString(answer.length));
            var head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head ? -1 : answer.length);
            if (!head) {
                exchange.getResponseBody().write(answer);
            }
        }
        exchange.close();
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
