package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.config.HttpSettings;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;

final class ApiServerTest {
    @Test
    void aBotsConnectionKeepsNoTableOfHeaders() {
        var settings = new HttpSettings("127.0.0.1", 0, null);
        var connector = ApiServer.connector(new Server(), new HttpConfiguration(), settings);

        var http = connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        assertThat(http.getHeaderCacheSize()).isZero();
    }
}
