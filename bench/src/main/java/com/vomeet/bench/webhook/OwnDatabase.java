package com.vomeet.bench.webhook;

import com.vomeet.cli.product.Folders;
import com.vomeet.contract.Secret;
import com.vomeet.manager.config.DatabaseSettings;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** A PostgreSQL of its own, empty, for as long as a bench runs. */
record OwnDatabase(EmbeddedPostgres server, Database database) implements AutoCloseable {
    static OwnDatabase start() throws IOException {
        var cache = Folders.ofThisMachine().cache().resolve("postgres");
        System.setProperty("ot.epg.working-dir", cache.toString());
        var server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Folders.make(cache).toFile())
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            var settings = new DatabaseSettings(
                    "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres", "postgres", Secret.of(""), 20);
            return new OwnDatabase(server, Database.open(settings, Patience.DEFAULT));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
        server.close();
    }
}
