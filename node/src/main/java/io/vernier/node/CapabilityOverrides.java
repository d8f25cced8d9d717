package io.vernier.node;

/** What one transport entry says of the node in place of what the node says of itself. */
public final class CapabilityOverrides extends CapabilityOptions<CapabilityOverrides> {
    CapabilityOverrides() {
        super(CapabilityValues.none());
    }

    /**
     * The Origin-Host of everything that is sent on the entry's connections; the node's unless told.
     *
     * @throws IllegalArgumentException if it is no DiameterIdentity, or was said before
     */
    public CapabilityOverrides originHost(String host) {
        return sayOriginHost(host);
    }

    /**
     * The Origin-Realm of everything that is sent on the entry's connections; the node's unless told.
     *
     * @throws IllegalArgumentException if it is no DiameterIdentity, or was said before
     */
    public CapabilityOverrides originRealm(String realm) {
        return sayOriginRealm(realm);
    }

    @Override
    CapabilityOverrides self() {
        return this;
    }
}
