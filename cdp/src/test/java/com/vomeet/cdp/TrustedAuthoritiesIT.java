package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real browser and a server whose certificate the world does not know. */
final class TrustedAuthoritiesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void anAuthorityThatIsNamedIsTrusted() throws Exception {
        var server = server("IP:127.0.0.1");
        try {
            assertThat(visit(server, trusting())).isInstanceOf(PageDomain.Navigation.Committed.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void oneThatIsNotNamedIsNot() throws Exception {
        var server = server("IP:127.0.0.1");
        try {
            assertThat(visit(server, LaunchConfig.of(BrowserKind.SHELL)))
                    .isEqualTo(new PageDomain.Navigation.Failed("net::ERR_CERT_AUTHORITY_INVALID"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefusedAllTheSame() throws Exception {
        var server = server("DNS:elsewhere");
        try {
            assertThat(visit(server, trusting()))
                    .isEqualTo(new PageDomain.Navigation.Failed("net::ERR_CERT_COMMON_NAME_INVALID"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aFileWithoutCertificatesIsSaidAndLeavesNoFolder() throws Exception {
        var file = Files.writeString(folder.resolve("wrong.pem"), "nothing\n");
        var parent = Files.createDirectory(folder.resolve("parent"));
        var launched = Browser.launch(
                LaunchConfig.of(BrowserKind.SHELL).withParent(parent).withAuthorities(file));
        assertThat(launched)
                .isInstanceOfSatisfying(
                        LaunchResult.NotLaunched.class,
                        not -> assertThat(not.why()).contains("wrong.pem"));
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void aDatabaseThatCannotBeMadeIsSaid() throws Exception {
        Files.writeString(folder.resolve(".pki"), "in the way");
        assertThatThrownBy(() -> TrustedAuthorities.install(folder.resolve("ca.pem"), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(".pki");
    }

    private LaunchConfig trusting() {
        return LaunchConfig.of(BrowserKind.SHELL).withAuthorities(folder.resolve("ca.pem"));
    }

    private PageDomain.Navigation visit(HttpsServer server, LaunchConfig config) throws IOException {
        var parent = Files.createTempDirectory(folder, "browser");
        return switch (Browser.launch(config.withParent(parent).withPatience(PATIENCE))) {
            case LaunchResult.Launched(var browser) -> {
                try (browser) {
                    yield browser.openPage(_ -> {})
                            .page()
                            .navigate("https://127.0.0.1:" + server.getAddress().getPort() + "/", PATIENCE);
                }
            }
            case LaunchResult.NotLaunched(var why) -> throw new AssertionError(why);
        };
    }

    /** With a certificate of its own authority, both made by the JDK's keytool. */
    private HttpsServer server(String name) throws Exception {
        var store = folder.resolve("keys.p12").toString();
        keytool(store, "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=ca", "-ext", "bc:c=ca:true");
        keytool(
                store,
                "-genkeypair",
                "-alias",
                "leaf",
                "-keyalg",
                "EC",
                "-dname",
                "CN=leaf",
                "-signer",
                "ca",
                "-ext",
                "san=" + name,
                "-validity",
                "30");
        keytool(
                store,
                "-exportcert",
                "-rfc",
                "-alias",
                "ca",
                "-file",
                folder.resolve("ca.pem").toString());
        var keys = KeyStore.getInstance(Path.of(store).toFile(), "secret".toCharArray());
        keys.deleteEntry("ca");
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "secret".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            var page = "<title>reached</title>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            try (var out = exchange.getResponseBody()) {
                out.write(page);
            }
        });
        server.start();
        return server;
    }

    private static void keytool(String store, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store, "-storepass", "secret", "-storetype", "PKCS12"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
