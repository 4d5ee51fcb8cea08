package com.vomeet.manager;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.admin.AdminDesk;
import com.vomeet.manager.store.Patience;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AdminTest {
    @Test
    void aDatabaseThatCannotBeReachedIsALineWithTheReason() {
        var err = new ByteArrayOutputStream();
        var status = Admin.run(
                List.of("account", "create", "Ann"),
                Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:9/none"),
                new Patience(1, Duration.ZERO),
                System.out,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(status).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .matches("PostgreSQL at jdbc:postgresql://127.0.0.1:9/none cannot be reached after 1 attempts: .+");
    }

    /** Its first start takes longer than the next command line, which stands right below it in the document. */
    @Test
    void aDatabaseThatIsBeingMadeIsWaitedFor() {
        var patience = AdminDesk.PATIENCE;
        assertThat(patience.pause().multipliedBy(patience.attempts())).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }
}
