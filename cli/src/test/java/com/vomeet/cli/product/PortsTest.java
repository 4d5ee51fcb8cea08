package com.vomeet.cli.product;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.cli.Trouble;
import com.vomeet.parts.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class PortsTest {
    @Test
    void aTakenPortIsASentenceThatSaysWhatToDo() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "--lab-port"))
                    .isInstanceOf(Trouble.class)
                    .hasMessage("port " + taken.getLocalPort()
                            + " is taken by another program; --lab-port chooses another");
        }
    }

    @Test
    void aPortTakenOnAllAddressesIsTakenHereToo() throws IOException {
        try (var taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "--port"))
                    .isInstanceOf(Trouble.class);
        }
    }

    @Test
    void aFreePortStaysFree() {
        var port = FreePort.any();
        assertThatCode(() -> Ports.requireFree(port, "--port")).doesNotThrowAnyException();
        assertThatCode(() -> Ports.requireFree(port, "--port")).doesNotThrowAnyException();
    }

    @Test
    void anyPortIsFree() {
        assertThatCode(() -> Ports.requireFree(0, "--port")).doesNotThrowAnyException();
    }
}
