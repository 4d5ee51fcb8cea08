package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ServerErrorsTest {
    private final Server server = new Server();
    private final LocalConnector connector = new LocalConnector(server);

    private String refused(int status) throws Exception {
        server.addConnector(connector);
        server.setErrorHandler(new ServerErrors());
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Response.writeError(request, response, callback, status);
                return true;
            }
        });
        server.start();
        return connector.getResponse("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void aServerThatEndsSaysWhenToComeBack() throws Exception {
        assertThat(refused(503))
                .startsWith("HTTP/1.1 503 ")
                .contains("Retry-After: 2")
                .endsWith("{\"detail\":\"Service Unavailable\"}");
    }

    @Test
    void aRequestThatIsNoneIsRefusedForGood() throws Exception {
        assertThat(refused(400)).endsWith("{\"detail\":\"Bad Request\"}").doesNotContain("Retry-After");
    }
}
