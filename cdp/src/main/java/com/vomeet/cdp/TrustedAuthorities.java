package com.vomeet.cdp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Authorities that one browser trusts besides the public ones: they are put into the NSS database of its own home folder, where
 * Chromium on Linux looks. Names and dates are checked as ever, which a flag that ignores errors would not do.
 */
final class TrustedAuthorities {
    private static final int PATIENCE_SECONDS = 20;

    private final Path database;

    private TrustedAuthorities(Path home) {
        database = home.resolve(".pki/nssdb");
    }

    /**
     * Has every certificate of the file trusted.
     *
     * @throws IOException when that cannot be done; the message says why
     */
    static void install(Path file, Path home) throws IOException, InterruptedException {
        var authorities = new TrustedAuthorities(home);
        Files.createDirectories(authorities.database);
        authorities.certutil("-N", "--empty-password");
        var certificate = Files.createTempFile(home, "authority", ".der");
        try (var in = Files.newInputStream(file)) {
            var number = 0;
            for (var found : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                Files.write(certificate, found.getEncoded());
                authorities.certutil("-A", "-t", "C,,", "-n", "authority " + ++number, "-i", certificate.toString());
            }
            if (number == 0) {
                throw new IOException(file + " holds no certificate");
            }
        } catch (CertificateException e) {
            throw new IOException(file + " holds no certificate that can be read", e);
        } finally {
            Files.delete(certificate);
        }
    }

    private void certutil(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("certutil", "-d", "sql:" + database));
        command.addAll(List.of(arguments));
        var process = start(command);
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("certutil does not end");
        }
        if (process.exitValue() != 0) {
            throw new IOException("certutil ended with exit code " + process.exitValue() + ": " + said);
        }
    }

    private static Process start(List<String> command) throws IOException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException("certutil cannot be run: install libnss3-tools", e);
        }
    }
}
