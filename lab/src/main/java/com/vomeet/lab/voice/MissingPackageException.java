package com.vomeet.lab.voice;

/** Something that a Debian package brings is not on this machine. The message says which, and how to get it. */
public final class MissingPackageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingPackageException(String what, String debianPackage) {
        super(what + ": apt-get install " + debianPackage + " (or ./vomeet doctor --fix)");
    }
}
