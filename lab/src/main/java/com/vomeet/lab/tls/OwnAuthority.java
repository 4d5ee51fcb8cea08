package com.vomeet.lab.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that signs one certificate and is forgotten. */
public final class OwnAuthority {
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration AFTER = Duration.ofDays(90);
    private static final X500Name AUTHORITY = new X500Name("CN=Vomeet lab authority");
    private static final X500Name LAB = new X500Name("CN=Vomeet lab");

    private final Instant now;
    private final SecureRandom random = new SecureRandom();

    private OwnAuthority(Instant now) {
        this.now = now;
    }

    /** @param names host names and addresses under which the lab is found */
    public static TlsIdentity certify(Collection<String> names, Instant now) {
        try {
            return new OwnAuthority(now).certify(names);
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("no certificate could be made for " + names, e);
        }
    }

    private TlsIdentity certify(Collection<String> names)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var authority = keys();
        var root = certificate(AUTHORITY, authority)
                .addExtension(Extension.basicConstraints, /* isCritical= */ true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, /* isCritical= */ true, new KeyUsage(KeyUsage.keyCertSign));
        var lab = keys();
        var leaf = certificate(LAB, lab)
                .addExtension(Extension.basicConstraints, /* isCritical= */ true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, /* isCritical= */ true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(
                        Extension.extendedKeyUsage,
                        /* isCritical= */ false,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, /* isCritical= */ false, alternatives(names));
        return new TlsIdentity(lab.getPrivate(), List.of(signed(leaf, authority), signed(root, authority)));
    }

    private KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private X509v3CertificateBuilder certificate(X500Name subject, KeyPair keys) {
        return new JcaX509v3CertificateBuilder(
                AUTHORITY,
                new BigInteger(63, random).setBit(62),
                Date.from(now.minus(BEFORE)),
                Date.from(now.plus(AFTER)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate signed(X509v3CertificateBuilder certificate, KeyPair authority)
            throws GeneralSecurityException, OperatorCreationException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(certificate.build(signer));
    }

    private static GeneralNames alternatives(Collection<String> names) {
        return new GeneralNames(names.stream()
                .distinct()
                .map(name -> new GeneralName(isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    private static boolean isAddress(String name) {
        return name.contains(":") || name.matches("[0-9.]+");
    }
}
