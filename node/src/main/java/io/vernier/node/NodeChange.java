package io.vernier.node;

/** What is to be otherwise about a node from now on; what is not named stays. For {@link Node#configure}. */
public final class NodeChange extends NodeOptions<NodeChange> {
    NodeChange(NodeSettings before) {
        super(before.capabilities());
        admission = before.admission();
        timeouts = before.timeouts();
        limits = before.limits();
        watchdog = before.watchdog();
        reconnect = before.reconnect();
        callTimeout = before.callTimeout();
        localAddresses = before.localAddresses();
        maxPending = before.maxPending();
        validation = before.validation();
        rememberedAnswers = before.rememberedAnswers();
        peersLogging = before.peersLogging();
        statisticsLogging = before.statisticsLogging();
        sessionIdFormat = before.sessionIdFormat();
        maxConcurrentRequests = before.maxConcurrentRequests();
    }

    /**
     * The Origin-Host from the next capabilities exchange on.
     *
     * @throws IllegalArgumentException if it is no DiameterIdentity, or was said before
     */
    public NodeChange originHost(String host) {
        return sayOriginHost(host);
    }

    /**
     * The Origin-Realm from the next capabilities exchange on.
     *
     * @throws IllegalArgumentException if it is no DiameterIdentity, or was said before
     */
    public NodeChange originRealm(String realm) {
        return sayOriginRealm(realm);
    }

    @Override
    NodeChange self() {
        return this;
    }
}
