package com.vomeet.lab;

import com.vomeet.contract.SettingRow;
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
import java.util.Map;
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
        var base = settings.of("LAB_URL", "what guests are told. With `https://` the pages are served with TLS")
                .otherwise("`http://127.0.0.1` with the port")
                .url("http", "https")
                .orElse(null);
        var names = settings.of("LAB_NAMES", "further host names under which it may be called")
                .words();
        var host = settings.of("HOST", "the address at which it listens")
                .otherwise("`127.0.0.1` (image: all addresses)")
                .text(LabReach.local().host());
        var usual = LabConfig.onPort(settings.of("PORT", "where it listens; 0 takes any port that is free")
                .otherwise("`" + DEFAULT_PORT + "` (image: `8443`)")
                .number(DEFAULT_PORT, 0, 65_535));
        return usual.withReach(new LabReach(
                host,
                base,
                names,
                media(usual.reach().media()),
                settings.of("LAB_UDP_PORT", "the port of that")
                        .otherwise("any that is free (image: `10000`)")
                        .number(0, 0, 65_535),
                tls(usual, base, names)));
    }

    /** Every setting that there is, for the documentation. */
    static List<SettingRow> all() {
        var settings = new Settings(Map.of());
        var _ = read(settings);
        return settings.rows();
    }

    private InetAddress media(InetAddress otherwise) {
        return settings.of(
                        "LAB_MEDIA_HOST",
                        "the address that sound is exchanged with: one of this machine's (a pod: its own) that guests can"
                                + " send to")
                .otherwise("`127.0.0.1`")
                .text()
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
        var certificate = settings.of("LAB_CERTIFICATE_FILE", "certificate chain, PEM")
                .allowed("a file")
                .otherwise("made at the start, by an authority of its own")
                .text()
                .map(Path::of);
        var key = settings.of("LAB_KEY_FILE", "its key, PEM")
                .allowed("a file")
                .otherwise("the same")
                .text()
                .map(Path::of);
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
