package com.vomeet.lab.media.dtls;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One handshake: settles the SRTP profile, checks the browser's certificate against its offer, exports the SRTP keys. */
@SuppressWarnings({"rawtypes", "JdkObsolete"}) // Hashtable and Vector are the types of Bouncy Castle's callbacks
final class DtlsSrtpServer extends DefaultTlsServer {
    private static final Logger LOG = LoggerFactory.getLogger(DtlsSrtpServer.class);
    /** A browser on a busy machine may need many seconds; one that needs more than this has gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final SignatureAndHashAlgorithm ECDSA =
            new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa);
    private static final SignatureAndHashAlgorithm RSA =
            new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.rsa);
    private static final int PROFILE = SRTPProtectionProfile.SRTP_AEAD_AES_128_GCM;

    private final DtlsIdentity identity;
    private final Fingerprint expected;
    private final int keyingMaterialLength;
    private byte @Nullable [] keyingMaterial;
    private @Nullable String complaint;

    DtlsSrtpServer(DtlsIdentity identity, Fingerprint expected, int keyingMaterialLength) {
        super(identity.crypto());
        this.identity = identity;
        this.expected = expected;
        this.keyingMaterialLength = keyingMaterialLength;
    }

    /** The exported keys, once the handshake is complete. */
    byte[] keyingMaterial() {
        if (keyingMaterial == null) {
            throw new IllegalStateException("the handshake is not complete");
        }
        return keyingMaterial;
    }

    /** Why the handshake failed, as far as an alert told: the exception of accept() names only its kind. */
    @Nullable
    String complaint() {
        return complaint;
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return (int) PATIENCE.toMillis();
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    /** The default list has RSA suites, too; one of those, picked for our ECDSA certificate, ends in an internal error. */
    @Override
    protected int[] getSupportedCipherSuites() {
        return new int[] {
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
        };
    }

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() {
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                identity.crypto(),
                identity.privateKey(),
                identity.certificate(),
                ECDSA);
    }

    /** Without the browser's certificate its fingerprint would prove nothing (RFC 8827 section 6.5). */
    @Override
    public CertificateRequest getCertificateRequest() {
        return new CertificateRequest(
                new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign},
                new Vector<>(List.of(ECDSA, RSA)),
                null);
    }

    @Override
    public void notifyClientCertificate(Certificate client) throws IOException {
        if (client.isEmpty()
                || !Fingerprint.of(client.getCertificateAt(0).getEncoded()).equals(expected)) {
            complaint = "the browser's certificate is not the one of its offer";
            throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
    }

    @Override
    public void processClientExtensions(Hashtable clientExtensions) throws IOException {
        super.processClientExtensions(clientExtensions);
        var offered = TlsSRTPUtils.getUseSRTPExtension(clientExtensions);
        if (offered == null || Arrays.stream(offered.getProtectionProfiles()).noneMatch(id -> id == PROFILE)) {
            complaint = "the browser does not offer SRTP with AEAD_AES_128_GCM";
            throw new TlsFatalAlert(AlertDescription.illegal_parameter);
        }
    }

    @Override
    public Hashtable getServerExtensions() throws IOException {
        var usual = super.getServerExtensions();
        var extensions = new Hashtable<Object, Object>();
        if (usual != null) {
            extensions.putAll((Hashtable<?, ?>) usual);
        }
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(new int[] {PROFILE}, TlsUtils.EMPTY_BYTES));
        return extensions;
    }

    @Override
    public void notifyAlertRaised(short level, short description, String message, Throwable cause) {
        if (description != AlertDescription.close_notify) {
            LOG.debug("DTLS alert {}: {}", AlertDescription.getText(description), message, cause);
        }
    }

    /** The exporter works within this call only: afterwards Bouncy Castle has wiped the secrets. */
    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        keyingMaterial = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, keyingMaterialLength);
    }
}
