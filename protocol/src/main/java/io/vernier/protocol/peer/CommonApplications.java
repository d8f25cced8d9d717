package io.vernier.protocol.peer;

import io.vernier.codec.ApplicationId;

/**
 * The applications that two peers have in common after the capabilities exchange (RFC 6733 section 5.3): the intersection
 * of all ids that either advertised, where a relay counts as having every application.
 *
 * @param auth the common ones that are advertised for authorization
 * @param acct the common ones that are advertised for accounting
 * @param isPeerRelay whether the peer is a relay, which takes every application
 */
public record CommonApplications(ApplicationIds auth, ApplicationIds acct, boolean isPeerRelay) {
    /** What these two have in common; both are asked the same way, so both sides come to the same result. */
    public static CommonApplications of(Capabilities local, Capabilities peer) {
        ApplicationIds ours = local.applications();
        ApplicationIds theirs = peer.applications();
        ApplicationIds common =
                ours.containsRelay() ? theirs : theirs.containsRelay() ? ours : ours.intersection(theirs);
        Capabilities naming = ours.containsRelay() ? peer : local;
        return new CommonApplications(
                common.intersection(naming.authApplications()),
                common.intersection(naming.acctApplications()),
                theirs.containsRelay());
    }

    /** Whether there is none: the peers have nothing to say to each other. */
    public boolean isEmpty() {
        return auth.isEmpty() && acct.isEmpty() && !isPeerRelay;
    }

    /** Whether a request of this application may be sent to the peer; those of the common messages always may. */
    public boolean supports(long applicationId) {
        return isPeerRelay
                || applicationId == ApplicationId.COMMON
                || auth.contains(applicationId)
                || acct.contains(applicationId);
    }
}
