package com.vomeet.lab.web;

import com.vomeet.lab.tls.TlsIdentity;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The web server's door with TLS. HTTP/1.1 only: a WebSocket is opened with it. */
final class Https {
    private Https() {}

    static Connector connector(Server server, HttpConfiguration http, TlsIdentity tls, String host, int port) {
        var certificates = new SslContextFactory.Server();
        certificates.setKeyStore(tls.keyStore());
        certificates.setKeyStorePassword(TlsIdentity.PASSWORD);
        var secure = new HttpConfiguration(http);
        // Names are checked by the lab itself, which also lets probes in that know an address only.
        secure.addCustomizer(new SecureRequestCustomizer(/* sniHostCheck= */ false));
        var connector = new ServerConnector(server, certificates, new HttpConnectionFactory(secure));
        connector.setHost(host);
        connector.setPort(port);
        return connector;
    }
}
