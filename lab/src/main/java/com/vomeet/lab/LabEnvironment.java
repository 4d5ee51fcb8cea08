package com.vomeet.lab;

import com.vomeet.contract.Settings;
import com.vomeet.lab.tls.OwnAuthority;
import com.vomeet.lab.tls.Pem;
import com.vomeet.lab.tls.TlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@link LabConfig}; the one place that knows the variables' names and defaults. */
final class LabEnvironment {
    static final int DEFAULT_PORT = 8057;

    private final Settings settings;

    private LabEnvironment(Settings settings) {
        this.settings = settings;
    }

    /** What is wrong stands in the settings' problems afterwards; its default is in its place. */
    static LabConfig read(Settings settings) {
        return new LabEnvironment(settings).config();
    }

    private LabConfig config() {
        var usual = LabConfig.onPort(settings.number("PORT", DEFAULT_PORT, 0, 65_535));
        var base = settings.url("LAB_URL", "http", "https").orElse(null);
        var names = settings.words("LAB_NAMES");
        return usual.withReach(new LabReach(
                settings.text("HOST").orElse(usual.reach().host()),
                base,
                names,
                media(usual.reach().media()),
                settings.number("LAB_UDP_PORT", 0, 0, 65_535),
                tls(usual, base, names)));
    }

    private InetAddress media(InetAddress otherwise) {
        return settings.text("LAB_MEDIA_HOST")
                .flatMap(host -> {
                    try {
                        var address = InetAddress.getByName(host);
                        if (!address.isAnyLocalAddress()) {
                            return Optional.of(address);
                        }
                    } catch (UnknownHostException e) {
                        // falls through to the one message
                    }
                    settings.problem("LAB_MEDIA_HOST", "must be an address of this machine that guests can send to");
                    return Optional.empty();
                })
                .orElse(otherwise);
    }

    private @Nullable TlsIdentity tls(LabConfig config, @Nullable URI base, List<String> names) {
        var certificate = settings.text("LAB_CERTIFICATE_FILE").map(Path::of);
        var key = settings.text("LAB_KEY_FILE").map(Path::of);
        if (base == null || !base.getScheme().equals("https")) {
            if (certificate.isPresent() || key.isPresent()) {
                settings.problem("LAB_URL", "must begin with https:// where there is a certificate");
            }
            return null;
        }
        if (certificate.isPresent() && key.isPresent()) {
            return given(certificate.get(), key.get());
        }
        if (certificate.isPresent() || key.isPresent()) {
            settings.problem(key.isPresent() ? "LAB_CERTIFICATE_FILE" : "LAB_KEY_FILE", "is missing: both or none");
            return null;
        }
        var all = new ArrayList<>(List.of(base.getHost(), "127.0.0.1", "localhost"));
        all.addAll(names);
        return OwnAuthority.certify(all, config.clock().instant());
    }

    private @Nullable TlsIdentity given(Path certificate, Path key) {
        try {
            return Pem.read(certificate, key);
        } catch (IOException e) {
            settings.problem("LAB_CERTIFICATE_FILE", "cannot be used with LAB_KEY_FILE: " + e.getMessage());
            return null;
        }
    }
}
