package com.vomeet.lab.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vomeet.lab.media.srtp.SrtpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Server and client in one process, with queues between them instead of a network. */
final class DtlsLinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int GCM = SRTPProtectionProfile.SRTP_AEAD_AES_128_GCM;
    private final DtlsIdentity ours = DtlsIdentity.generate(Instant.now());
    private final DtlsIdentity theirs = DtlsIdentity.generate(Instant.now());
    private final CompletableFuture<SrtpSession> session = new CompletableFuture<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        executor.close();
    }

    @Test
    void bothEndsHaveTheSameKeysAndACloseByTheClientIsSeen() throws IOException {
        try (var ends = new Ends(theirs.fingerprint(), GCM)) {
            var transport = ends.connect();
            var protectedByUs = session.join().sender().protectRtp(rtp());
            assertThat(ends.clientSession().receiver().openRtp(protectedByUs))
                    .hasValueSatisfying(plain -> assertThat(plain).isEqualTo(rtp()));
            transport.close();
            assertThat(ends.end).succeedsWithin(PATIENCE).isEqualTo(new DtlsEnd.ByPeer());
        }
    }

    @Test
    void aCloseByTheServerIsSeenByTheClient() throws IOException {
        try (var ends = new Ends(theirs.fingerprint(), GCM)) {
            ends.connect();
            session.join();
            ends.link.close();
            assertThat(ends.end).succeedsWithin(PATIENCE).isEqualTo(new DtlsEnd.ByUs());
            assertThat(ends.clientSideClosed()).isTrue();
        }
    }

    @Test
    void aCertificateThatIsNotTheOfferedOneFails() {
        try (var ends = new Ends(ours.fingerprint(), GCM)) {
            assertThatThrownBy(ends::connect).isInstanceOf(IOException.class);
            assertThat(ends.end)
                    .succeedsWithin(PATIENCE)
                    .isEqualTo(new DtlsEnd.Failed("the browser's certificate is not the one of its offer"));
            assertThat(session).isNotDone();
        }
    }

    @Test
    void aClientWithoutGcmFails() {
        try (var ends = new Ends(theirs.fingerprint(), SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80)) {
            assertThatThrownBy(ends::connect).isInstanceOf(IOException.class);
            assertThat(ends.end)
                    .succeedsWithin(PATIENCE)
                    .isEqualTo(new DtlsEnd.Failed("the browser does not offer SRTP with AEAD_AES_128_GCM"));
        }
    }

    @Test
    void aLinkThatIsClosedWhileItWaitsForAClientEnds() throws IOException {
        var link = new DtlsLink(ours, theirs.fingerprint(), packet -> {});
        var end = CompletableFuture.supplyAsync(() -> link.run(session::complete), executor);
        link.close();
        assertThat(end).succeedsWithin(PATIENCE).isEqualTo(new DtlsEnd.ByUs());
    }

    private static byte[] rtp() {
        return ByteBuffer.allocate(20).putInt(0x806f0001).putInt(960).putInt(7).array();
    }

    /** The link under test, and a client whose queue it sends to. */
    private final class Ends implements AutoCloseable {
        private final TestClient client;
        private final PacketQueue clientQueue;
        private final DtlsLink link;
        private final CompletableFuture<DtlsEnd> end;

        private Ends(Fingerprint expected, int profile) {
            client = new TestClient(theirs, ours.fingerprint(), profile);
            var toClient = new CompletableFuture<PacketQueue>();
            link = new DtlsLink(ours, expected, packet -> toClient.join().offer(packet));
            clientQueue = new PacketQueue(link::offer);
            toClient.complete(clientQueue);
            end = CompletableFuture.supplyAsync(() -> link.run(session::complete), executor);
        }

        private DTLSTransport connect() throws IOException {
            var transport = new DTLSClientProtocol().connect(client, clientQueue);
            executor.execute(() -> readUntilClosed(transport));
            return transport;
        }

        private void readUntilClosed(DTLSTransport transport) {
            try {
                while (!clientQueue.closed()) {
                    transport.receive(new byte[1500], 0, 1500, 50);
                }
            } catch (IOException e) {
                // the transport has ended
            }
        }

        private boolean clientSideClosed() {
            await().atMost(PATIENCE).until(clientQueue::closed);
            return clientQueue.closed();
        }

        /** With the parts exchanged the client's material is that of a server. */
        private SrtpSession clientSession() {
            var material = Objects.requireNonNull(client.keyingMaterial());
            var swapped = ByteBuffer.allocate(56)
                    .put(material, 16, 16)
                    .put(material, 0, 16)
                    .put(material, 44, 12)
                    .put(material, 32, 12);
            return SrtpSession.ofServer(swapped.array());
        }

        @Override
        public void close() {
            clientQueue.close();
            try {
                link.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
