package com.vomeet.manager.orchestrator.job;

/**
 * An image reference: {@code repository:tag}, {@code repository@digest}, or a repository alone.
 *
 * @param version with the sign that begins it; empty for the repository alone
 */
record ImageName(String repository, String version) {
    static ImageName parse(String reference) {
        var digest = reference.indexOf('@');
        // A colon before the last slash belongs to the registry's port.
        var colon = reference.indexOf(':', reference.lastIndexOf('/') + 1);
        var end = digest >= 0 ? (colon >= 0 && colon < digest ? colon : digest) : colon;
        return end < 0
                ? new ImageName(reference, "")
                : new ImageName(reference.substring(0, end), reference.substring(end));
    }

    @Override
    public String toString() {
        return repository + version;
    }
}
