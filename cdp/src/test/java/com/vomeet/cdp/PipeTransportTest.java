package com.vomeet.cdp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class PipeTransportTest {
    private Pipe toUs;
    private Pipe fromUs;
    private PipeTransport transport;

    @BeforeEach
    void open() throws IOException {
        toUs = Pipe.open();
        fromUs = Pipe.open();
        transport = new PipeTransport(toUs.source(), Channels.newOutputStream(fromUs.sink()));
    }

    @AfterEach
    void close() throws IOException {
        transport.close();
        toUs.sink().close();
        fromUs.source().close();
    }

    private void write(String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            toUs.sink().write(bytes);
        }
    }

    private String receive() throws IOException {
        var message = transport.receive();
        return message == null ? "END" : new String(message, UTF_8);
    }

    @Test
    void messagesAreCutAtZeroBytes() throws IOException {
        write("one\0two\0\0");
        assertThat(receive()).isEqualTo("one");
        assertThat(receive()).isEqualTo("two");
        assertThat(receive()).isEmpty();
    }

    @Test
    void aMessageMayArriveInPieces() throws IOException {
        write("a\0be");
        assertThat(receive()).isEqualTo("a");
        write("gin");
        var whole = CompletableFuture.supplyAsync(() -> {
            try {
                return receive();
            } catch (IOException e) {
                return e.toString();
            }
        });
        write("ning ü\0");
        assertThat(whole.join()).isEqualTo("beginning ü");
    }

    @Test
    void aLongMessageIsReceivedWhole() throws Exception {
        var text = "x".repeat(1_000_000);
        var writing = Thread.ofVirtual().start(() -> {
            try {
                write(text + "\0after\0");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(receive()).isEqualTo(text);
        assertThat(receive()).isEqualTo("after");
        writing.join();
    }

    @Test
    void theEndIsSaid() throws IOException {
        write("rest without its end");
        toUs.sink().close();
        assertThat(receive()).isEqualTo("END");
    }

    @Test
    void aSentMessageEndsWithAZeroByte() throws IOException {
        transport.send("{}".getBytes(UTF_8));
        var read = ByteBuffer.allocate(10);
        fromUs.source().read(read);
        assertThat(new String(read.array(), 0, read.position(), UTF_8)).isEqualTo("{}\0");
    }

    @Test
    void anInterruptedSenderCutsNobodyOff(@TempDir Path folder) throws Exception {
        var toBrowser = fifo(folder.resolve("in"));
        var fromBrowser = fifo(folder.resolve("out"));
        try (var browser = FileChannel.open(toBrowser, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var _ = FileChannel.open(fromBrowser, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var pipes = PipeTransport.open(toBrowser, fromBrowser)) {
            var interrupted = Thread.ofVirtual().start(() -> {
                Thread.currentThread().interrupt();
                assertThatCode(() -> pipes.send("a".getBytes(UTF_8))).doesNotThrowAnyException();
            });
            interrupted.join();
            pipes.send("b".getBytes(UTF_8));
            var read = ByteBuffer.allocate(4);
            while (read.hasRemaining()) {
                browser.read(read);
            }
            assertThat(new String(read.array(), UTF_8)).isEqualTo("a\0b\0");
        }
    }

    private static Path fifo(Path path) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
        return path;
    }

    @Test
    void afterCloseNothingIsReceivedAndNothingCanBeSent() throws IOException {
        transport.close();
        assertThat(receive()).isEqualTo("END");
        assertThatThrownBy(() -> transport.send(new byte[0])).isInstanceOf(IOException.class);
    }
}
